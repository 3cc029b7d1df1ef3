#include "esphome/components/metering/pair_aligner.h"

#include <algorithm>
#include <cmath>

namespace esphome::metering {

static constexpr int HALF = PairAligner::TAPS / 2;

/// Weight of the tap at integer `place`, of taps 1 - HALF to HALF, for the value at `position` between 0 and 1.
static float lagrange_weight(int place, float position) {
  float weight = 1;
  for (int other = 1 - HALF; other <= HALF; other++) {
    if (other != place)
      weight *= (position - static_cast<float>(other)) / static_cast<float>(place - other);
  }
  return weight;
}

bool PairAligner::configure(float delay) {
  if (!(std::fabs(delay) <= MAX_LATENCY - TAPS - HALF))
    return false;
  const int whole = static_cast<int>(std::floor(-delay));
  const float position = -delay - static_cast<float>(whole);
  this->voltage_lag_ = std::max(0, whole + HALF);
  this->current_lag_ = this->voltage_lag_ - whole - HALF;
  this->latency_ = std::max(this->voltage_lag_, this->current_lag_ + TAPS - 1);
  this->fractional_ = position != 0;
  this->size_ = 0;
  int32_t rest = 1 << TAP_BITS;
  for (int k = 0; k < static_cast<int>(TAPS); k++) {
    const float weight = lagrange_weight(k + 1 - HALF, position);
    this->taps_[k] = std::lround(weight * static_cast<float>(1 << TAP_BITS));
    rest -= this->taps_[k];
  }
  // The taps must sum to exactly one, or an offset would change its size.
  *std::max_element(this->taps_.begin(), this->taps_.end()) += rest;
  return true;
}

void PairAligner::begin_with_(Sample sample) {
  std::fill_n(this->voltage_.begin(), this->latency_, sample.voltage);
  std::fill_n(this->current_.begin(), this->latency_, sample.current);
  this->size_ = this->latency_;
}

void PairAligner::next_block() {
  const size_t used = this->block_size();
  std::copy_n(this->voltage_.begin() + used, this->latency_, this->voltage_.begin());
  std::copy_n(this->current_.begin() + used, this->latency_, this->current_.begin());
  this->size_ = this->latency_;
}

}  // namespace esphome::metering
