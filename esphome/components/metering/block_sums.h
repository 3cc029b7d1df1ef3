#pragma once

#include <cstdint>

#include "esphome/components/metering/oscillator.h"
#include "esphome/components/metering/pair_aligner.h"

namespace esphome::metering {

/// Fractional bits of products with the oscillator.
constexpr int PHASOR_BITS = 8;
/// Fractional bits of the oscillator's products with itself.
constexpr int REFERENCE_BITS = 25;

/// Plain sums over a block of pairs, offsets removed, in the smallest integers that hold those of MAX_BLOCK pairs.
struct BlockSums {
  int32_t samples{0};
  int32_t voltage{0};
  int32_t current{0};
  int32_t aligned_current{0};
  uint64_t voltage_voltage{0};
  uint64_t current_current{0};
  /// Voltage times aligned current.
  int64_t voltage_current{0};
  int32_t voltage_cosine{0};
  int32_t voltage_sine{0};
  /// Of the aligned current.
  int32_t current_cosine{0};
  int32_t current_sine{0};
  /// Of the oscillator with itself: the product before the block less that after it, in REFERENCE_BITS.
  int32_t cosine_cosine{0};
  int32_t cosine_sine{0};
  int32_t voltage_min{INT32_MAX};
  int32_t voltage_max{INT32_MIN};
  int32_t current_min{INT32_MAX};
  int32_t current_max{INT32_MIN};
};

/// Sums over `samples` pairs of the aligner's block from `first` on; the oscillator takes as many steps.
BlockSums sum_block(const PairAligner &aligner, size_t first, size_t samples, int32_t voltage_offset,
                    int32_t current_offset, Oscillator &oscillator);

}  // namespace esphome::metering
