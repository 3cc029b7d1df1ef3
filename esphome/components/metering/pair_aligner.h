#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "esphome/components/metering/sample.h"

namespace esphome::metering {

/// Brings current to the instants of voltage: delays the one that came early, by a fraction of a sample too
/// (Lagrange interpolation of current).
class PairAligner {
 public:
  static constexpr size_t TAPS = 6;
  /// Fractional bits of the aligned current.
  static constexpr int CURRENT_BITS = 6;
  static constexpr int32_t CURRENT_UNIT = 1 << CURRENT_BITS;

  struct Pair {
    int32_t voltage;
    /// As it was sampled, at the time of the last tap.
    int32_t current;
    /// At the instant of `voltage`, in counts / CURRENT_UNIT.
    int32_t aligned_current;
  };

  /// Current is sampled `delay` sample periods after voltage. False when that is more than the history holds.
  bool configure(float delay);

  /// How many samples must be pushed before pair() means something.
  size_t latency() const { return this->latency_; }

  void push(Sample sample) {
    this->position_ = (this->position_ + 1) % HISTORY;
    this->voltage_[this->position_] = sample.voltage;
    this->current_[this->position_] = sample.current;
  }
  Pair pair() const;

 protected:
  static constexpr size_t HISTORY = 64;
  static constexpr int TAP_BITS = 14;

  std::array<int16_t, HISTORY> voltage_{};
  std::array<int16_t, HISTORY> current_{};
  std::array<int32_t, TAPS> taps_{};
  size_t position_{0};
  size_t voltage_lag_{0};
  size_t current_lag_{0};
  size_t latency_{0};
  bool interpolate_{false};
};

}  // namespace esphome::metering
