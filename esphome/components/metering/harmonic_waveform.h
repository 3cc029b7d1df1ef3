#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "esphome/components/metering/calibration.h"
#include "esphome/components/metering/sample.h"

namespace esphome::metering {

struct Harmonic {
  uint8_t order;
  float amplitude;
  float phase_rad;
};

/// A periodic signal: sum of amplitude * cos(order * x + phase). Of a voltage: amplitudes through that of the
/// fundamental. Of an appliance's current: amplitudes in A at 1 W and 1 V (RMS) of supply.
struct HarmonicTable {
  const char *name;
  const Harmonic *harmonics;
  size_t size;
};

/// A house for simulations: one mains voltage and the currents of appliances that are switched on and off.
class HarmonicWaveform {
 public:
  static constexpr size_t MAX_APPLIANCES = 8;

  void configure(const HarmonicTable &voltage, float voltage_v, float frequency_hz, float sample_rate_hz);
  /// Adds an appliance, off at first; returns its index, MAX_APPLIANCES when there is no room.
  size_t add_appliance(const HarmonicTable &current);
  /// Power the appliance draws from now on, W; 0 switches it off.
  void set_power(size_t appliance, float power_w);
  void set_frequency(float frequency_hz);

  /// Voltage and current of the next instant, V and A.
  void next(float &voltage_v, float &current_a);
  /// The next instant as counts around `offset`, clipped to the calibration's range.
  Sample next_sample(const Calibration &calibration, int16_t offset = 0);

 protected:
  static constexpr size_t POINTS = 1024;
  /// One cycle, its first point again at the end so that interpolation needs no wrap.
  using Cycle = std::array<float, POINTS + 1>;

  static void fill_(const HarmonicTable &table, Cycle &cycle);

  Cycle voltage_{};
  std::array<Cycle, MAX_APPLIANCES> currents_{};
  std::array<float, MAX_APPLIANCES> scale_{};
  size_t appliances_{0};
  float voltage_v_{0};
  float sample_rate_hz_{0};
  uint32_t phase_{0};
  uint32_t step_{0};
};

}  // namespace esphome::metering
