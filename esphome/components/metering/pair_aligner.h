#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "esphome/components/metering/sample.h"

namespace esphome::metering {

/// Collects samples to blocks, in which current is brought to the instants of voltage: the channel that came early is
/// delayed, by a fraction of a sample too (Lagrange interpolation of current).
class PairAligner {
 public:
  static constexpr size_t MAX_BLOCK = 32;
  static constexpr size_t MAX_LATENCY = 128;
  static constexpr size_t TAPS = 6;
  static constexpr int TAP_BITS = 14;
  /// Fractional bits of the aligned current.
  static constexpr int CURRENT_BITS = 6;
  static constexpr int32_t CURRENT_UNIT = 1 << CURRENT_BITS;

  using Taps = std::array<int32_t, TAPS>;

  /// Current is sampled `delay` sample periods after voltage. False when that is more than the history holds.
  bool configure(float delay);

  void push(Sample sample) {
    if (this->size_ < this->latency_)
      this->begin_with_(sample);
    this->voltage_[this->size_] = sample.voltage;
    this->current_[this->size_] = sample.current;
    this->size_++;
  }
  /// Samples pushed since the last block, at most MAX_BLOCK.
  size_t block_size() const { return this->size_ - this->latency_; }
  /// The block's voltages.
  const int16_t *voltage() const { return &this->voltage_[this->latency_ - this->voltage_lag_]; }
  /// The block's currents as they were sampled, near the instants of its voltages.
  const int16_t *current() const { return &this->current_[this->latency_ - this->current_lag_ - TAPS / 2]; }
  /// The block's currents at the instants of its voltages: sums of taps()[k] * interpolated()[n + k], if
  /// is_fractional().
  const int16_t *interpolated() const { return &this->current_[this->latency_ - this->current_lag_ - (TAPS - 1)]; }
  const Taps &taps() const { return this->taps_; }
  bool is_fractional() const { return this->fractional_; }
  /// Forgets the block, but for what the next one needs of it.
  void next_block();

 protected:
  /// Makes up the history before the first sample: as if it had always been this one.
  void begin_with_(Sample sample);

  std::array<int16_t, MAX_LATENCY + MAX_BLOCK> voltage_{};
  std::array<int16_t, MAX_LATENCY + MAX_BLOCK> current_{};
  Taps taps_{};
  size_t size_{0};
  size_t voltage_lag_{0};
  size_t current_lag_{0};
  size_t latency_{0};
  bool fractional_{false};
};

}  // namespace esphome::metering
