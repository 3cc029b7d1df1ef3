#pragma once

#include <cstdint>

#include "esphome/components/metering/net_energy.h"

namespace esphome::metering {

constexpr int64_t MICROJOULES_PER_MWH = 3600000;

/// Import and export registers, integer mWh, with what does not fill a mWh yet kept in microjoules: nothing is lost.
class EnergyRegister {
 public:
  /// Adds what an interval imported and exported.
  void add(const NetEnergy &energy);
  /// Starts from stored registers. Negative ones count as 0.
  void restore(int64_t import_mwh, int64_t export_mwh);

  int64_t import_mwh() const { return this->import_.mwh; }
  int64_t export_mwh() const { return this->export_.mwh; }
  /// What lies beyond the whole mWh, 0 to 3599999 uJ.
  int64_t import_remainder_uj() const { return this->import_.remainder_uj; }
  int64_t export_remainder_uj() const { return this->export_.remainder_uj; }

 protected:
  struct Counter {
    int64_t mwh{0};
    int64_t remainder_uj{0};

    void add(int64_t energy_uj);
  };

  Counter import_;
  Counter export_;
};

}  // namespace esphome::metering
