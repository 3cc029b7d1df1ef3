#pragma once

#include <cstdint>
#include <limits>

namespace esphome::metering {

/// What turns raw counts of one voltage and one current channel into volts and amperes.
struct Calibration {
  float volts_per_count{1.0f};
  float amps_per_count{1.0f};
  /// Current is sampled this much after voltage (conversion skew plus the phase errors of CT and VT), microseconds.
  float skew_us{0.0f};
  /// RMS noise of the ADC before rounding to counts; the variance of the rounding itself (1/12) is always added.
  float noise_counts{0.0f};
  /// Below this RMS current there is no load: zero amperes, watts and energy (IEC 62053-21, starting current).
  float starting_current_a{0.0f};
  /// The clamp points the other way.
  bool reversed{false};
  /// Counts at which the ADC clips.
  int16_t min_counts{std::numeric_limits<int16_t>::min()};
  int16_t max_counts{std::numeric_limits<int16_t>::max()};
  /// Clamp only: the voltage to assume where none is measured, V RMS; 0 when voltage is measured.
  float assumed_voltage_v{0.0f};
};

}  // namespace esphome::metering
