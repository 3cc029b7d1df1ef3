#include "esphome/components/metering/interval_meter.h"

#include <algorithm>

namespace esphome::metering {

void IntervalMeter::configure(const Calibration &calibration, float interval_s) {
  this->calibration_ = calibration;
  this->interval_s_ = interval_s;
  this->sum_ = {};
  this->net_ = {};
}

bool IntervalMeter::add(const Window &window) {
  const bool first = this->sum_.duration_s == 0;
  this->least_w_ = first ? window.power_w : std::min(this->least_w_, window.power_w);
  this->greatest_w_ = first ? window.power_w : std::max(this->greatest_w_, window.power_w);
  this->sum_.add(window.moments);
  this->net_.add(window);
  // Windows are whole samples long: their sum may miss the interval by less than half a window.
  if (static_cast<float>(this->sum_.duration_s) + window.duration_s / 2 < this->interval_s_)
    return false;
  this->interval_ = evaluate(this->sum_, this->calibration_);
  this->net_.end_interval(this->interval_);
  this->power_min_w_ = this->least_w_;
  this->power_max_w_ = this->greatest_w_;
  this->sum_ = {};
  return true;
}

}  // namespace esphome::metering
