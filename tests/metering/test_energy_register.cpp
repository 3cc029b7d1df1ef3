#include <gtest/gtest.h>

#include "esphome/components/metering/energy_register.h"

using namespace esphome::metering;

TEST(EnergyRegister, KeepsWhatDoesNotFillAMilliwattHour) {
  EnergyRegister energy;
  for (int i = 0; i < 36000; i++)
    energy.add(100);
  EXPECT_EQ(energy.import_mwh(), 1);
  EXPECT_EQ(energy.import_remainder_uj(), 0);
  energy.add(MICROJOULES_PER_MWH - 1);
  EXPECT_EQ(energy.import_mwh(), 1);
  EXPECT_EQ(energy.import_remainder_uj(), MICROJOULES_PER_MWH - 1);
  energy.add(1);
  EXPECT_EQ(energy.import_mwh(), 2);
}

TEST(EnergyRegister, ImportAndExportNeverFall) {
  EnergyRegister energy;
  energy.add(5 * MICROJOULES_PER_MWH);
  energy.add(-3 * MICROJOULES_PER_MWH - 7);
  EXPECT_EQ(energy.import_mwh(), 5);
  EXPECT_EQ(energy.export_mwh(), 3);
  EXPECT_EQ(energy.export_remainder_uj(), 7);
}

TEST(EnergyRegister, GoesOnFromWhatWasStored) {
  EnergyRegister energy;
  energy.restore(1234567891234, 42);
  energy.add(MICROJOULES_PER_MWH);
  EXPECT_EQ(energy.import_mwh(), 1234567891235);
  EXPECT_EQ(energy.export_mwh(), 42);
}

TEST(EnergyRegister, DoesNotBelieveNegativeRegisters) {
  EnergyRegister energy;
  energy.restore(-1, -1);
  EXPECT_EQ(energy.import_mwh(), 0);
  EXPECT_EQ(energy.export_mwh(), 0);
}
