#pragma once

#include <cstdint>

#include "esphome/components/metering/oscillator.h"
#include "esphome/components/metering/pair_aligner.h"

namespace esphome::metering {

/// Fractional bits of a sample's weight.
constexpr int WEIGHT_BITS = 12;
/// Fractional bits of products with the oscillator, and of the oscillator's own sums.
constexpr int PHASOR_BITS = PairAligner::CURRENT_BITS;
constexpr int REFERENCE_BITS = 18;

/// One aligned pair, offsets removed, and the oscillator at its instant.
struct Instant {
  int32_t voltage;
  int32_t current;
  int32_t aligned_current;
  int32_t cosine;
  int32_t sine;
};

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
  int64_t cosine{0};
  int64_t sine{0};

  void add_weighted(const Instant &x, int32_t weight);
  void add(const WindowSums &other);
  void subtract(const WindowSums &other);
  /// The sums as they would be with offsets greater by this many counts. Products with the oscillator stay as they are.
  void move_offsets(int32_t voltage, int32_t current);
};

/// Sums of up to MAX_SAMPLES pairs, all with weight 1, in the smallest integers that hold them.
struct BlockSums {
  static constexpr uint32_t MAX_SAMPLES = 256;

  int32_t samples{0};
  int32_t voltage{0};
  int32_t current{0};
  int32_t aligned_current{0};
  uint64_t voltage_voltage{0};
  uint64_t current_current{0};
  int64_t voltage_current{0};
  int32_t voltage_cosine{0};
  int32_t voltage_sine{0};
  int32_t current_cosine{0};
  int32_t current_sine{0};
  int32_t cosine{0};
  int32_t sine{0};

  void add(const Instant &x) {
    this->samples++;
    this->voltage += x.voltage;
    this->current += x.current;
    this->aligned_current += x.aligned_current;
    this->voltage_voltage += static_cast<uint32_t>(x.voltage) * static_cast<uint32_t>(x.voltage);
    this->current_current += static_cast<uint32_t>(x.current) * static_cast<uint32_t>(x.current);
    this->voltage_current += static_cast<int64_t>(x.voltage) * x.aligned_current;
    this->voltage_cosine += voltage_product(x.voltage, x.cosine);
    this->voltage_sine += voltage_product(x.voltage, x.sine);
    this->current_cosine += current_product(x.aligned_current, x.cosine);
    this->current_sine += current_product(x.aligned_current, x.sine);
    this->cosine += x.cosine >> (Oscillator::BITS - REFERENCE_BITS);
    this->sine += x.sine >> (Oscillator::BITS - REFERENCE_BITS);
  }
  /// The same with the full weight, as sums of a window.
  WindowSums weighted() const;

  static int32_t voltage_product(int32_t voltage, int32_t reference) {
    return multiply_high(voltage * (1 << (32 - Oscillator::BITS + PHASOR_BITS)), reference);
  }
  static int32_t current_product(int32_t aligned_current, int32_t reference) {
    return multiply_high(aligned_current * (1 << (32 - Oscillator::BITS)), reference);
  }
};

}  // namespace esphome::metering
