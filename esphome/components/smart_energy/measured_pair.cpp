#include "esphome/components/smart_energy/measured_pair.h"

namespace esphome::smart_energy {

void MeasuredPair::set_phase_angle(int degrees, float frequency_hz) {
  // Half a turn is a change of sign; what is left, a sixth of a period at most, the core delays by.
  this->half_turn_ = degrees != 0;
  const int rest = degrees == 0 ? 0 : degrees - 180;
  this->phase_skew_us_ = frequency_hz > 0 ? -1e6f * static_cast<float>(rest) / 360.0f / frequency_hz : 0;
}

metering::Calibration MeasuredPair::on_site_(const metering::Calibration &calibration) const {
  metering::Calibration result = calibration;
  result.skew_us += this->source_skew_us_ + this->phase_skew_us_;
  result.reversed = calibration.reversed != this->half_turn_;
  return result;
}

const char *MeasuredPair::start(float sample_rate_hz, float source_skew_us) {
  this->sample_rate_hz_ = sample_rate_hz;
  this->source_skew_us_ = source_skew_us;
  this->used_ = this->on_site_(this->calibration_);
  this->meter_.configure(this->used_, sample_rate_hz);
  return metering::CycleMeter::find_problem(this->used_, sample_rate_hz);
}

bool MeasuredPair::recalibrate(const metering::Calibration &calibration) {
  if (this->calibration_due_.load(std::memory_order_acquire))
    return false;
  this->calibration_ = calibration;
  this->next_calibration_ = calibration;
  this->calibration_due_.store(true, std::memory_order_release);
  return true;
}

void MeasuredPair::take_over_calibration_() {
  if (!this->calibration_due_.load(std::memory_order_acquire))
    return;
  const auto next = this->on_site_(this->next_calibration_);
  // What cannot be measured with is left alone; the steps that lead here have checked it.
  if (this->meter_.configure(next, this->sample_rate_hz_))
    this->used_ = next;
  this->calibration_due_.store(false, std::memory_order_release);
}

bool MeasuredPair::add(metering::Sample sample, int64_t time_us, double stretch) {
  this->voltage_range_.add(sample.voltage);
  this->current_range_.add(sample.current);
  return !this->meter_.add(sample) || this->close_window_(time_us, stretch);
}

bool MeasuredPair::close_window_(int64_t time_us, double stretch) {
  metering::Moments moments = this->meter_.window().moments;
  moments.scale(stretch);
  // Cycles were counted, not timed: the same number in a longer time.
  moments.cycles /= stretch;
  const bool pushed = this->windows_.push(
      {metering::evaluate(moments, this->used_), time_us, this->voltage_range_, this->current_range_});
  this->voltage_range_ = {};
  this->current_range_ = {};
  this->take_over_calibration_();
  return pushed;
}

}  // namespace esphome::smart_energy
