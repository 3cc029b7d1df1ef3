#include <gtest/gtest.h>

#include "esphome/components/metering/energy_register.h"

using namespace esphome::metering;

namespace {

/// An interval of a single window.
NetEnergy energy_of(int64_t energy_uj) {
  Window window{.duration_s = 0.2f, .voltage_v = 230, .current_a = 1};
  window.energy_uj = energy_uj;
  NetEnergy energy;
  energy.add(window);
  energy.end_interval(window);
  return energy;
}

}  // namespace

TEST(EnergyRegister, KeepsWhatDoesNotFillAMilliwattHour) {
  EnergyRegister energy;
  for (int i = 0; i < 36000; i++)
    energy.add(energy_of(100));
  EXPECT_EQ(energy.import_mwh(), 1);
  EXPECT_EQ(energy.import_remainder_uj(), 0);
  energy.add(energy_of(MICROJOULES_PER_MWH - 1));
  EXPECT_EQ(energy.import_mwh(), 1);
  EXPECT_EQ(energy.import_remainder_uj(), MICROJOULES_PER_MWH - 1);
  energy.add(energy_of(1));
  EXPECT_EQ(energy.import_mwh(), 2);
}

TEST(EnergyRegister, ImportAndExportNeverFall) {
  EnergyRegister energy;
  energy.add(energy_of(5 * MICROJOULES_PER_MWH));
  energy.add(energy_of(-3 * MICROJOULES_PER_MWH - 7));
  EXPECT_EQ(energy.import_mwh(), 5);
  EXPECT_EQ(energy.export_mwh(), 3);
  EXPECT_EQ(energy.export_remainder_uj(), 7);
}

TEST(EnergyRegister, GoesOnFromWhatWasStored) {
  EnergyRegister energy;
  energy.restore(1234567891234, 42);
  energy.add(energy_of(MICROJOULES_PER_MWH));
  EXPECT_EQ(energy.import_mwh(), 1234567891235);
  EXPECT_EQ(energy.export_mwh(), 42);
}

TEST(EnergyRegister, DoesNotBelieveNegativeRegisters) {
  EnergyRegister energy;
  energy.restore(-1, -1);
  EXPECT_EQ(energy.import_mwh(), 0);
  EXPECT_EQ(energy.export_mwh(), 0);
}
