#include "esphome/components/metering/frequency_tracker.h"

#include <algorithm>
#include <cmath>

namespace esphome::metering {

static constexpr float TWO_PI = 6.28318530718f;
static constexpr float SEARCH_HZ = 55.0f;
static constexpr float LOWEST_HZ = 40.0f;
static constexpr float HIGHEST_HZ = 70.0f;
/// Tuning by more than this makes the overlap with the window before useless for the phase.
static constexpr float LARGE_STEP_HZ = 0.5f;
/// With the oscillator farther off than this, the fundamental's square is no longer exact.
static constexpr float SMALL_STEP_HZ = 0.1f;
static constexpr float LITTLE_CONFIDENCE = 1e-3f;
/// Integral of the ramp's weights times the distance to its end, for a ramp of length 1: 1/6 - 1/(4 pi^2).
static constexpr float RAMP_MOMENT = 0.1413364f;

/// Variance of a Hann window of length 1: 1/12 - 1/(2 pi^2).
static constexpr float RAMP_VARIANCE = 0.0326727f;

/// |H|^2 of a window near zero frequency: 1 - (2 pi f)^2 times the variance of its weights in time.
static float window_gain(float distance_hz, float hop_s, float ramp_s) {
  const float variance = hop_s * hop_s / 12 + ramp_s * ramp_s * RAMP_VARIANCE;
  return 1 - TWO_PI * TWO_PI * distance_hz * distance_hz * variance;
}

void FrequencyTracker::configure(float sample_rate_hz) {
  this->sample_rate_hz_ = sample_rate_hz;
  this->search_();
  // The first begins abruptly, the second overlaps with it while the offset is not known yet.
  this->disturbed_ = 2;
}

void FrequencyTracker::search_() {
  this->tuned_before_hz_ = SEARCH_HZ;
  this->tune_(SEARCH_HZ);
  this->frequency_hz_ = 0;
  this->has_previous_ = false;
  this->disturbed_ = 0;
  this->locked_ = false;
}

void FrequencyTracker::tune_(float frequency_hz) {
  this->tuned_hz_ = frequency_hz;
  this->oscillator_.tune(frequency_hz / this->sample_rate_hz_);
}

float FrequencyTracker::measure_(Phasor fundamental, float hop, float ramp) const {
  const Phasor turn = fundamental * this->previous_.conjugate();
  const float moved = std::atan2(turn.im, turn.re) / TWO_PI * this->sample_rate_hz_;
  // How far the oscillator went between the middles of the two windows, beyond tuned_hz_ all the way: it was tuned
  // where the ramp between them ended, and the weights of that ramp see the bend.
  const float change = this->tuned_before_hz_ - this->tuned_hz_;
  const float bend = -change * RAMP_MOMENT * ramp * ramp / hop;
  const float distance = (this->previous_hop_ + hop) / 2;
  return this->tuned_hz_ + (moved + change * (this->previous_hop_ + ramp) / 2 + bend - this->previous_bend_) / distance;
}

Phasor FrequencyTracker::double_frequency_sum() const {
  // 1 / (1 - e^(-2jx)) = 1/2 - j / (2 tan x)
  return {0.5f, -0.5f / this->oscillator_.tangent()};
}

void FrequencyTracker::update(Phasor fundamental, bool mains, uint32_t hop, uint32_t ramp) {
  if (!mains) {
    this->search_();
    return;
  }
  if (this->disturbed_ > 0) {
    this->disturbed_--;
    this->tuned_before_hz_ = this->tuned_hz_;
    return;
  }
  const auto hop_samples = static_cast<float>(hop);
  const auto ramp_samples = static_cast<float>(ramp);
  float next_hz = this->tuned_hz_;
  if (this->has_previous_) {
    next_hz = this->measure_(fundamental, hop_samples, ramp_samples);
    if (!(next_hz > LOWEST_HZ && next_hz < HIGHEST_HZ)) {
      this->search_();
      return;
    }
    this->judge_(next_hz, hop_samples, ramp_samples);
  }
  this->previous_ = fundamental;
  this->previous_hop_ = hop_samples;
  this->previous_bend_ =
      (this->tuned_hz_ - this->tuned_before_hz_) * RAMP_MOMENT * ramp_samples * ramp_samples / hop_samples;
  this->has_previous_ = this->disturbed_ == 0;
  this->tuned_before_hz_ = this->tuned_hz_;
  this->tune_(next_hz);
}

void FrequencyTracker::judge_(float measured_hz, float hop, float ramp) {
  const float distance_hz = measured_hz - this->tuned_hz_;
  const bool both_long = std::min(this->previous_hop_, hop) > 2 * ramp;
  // Measured between the middles of two windows; in the middle of this one, a drift is half a window further on.
  const float drift_hz = this->locked_ && both_long ? (measured_hz - this->frequency_hz_) / 2 : 0;
  this->locked_ = std::fabs(distance_hz) <= LARGE_STEP_HZ;
  this->disturbed_ = this->locked_ ? 0 : 1;
  this->frequency_hz_ = this->locked_ ? measured_hz : 0;
  this->confidence_ = both_long && std::fabs(distance_hz) < SMALL_STEP_HZ ? 1 : LITTLE_CONFIDENCE;
  this->power_gain_ = window_gain(distance_hz + drift_hz, hop / this->sample_rate_hz_, ramp / this->sample_rate_hz_);
}

}  // namespace esphome::metering
