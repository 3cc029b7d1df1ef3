#include "esphome/components/metering/oscillator.h"

#include <cmath>

namespace esphome::metering {

static constexpr float TWO_PI = 6.28318530718f;
static constexpr float TURN_UNIT = 2147483648.0f;

void Oscillator::tune(float cycles_per_sample) {
  const float half_sine = std::sin(TWO_PI / 2 * cycles_per_sample);
  // 1 - cos written as 2 sin^2: near 1, a float has not the digits that thousands of turns need.
  this->turn_cosine_ = INT32_MAX - static_cast<int32_t>(2 * half_sine * half_sine * TURN_UNIT);
  this->turn_sine_ = static_cast<int32_t>(std::sin(TWO_PI * cycles_per_sample) * TURN_UNIT);
  // One step of Newton's method for 1 / sqrt(length^2).
  const int64_t square =
      static_cast<int64_t>(this->cosine_) * this->cosine_ + static_cast<int64_t>(this->sine_) * this->sine_;
  const int64_t excess = ((static_cast<int64_t>(1) << (2 * BITS)) - square) >> (BITS + 1);
  this->cosine_ += static_cast<int32_t>((this->cosine_ * excess) >> BITS);
  this->sine_ += static_cast<int32_t>((this->sine_ * excess) >> BITS);
}

}  // namespace esphome::metering
