#pragma once

#include <cstdint>

#include "esphome/components/metering/block_sums.h"

namespace esphome::metering {

/// Fractional bits of a sample's weight.
constexpr int WEIGHT_BITS = 12;
constexpr int32_t WEIGHT_ONE = 1 << WEIGHT_BITS;

/// Weighted sums that a window is computed from.
struct WindowSums {
  int64_t weight{0};
  int64_t voltage{0};
  int64_t current{0};
  int64_t aligned_current{0};
  int64_t voltage_voltage{0};
  int64_t current_current{0};
  int64_t voltage_current{0};
  int64_t voltage_cosine{0};
  int64_t voltage_sine{0};
  int64_t current_cosine{0};
  int64_t current_sine{0};
  int64_t cosine_cosine{0};
  int64_t cosine_sine{0};

  void add(const BlockSums &block, int32_t block_weight);
  /// The sums as they would be with offsets greater by this many counts, but for products with the oscillator.
  void move_offsets(int32_t voltage_counts, int32_t current_counts);
};

}  // namespace esphome::metering
