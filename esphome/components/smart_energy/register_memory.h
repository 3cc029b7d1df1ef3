#pragma once

#include <cstdint>
#include <string>

#include "esphome/components/metering/energy_register.h"
#include "esphome/core/preferences.h"

namespace esphome::smart_energy {

/// Registers of the meter that this one replaces, mWh; 0 where there is none.
struct InitialEnergy {
  int64_t import_mwh{0};
  int64_t export_mwh{0};
};

/// Keeps one meter's or circuit's registers through a power cut.
class RegisterMemory {
 public:
  /// `name`: empty for the meter itself, else the circuit's.
  void setup(const std::string &name, metering::EnergyRegister *energy);
  /// Restores the registers, each at least as high as in `stored`, which a store may know better. Each starts at its
  /// configured initial energy when another one than 0 is configured than when last asked; one that is taken out of the
  /// configuration again changes nothing.
  void load(const InitialEnergy &initial, const InitialEnergy &stored);
  bool save();

 protected:
  struct Record {
    int64_t import_mwh;
    int64_t export_mwh;
  };

  void apply_(const InitialEnergy &initial);

  metering::EnergyRegister *energy_{nullptr};
  ESPPreferenceObject preference_;
  /// Apart, since it hardly ever changes.
  ESPPreferenceObject applied_preference_;
};

}  // namespace esphome::smart_energy
