#include <gtest/gtest.h>

#include <cmath>

#include "esphome/components/metering/harmonic_tables.h"
#include "esphome/components/metering/harmonic_waveform.h"

using namespace esphome::metering;

namespace {

constexpr int SAMPLES = 80000;

struct Exact {
  double voltage_v{0};
  double power_w{0};
};

Exact run(HarmonicWaveform &waveform) {
  Exact exact;
  for (int n = 0; n < SAMPLES; n++) {
    float voltage = 0;
    float current = 0;
    waveform.next(voltage, current);
    exact.voltage_v += static_cast<double>(voltage) * static_cast<double>(voltage) / SAMPLES;
    exact.power_w += static_cast<double>(voltage) * static_cast<double>(current) / SAMPLES;
  }
  exact.voltage_v = std::sqrt(exact.voltage_v);
  return exact;
}

}  // namespace

class EveryAppliance : public testing::TestWithParam<HarmonicTable> {};

TEST_P(EveryAppliance, DrawsThePowerItIsSetTo) {
  HarmonicWaveform waveform;
  waveform.configure(MAINS, 230, 50, 4000);
  const size_t appliance = waveform.add_appliance(GetParam());
  EXPECT_EQ(run(waveform).power_w, 0);
  waveform.set_power(appliance, 1200);
  const Exact exact = run(waveform);
  EXPECT_NEAR(exact.power_w, 1200, 0.5);
  EXPECT_NEAR(exact.voltage_v, 230, 0.02);
}

INSTANTIATE_TEST_SUITE_P(Tables, EveryAppliance,
                         testing::Values(KETTLE, VACUUM_CLEANER, CFL_LAMP, INCANDESCENT_LAMP, BASE_LOAD));

TEST(HarmonicWaveform, AppliancesAddUp) {
  HarmonicWaveform waveform;
  waveform.configure(MAINS, 120, 60, 4000);
  waveform.set_power(waveform.add_appliance(KETTLE), 1500);
  waveform.set_power(waveform.add_appliance(CFL_LAMP), 11);
  EXPECT_NEAR(run(waveform).power_w, 1511, 0.5);
}

TEST(HarmonicWaveform, RoomForAppliancesEnds) {
  HarmonicWaveform waveform;
  waveform.configure(MAINS, 230, 50, 4000);
  for (size_t n = 0; n < HarmonicWaveform::MAX_APPLIANCES; n++)
    EXPECT_EQ(waveform.add_appliance(KETTLE), n);
  EXPECT_EQ(waveform.add_appliance(KETTLE), HarmonicWaveform::MAX_APPLIANCES);
  waveform.set_power(HarmonicWaveform::MAX_APPLIANCES, 100);
  EXPECT_EQ(run(waveform).power_w, 0);
}

TEST(HarmonicWaveform, CountsAreOffsetAndClipped) {
  HarmonicWaveform waveform;
  waveform.configure(MAINS, 230, 50, 4000);
  Calibration calibration;
  calibration.volts_per_count = 0.1f;
  calibration.min_counts = 0;
  calibration.max_counts = 4095;
  int16_t least = INT16_MAX;
  int16_t greatest = INT16_MIN;
  for (int n = 0; n < 80; n++) {
    const Sample sample = waveform.next_sample(calibration, 2048);
    least = std::min(least, sample.voltage);
    greatest = std::max(greatest, sample.voltage);
    EXPECT_EQ(sample.current, 2048);
  }
  EXPECT_EQ(least, 0);
  EXPECT_EQ(greatest, 4095);
}
