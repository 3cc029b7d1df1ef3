#include "esphome/components/metering/pair_aligner.h"

#include <algorithm>
#include <cmath>

namespace esphome::metering {

static float lagrange_weight(int tap, float position) {
  const int left = 1 - static_cast<int>(PairAligner::TAPS) / 2;
  float weight = 1;
  for (int other = 0; other < static_cast<int>(PairAligner::TAPS); other++) {
    if (other != tap)
      weight *= (position - static_cast<float>(left + other)) / static_cast<float>(tap - other);
  }
  return weight;
}

bool PairAligner::configure(float delay) {
  constexpr int HALF = TAPS / 2;
  if (!(std::fabs(delay) < HISTORY - 2 * TAPS))
    return false;
  const int base = static_cast<int>(std::floor(-delay));
  const float position = -delay - static_cast<float>(base);
  this->voltage_lag_ = std::max(0, base + HALF);
  this->current_lag_ = this->voltage_lag_ - base - HALF;
  this->latency_ = std::max(this->voltage_lag_, this->current_lag_ + TAPS - 1);
  this->interpolate_ = position != 0;
  int32_t rest = 1 << TAP_BITS;
  size_t greatest = 0;
  for (size_t k = 0; k < TAPS; k++) {
    const size_t tap = TAPS - 1 - k;
    this->taps_[k] = std::lround(lagrange_weight(static_cast<int>(tap), position) * static_cast<float>(1 << TAP_BITS));
    rest -= this->taps_[k];
    if (this->taps_[k] > this->taps_[greatest])
      greatest = k;
  }
  // The taps must sum to exactly one, or an offset would change its size.
  this->taps_[greatest] += rest;
  return true;
}

PairAligner::Pair PairAligner::pair() const {
  const int32_t voltage = this->voltage_[(this->position_ - this->voltage_lag_) % HISTORY];
  const size_t newest = this->position_ - this->current_lag_;
  const int32_t current = this->current_[(newest - TAPS / 2) % HISTORY];
  if (!this->interpolate_)
    return {voltage, current, current * CURRENT_UNIT};
  int32_t sum = 0;
  for (size_t k = 0; k < TAPS; k++)
    sum += this->taps_[k] * this->current_[(newest - k) % HISTORY];
  return {voltage, current, sum >> (TAP_BITS - CURRENT_BITS)};
}

}  // namespace esphome::metering
