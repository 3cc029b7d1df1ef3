#pragma once

#include <cstdint>

#include "esphome/components/metering/calibration.h"

namespace esphome::metering {

/// Flags of a Window and of a Reading; a Reading's message names them.
enum Flag : uint8_t {
  FLAG_ESTIMATED = 1 << 0,
  FLAG_CLIPPED = 1 << 1,
  FLAG_NO_MAINS = 1 << 2,
  FLAG_AGGREGATED = 1 << 3,
};

/// Time integrals of what a window is evaluated from; those of several windows add up to those of an interval. Double,
/// since an interval may have thousands of windows; they are added a few times a second only.
struct Moments {
  double duration_s{0};
  double samples{0};
  /// V^2 s, A^2 s and J; noise is still in the squares.
  double voltage_squared{0};
  double current_squared{0};
  double energy_j{0};
  /// The part of the time in which the mains frequency was known well, and what was measured then.
  double locked_s{0};
  double locked_voltage_squared{0};
  double locked_current_squared{0};
  double fundamental_voltage_squared{0};
  double fundamental_current_squared{0};
  double reactive_energy_vars{0};
  double cycles{0};
  double voltage_peak_v{0};
  double current_peak_a{0};
  uint8_t flags{0};

  void add(const Moments &other);
  /// The same means over a time `factor` times as long.
  void scale(double factor);
};

/// The measurements of one stretch of time. Windows are gap-free: the sum of their energies is the energy.
/// Without mains (flag) frequency, reactive power and THD are 0; without load all of current and power is 0.
struct Window {
  float duration_s{0};
  float voltage_v{0};
  float current_a{0};
  /// Active power; negative exports.
  float power_w{0};
  /// One standard deviation of what the noise of the ADC adds to power_w.
  float power_noise_w{0};
  /// Reactive power of the fundamental, positive when inductive (IEC 62053-24, IEEE 1459).
  float reactive_power_var{0};
  float apparent_power_va{0};
  /// Active through apparent power, -1 to 1, signed as the power; 0 without load.
  float power_factor{0};
  float frequency_hz{0};
  /// All that is not fundamental, in percent of the fundamental (IEEE 1459-2010, 3.1.2.1); 1000 and more is 1000.
  float thd_voltage{0};
  float thd_current{0};
  float crest_factor_voltage{0};
  float crest_factor_current{0};
  /// Energy in microjoules; negative exports.
  int64_t energy_uj{0};
  uint8_t flags{0};
  Moments moments{};
};

/// Results of a stretch of time. Noise of the ADC is subtracted from the squares, and what is then not above the
/// starting current, or not distinguishable from noise, is no load (IEC 62053-21).
Window evaluate(const Moments &moments, const Calibration &calibration);

}  // namespace esphome::metering
