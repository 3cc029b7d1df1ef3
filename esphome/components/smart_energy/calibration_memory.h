#pragma once

#include <string>

#include "esphome/components/metering/calibration.h"
#include "esphome/core/preferences.h"

namespace esphome::smart_energy {

/// Keeps what a person calibrated on the running meter. It holds for as long as the YAML says what it said then: other
/// factors there mean other hardware, or a newer calibration.
class CalibrationMemory {
 public:
  /// `name`: empty for a meter without circuits, else the circuit's.
  void setup(const std::string &name, const metering::Calibration &configured);
  /// The stored calibration, or the configured one where none is stored for it.
  metering::Calibration load();
  bool save(const metering::Calibration &calibration);
  const metering::Calibration &configured() const { return this->configured_; }

 protected:
  struct Factors {
    float volts_per_count;
    float amps_per_count;
    float skew_us;
    float noise_counts;
    float assumed_voltage_v;

    static Factors of(const metering::Calibration &calibration);
    bool operator==(const Factors &) const = default;
  };
  struct Record {
    Factors configured;
    Factors calibrated;
  };

  metering::Calibration configured_;
  ESPPreferenceObject preference_;
};

}  // namespace esphome::smart_energy
