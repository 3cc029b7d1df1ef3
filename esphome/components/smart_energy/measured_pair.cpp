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

void MeasuredPair::offer_calibration() {
  this->next_calibration_ = this->calibration_;
  this->calibration_due_.store(true, std::memory_order_release);
}

const char *MeasuredPair::start(float sample_rate_hz, float source_skew_us) {
  this->sample_rate_hz_ = sample_rate_hz;
  this->source_skew_us_ = source_skew_us;
  if (this->calibration_due_.load(std::memory_order_acquire)) {
    this->taken_over_ = this->next_calibration_;
    this->calibration_due_.store(false, std::memory_order_release);
  }
  this->used_ = this->on_site_(this->taken_over_);
  this->meter_.configure(this->used_, sample_rate_hz);
  return metering::CycleMeter::find_problem(this->used_, sample_rate_hz);
}

bool MeasuredPair::recalibrate(const metering::Calibration &calibration) {
  if (this->calibration_due_.load(std::memory_order_acquire))
    return false;
  this->calibration_ = calibration;
  this->offer_calibration();
  return true;
}

void MeasuredPair::take_over_calibration_() {
  if (!this->calibration_due_.load(std::memory_order_acquire))
    return;
  const auto next = this->on_site_(this->next_calibration_);
  // What cannot be measured with is left alone; the steps that lead here have checked it.
  if (this->meter_.configure(next, this->sample_rate_hz_)) {
    this->taken_over_ = this->next_calibration_;
    this->used_ = next;
  }
  this->calibration_due_.store(false, std::memory_order_release);
}

void MeasuredPair::add(metering::Sample sample, int64_t time_us, double stretch) {
  this->voltage_range_.add(sample.voltage);
  this->current_range_.add(sample.current);
  if (this->meter_.add(sample))
    this->close_window_(time_us, stretch);
}

void MeasuredPair::close_window_(int64_t time_us, double stretch) {
  metering::Moments moments = this->meter_.window().moments;
  moments.scale(stretch);
  // Cycles were counted, not timed: the same number in a longer time.
  moments.cycles /= stretch;
  this->waiting_ = {metering::evaluate(moments, this->used_), time_us, this->voltage_range_, this->current_range_};
  this->window_waits_ = true;
  this->voltage_range_ = {};
  this->current_range_ = {};
  this->take_over_calibration_();
}

}  // namespace esphome::smart_energy
