#include "esphome/components/metering/dc_meter.h"

#include <algorithm>
#include <cmath>

namespace esphome::metering {

void DcMeter::configure(const Calibration &calibration, float window_s) {
  this->calibration_ = calibration;
  this->window_s_ = window_s;
  this->moments_ = {};
}

bool DcMeter::add(float voltage_v, float current_a, float duration_s) {
  const float direction = this->calibration_.reversed ? -1.0f : 1.0f;
  Moments pair;
  pair.duration_s = duration_s;
  pair.samples = 1;
  pair.voltage_squared = voltage_v * voltage_v * duration_s;
  pair.current_squared = current_a * current_a * duration_s;
  pair.energy_j = direction * voltage_v * current_a * duration_s;
  pair.voltage_peak_v = std::fabs(voltage_v);
  pair.current_peak_a = std::fabs(current_a);
  this->moments_.add(pair);
  if (static_cast<float>(this->moments_.duration_s) < this->window_s_)
    return false;
  this->window_ = evaluate(this->moments_, this->calibration_);
  this->moments_ = {};
  return true;
}

}  // namespace esphome::metering
