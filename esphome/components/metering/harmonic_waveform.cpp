#include "esphome/components/metering/harmonic_waveform.h"

#include <algorithm>
#include <cmath>

namespace esphome::metering {

static constexpr float TWO_PI = 6.28318530718f;
static constexpr float PHASE_TURN = 4294967296.0f;
static constexpr int POINT_SHIFT = 22;  // leaves the 10 bits that choose one of POINTS

void HarmonicWaveform::fill_(const HarmonicTable &table, Cycle &cycle) {
  for (size_t point = 0; point < cycle.size(); point++) {
    float sum = 0;
    for (size_t i = 0; i < table.size; i++) {
      const Harmonic &harmonic = table.harmonics[i];
      const float turns = static_cast<float>(point * harmonic.order % POINTS) / POINTS;
      sum += harmonic.amplitude * std::cos(TWO_PI * turns + harmonic.phase_rad);
    }
    cycle[point] = sum;
  }
}

void HarmonicWaveform::configure(const HarmonicTable &voltage, float voltage_v, float frequency_hz,
                                 float sample_rate_hz) {
  fill_(voltage, this->voltage_);
  // Amplitudes are relative to the fundamental; the RMS value wanted is that of the whole signal.
  float squared = 0;
  for (size_t i = 0; i < voltage.size; i++)
    squared += voltage.harmonics[i].amplitude * voltage.harmonics[i].amplitude / 2;
  for (float &point : this->voltage_)
    point *= voltage_v / std::sqrt(squared);
  this->voltage_v_ = voltage_v;
  this->sample_rate_hz_ = sample_rate_hz;
  this->appliances_ = 0;
  this->phase_ = 0;
  this->set_frequency(frequency_hz);
}

void HarmonicWaveform::set_frequency(float frequency_hz) {
  this->step_ = static_cast<uint32_t>(std::lround(frequency_hz / this->sample_rate_hz_ * PHASE_TURN));
}

size_t HarmonicWaveform::add_appliance(const HarmonicTable &current) {
  if (this->appliances_ == MAX_APPLIANCES)
    return MAX_APPLIANCES;
  fill_(current, this->currents_[this->appliances_]);
  // The supply's own harmonics carry power too: scale so that 1 W asked for is 1 W drawn.
  float power = 0;
  for (size_t point = 0; point < POINTS; point++)
    power += this->voltage_[point] * this->currents_[this->appliances_][point] / POINTS;
  for (float &point : this->currents_[this->appliances_])
    point /= power;
  this->scale_[this->appliances_] = 0;
  return this->appliances_++;
}

void HarmonicWaveform::set_power(size_t appliance, float power_w) {
  if (appliance < this->appliances_)
    this->scale_[appliance] = power_w;
}

void HarmonicWaveform::next(float &voltage_v, float &current_a) {
  const size_t point = this->phase_ >> POINT_SHIFT;
  const float part =
      static_cast<float>(this->phase_ & ((1U << POINT_SHIFT) - 1)) / static_cast<float>(1U << POINT_SHIFT);
  const auto at = [point, part](const Cycle &cycle) { return cycle[point] + part * (cycle[point + 1] - cycle[point]); };
  voltage_v = at(this->voltage_);
  current_a = 0;
  for (size_t i = 0; i < this->appliances_; i++) {
    if (this->scale_[i] != 0)
      current_a += this->scale_[i] * at(this->currents_[i]);
  }
  this->phase_ += this->step_;
}

Sample HarmonicWaveform::next_sample(const Calibration &calibration, int16_t offset) {
  float voltage_v = 0;
  float current_a = 0;
  this->next(voltage_v, current_a);
  const auto counts = [&calibration, offset](float value, float per_count) {
    const float exact = value / per_count + offset;
    return static_cast<int16_t>(std::lround(
        std::clamp(exact, static_cast<float>(calibration.min_counts), static_cast<float>(calibration.max_counts))));
  };
  return {counts(voltage_v, calibration.volts_per_count), counts(current_a, calibration.amps_per_count)};
}

}  // namespace esphome::metering
