#include <gtest/gtest.h>

#include <cmath>

#include "esphome/components/metering/interval_meter.h"

using namespace esphome::metering;

namespace {

Window window_of(double voltage_v, double current_a, double power_w, double duration_s = 0.2) {
  Moments moments;
  moments.duration_s = duration_s;
  moments.samples = 4000 * duration_s;
  moments.voltage_squared = voltage_v * voltage_v * duration_s;
  moments.current_squared = current_a * current_a * duration_s;
  moments.energy_j = power_w * duration_s;
  Calibration calibration;
  calibration.volts_per_count = calibration.amps_per_count = 1e-3f;
  return evaluate(moments, calibration);
}

IntervalMeter meter_of(float interval_s) {
  Calibration calibration;
  calibration.volts_per_count = calibration.amps_per_count = 1e-3f;
  IntervalMeter meter;
  meter.configure(calibration, interval_s);
  return meter;
}

}  // namespace

TEST(IntervalMeter, CombinesSquaresAndPowerByTime) {
  IntervalMeter meter = meter_of(1);
  EXPECT_FALSE(meter.add(window_of(230, 3, 690, 0.6)));
  EXPECT_TRUE(meter.add(window_of(226, 1, -226, 0.4)));
  const Window &interval = meter.interval();
  EXPECT_NEAR(interval.voltage_v, std::sqrt(0.6 * 230 * 230 + 0.4 * 226 * 226), 1e-3);
  EXPECT_NEAR(interval.current_a, std::sqrt(0.6 * 9 + 0.4), 1e-5);
  EXPECT_NEAR(interval.power_w, 0.6 * 690 - 0.4 * 226, 1e-3);
  EXPECT_NEAR(static_cast<double>(interval.energy_uj), 323.6e6, 20);
  EXPECT_NEAR(interval.apparent_power_va, interval.voltage_v * interval.current_a, 1e-3);
  EXPECT_FLOAT_EQ(meter.power_min_w(), -226);
  EXPECT_FLOAT_EQ(meter.power_max_w(), 690);
  EXPECT_NEAR(static_cast<double>(meter.energy().import_uj()), 0.6 * 690e6, 40);
  EXPECT_NEAR(static_cast<double>(meter.energy().export_uj()), 0.4 * 226e6, 20);
}

TEST(IntervalMeter, BeginsAnewAfterEachInterval) {
  IntervalMeter meter = meter_of(0.4f);
  meter.add(window_of(230, 3, 690));
  meter.add(window_of(230, 3, 690));
  EXPECT_FALSE(meter.add(window_of(230, 1, 230)));
  EXPECT_TRUE(meter.add(window_of(230, 1, 230)));
  EXPECT_NEAR(meter.interval().power_w, 230, 1e-3);
  EXPECT_FLOAT_EQ(meter.power_max_w(), 230);
}

TEST(IntervalMeter, AnHourOfWindowsIsAnHour) {
  IntervalMeter meter = meter_of(3600);
  int windows = 1;
  while (!meter.add(window_of(230, 1, 100)))
    windows++;
  EXPECT_EQ(windows, 18000);
  EXPECT_NEAR(static_cast<double>(meter.interval().energy_uj), 360e9, 1e5);
}

TEST(IntervalMeter, FindsALoadThatOneWindowCannotTellFromNoise) {
  Calibration calibration;
  calibration.amps_per_count = 0.01f;
  calibration.noise_counts = 2;
  Moments moments;
  moments.duration_s = 0.2;
  moments.samples = 800;
  moments.voltage_squared = 230 * 230 * 0.2;
  moments.current_squared = (4 + 1.0 / 12 + 0.5) * 1e-4 * 0.2;
  moments.energy_j = 1.2 * 0.2;
  const Window window = evaluate(moments, calibration);
  EXPECT_EQ(window.current_a, 0);
  EXPECT_EQ(window.power_w, 0);
  IntervalMeter meter;
  meter.configure(calibration, 5);
  while (!meter.add(window)) {
  }
  EXPECT_NEAR(meter.interval().current_a, 0.00707, 1e-4);
  EXPECT_NEAR(meter.interval().power_w, 1.2, 1e-3);
}

TEST(Evaluate, OfNothingIsNothing) {
  const Window window = evaluate({}, {});
  EXPECT_EQ(window.voltage_v, 0);
  EXPECT_EQ(window.energy_uj, 0);
}
