#include <gtest/gtest.h>

#include <cmath>
#include <random>
#include <string>

#include "esphome/components/metering/calibration_steps.h"
#include "esphome/components/metering/cycle_meter.h"

using namespace esphome::metering;

namespace {

constexpr double PI = 3.14159265358979323846;
constexpr float RATE_HZ = 4000;

/// A plug's worth of the world as an ADC of 0.2 V and 20 mA a count sees it; current is sampled `late_us` after
/// voltage.
struct World {
  double voltage_v{230};
  double current_a{8};
  double angle_deg{0};
  double late_us{0};
  double noise_counts{0};
  double third_harmonic{0};
};

Window measure(const World &world, const Calibration &calibration) {
  CycleMeter meter;
  EXPECT_TRUE(meter.configure(calibration, RATE_HZ));
  std::mt19937 random(7);
  std::normal_distribution<double> noise(0, std::max(world.noise_counts, 1e-9));
  Moments moments;
  for (int n = 0; n < 3 * 4000; n++) {
    const double time = n / static_cast<double>(RATE_HZ);
    const double angle = 2 * PI * 50 * time;
    const double late = 2 * PI * 50 * (time + world.late_us * 1e-6) - world.angle_deg * PI / 180;
    const double current = std::sin(late) + world.third_harmonic * std::sin(3 * late);
    const auto counts = [&](double value) { return static_cast<int16_t>(std::lround(value + noise(random))); };
    if (meter.add({counts(std::sqrt(2.0) * world.voltage_v * std::sin(angle) / 0.2),
                   counts(std::sqrt(2.0) * world.current_a * current / 0.02)}))
      moments.add(meter.window().moments);
  }
  return evaluate(moments, calibration);
}

Calibration nominal(float volts = 0.2f, float amps = 0.02f) {
  Calibration calibration;
  calibration.volts_per_count = volts;
  calibration.amps_per_count = amps;
  calibration.starting_current_a = 0.02f;
  return calibration;
}

bool says(const CalibrationStep &step, const std::string &words) {
  return step.problem != nullptr && std::string(step.problem).find(words) != std::string::npos;
}

}  // namespace

TEST(CalibrationSteps, AVoltageAndACurrentBecomeTrue) {
  const World world;
  const auto wrong = nominal(0.19f, 0.023f);
  auto step = calibrate_voltage(wrong, measure(world, wrong), 230);
  ASSERT_EQ(step.problem, nullptr);
  step = calibrate_current(step.after, measure(world, step.after), 8);
  ASSERT_EQ(step.problem, nullptr);
  const auto after = measure(world, step.after);
  EXPECT_NEAR(after.voltage_v, 230, 0.01);
  EXPECT_NEAR(after.current_a, 8, 0.001);
  EXPECT_NEAR(after.power_w, 1840, 0.2);
}

TEST(CalibrationSteps, ASkewIsFoundWithAKettle) {
  for (const double late_us : {-180.0, -20.0, 0.0, 125.0, 400.0}) {
    const World kettle{.late_us = late_us};
    const auto step = calibrate_phase(nominal(), measure(kettle, nominal()));
    ASSERT_EQ(step.problem, nullptr) << late_us;
    EXPECT_NEAR(step.after.skew_us, late_us, 1) << late_us;
    // What it is for: a load whose power factor is not 1.
    const World motor{.angle_deg = 60, .late_us = late_us};
    EXPECT_NEAR(measure(motor, step.after).power_w, 920, 1) << late_us;
  }
}

TEST(CalibrationSteps, NoiseIsFoundWithoutALoadAndLeavesSmallLoadsTrue) {
  auto calibration = nominal();
  calibration.starting_current_a = 0;
  const World small{.current_a = 0.15, .noise_counts = 3};
  EXPECT_NEAR(measure(small, calibration).current_a, std::hypot(0.15, 0.06), 0.002);
  const auto step = calibrate_noise(calibration, measure({.current_a = 0, .noise_counts = 3}, calibration));
  ASSERT_EQ(step.problem, nullptr);
  EXPECT_NEAR(step.after.noise_counts, 3, 0.05);
  EXPECT_NEAR(measure(small, step.after).current_a, 0.15, 0.002);
  EXPECT_EQ(measure({.current_a = 0, .noise_counts = 3}, step.after).current_a, 0);
}

TEST(CalibrationSteps, ALoadIsNotTakenForNoise) {
  const World load{.current_a = 0.3, .noise_counts = 1};
  const auto step = calibrate_noise(nominal(), measure(load, nominal()));
  EXPECT_TRUE(says(step, "a current flows"));
  EXPECT_EQ(step.after.noise_counts, 0);
}

TEST(CalibrationSteps, AnAssumedVoltageIsTheTrueOne) {
  auto clamp = nominal();
  clamp.assumed_voltage_v = 230;
  const auto step = calibrate_voltage(clamp, measure({}, clamp), 236);
  ASSERT_EQ(step.problem, nullptr);
  EXPECT_FLOAT_EQ(step.after.assumed_voltage_v, 236);
  EXPECT_TRUE(says(calibrate_phase(clamp, measure({}, clamp)), "assumed"));
}

TEST(CalibrationSteps, WhatCannotBeTrueChangesNothing) {
  const auto before = nominal();
  const auto measured = measure({}, before);
  EXPECT_TRUE(says(calibrate_voltage(before, measured, 0), "above 0"));
  EXPECT_TRUE(says(calibrate_voltage(before, measured, NAN), "above 0"));
  EXPECT_TRUE(says(calibrate_voltage(before, measured, 1.2e4f), "5 times"));
  // The watts of the plug meter, typed in as amperes.
  EXPECT_TRUE(says(calibrate_current(before, measured, 1840), "unit"));
  EXPECT_TRUE(says(calibrate_current(before, measure({.current_a = 0}, before), 8), "nothing is measured"));
  EXPECT_FLOAT_EQ(calibrate_current(before, measured, 1840).after.amps_per_count, before.amps_per_count);
}

TEST(CalibrationSteps, AWrongLoadSetsNoPhase) {
  const auto before = nominal();
  EXPECT_TRUE(says(calibrate_phase(before, measure({.current_a = 0.1}, before)), "kettle"));
  EXPECT_TRUE(says(calibrate_phase(before, measure({.angle_deg = 40}, before)), "not resistive"));
  EXPECT_TRUE(says(calibrate_phase(before, measure({.angle_deg = 180}, before)), "reversed"));
  EXPECT_TRUE(says(calibrate_phase(before, measure({.third_harmonic = 0.3}, before)), "distorted"));
  EXPECT_TRUE(says(calibrate_phase(before, measure({.voltage_v = 0}, before)), "no mains voltage"));
  auto clipping = before;
  clipping.max_counts = 400;
  EXPECT_TRUE(says(calibrate_phase(clipping, measure({}, clipping)), "range of the ADC"));
}
