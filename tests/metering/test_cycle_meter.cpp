#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

#include "esphome/components/metering/energy_register.h"
#include "tests/metering/reference.h"

using namespace reference;

namespace {

const Partials NOTHING;

}  // namespace

class EveryFrequency : public testing::TestWithParam<double> {};

TEST_P(EveryFrequency, AllResultsAreExactFromTheFirstIntervalOn) {
  const Partials voltage = mains();
  const Partials current = resistor(voltage, 25);
  const auto results = measure({}, voltage, current, GetParam(), 3);
  ASSERT_EQ(results.size(), 3U);
  for (const Window &result : results) {
    EXPECT_LT(percent(result.voltage_v, rms(voltage)), 0.005);
    EXPECT_LT(percent(result.current_a, rms(current)), 0.02);
    EXPECT_LT(percent(result.power_w, power(voltage, current)), 0.02);
    EXPECT_NEAR(result.frequency_hz, GetParam(), 0.0002);
    EXPECT_NEAR(result.power_factor, 1, 0.0005);
    EXPECT_NEAR(result.thd_voltage, thd(voltage), 0.02);
    EXPECT_NEAR(result.duration_s, 1, 1e-6);
    EXPECT_EQ(result.flags, 0);
  }
}

INSTANTIATE_TEST_SUITE_P(Mains, EveryFrequency,
                         testing::Values(45.03, 45.0, 65.0, 47.4, 49.91, 50.02, 52.6, 55.01, 59.95, 60.07, 64.97));

class EveryRate : public testing::TestWithParam<double> {};

TEST_P(EveryRate, DistortedCurrentIsMeasured) {
  Adc adc;
  adc.rate_hz = GetParam();
  const Partials voltage = mains();
  const Partials current = rectifier(4);
  for (const Window &result : measure(adc, voltage, current, 50.03, 2)) {
    EXPECT_LT(percent(result.voltage_v, rms(voltage)), 0.006);
    EXPECT_LT(percent(result.current_a, rms(current)), 0.05);
    EXPECT_LT(std::fabs(static_cast<double>(result.power_w) - power(voltage, current)),
              0.0001 * rms(voltage) * rms(current));
    EXPECT_NEAR(result.thd_current, thd(current), 0.2);
  }
}

INSTANTIATE_TEST_SUITE_P(Rates, EveryRate, testing::Values(2500.0, 3906.25, 4000.0, 6400.0, 8000.0, 20000.0));

class EverySkew : public testing::TestWithParam<double> {};

TEST_P(EverySkew, PhaseOfALoadWithLowPowerFactorIsRestored) {
  Adc adc;
  adc.skew_us = GetParam();
  const Partials voltage{{1, 325, 0}};
  const Partials current{{1, 14, -PI / 3}};
  for (const Window &result : measure(adc, voltage, current, 50.02, 2)) {
    EXPECT_LT(percent(result.power_w, power(voltage, current)), 0.02);
    EXPECT_NEAR(result.power_factor, 0.5, 0.0002);
    EXPECT_NEAR(result.reactive_power_var, 325 * 14 / 2 * std::sin(PI / 3), 1);
  }
}

INSTANTIATE_TEST_SUITE_P(Skews, EverySkew,
                         testing::Values(0.0, 1.0, 100.0, 125.0, 249.0, 250.0, 1000.0, 3300.0, -40.0, -250.0, -700.0));

TEST(CycleMeter, ReactivePowerIsNegativeOfACapacitor) {
  const Partials voltage{{1, 325, 0}};
  const Partials current{{1, 1.4, PI / 2}};
  const auto results = measure({}, voltage, current, 50, 2);
  EXPECT_NEAR(results[1].reactive_power_var, -325 * 1.4 / 2, 1);
  EXPECT_NEAR(results[1].power_w, 0, 0.5);
}

TEST(CycleMeter, ReversedClampTurnsPowerRound) {
  Adc adc;
  const Partials voltage = mains();
  const Partials current = rectifier(3);
  Sampler sampler(adc);
  Calibration calibration = adc.calibration();
  calibration.reversed = true;
  CycleMeter meter;
  ASSERT_TRUE(meter.configure(calibration, 4000));
  for (int n = 0; n < 8000; n++)
    meter.add(sampler.next(voltage, current, 50));
  const Window straight = measure(adc, voltage, current, 50, 2, 0.2f).back();
  EXPECT_FLOAT_EQ(meter.window().power_w, -straight.power_w);
  EXPECT_FLOAT_EQ(meter.window().reactive_power_var, -straight.reactive_power_var);
  EXPECT_LT(meter.window().power_factor, 0);
  EXPECT_LT(meter.window().energy_uj, 0);
}

TEST(CycleMeter, NoiseIsSubtracted) {
  Adc adc;
  adc.noise_counts = 2;
  const Partials voltage = mains();
  const Partials current = rectifier(0.1);
  double sum = 0;
  const auto results = measure(adc, voltage, current, 50.02, 20);
  for (const Window &result : results)
    sum += static_cast<double>(result.current_a) / static_cast<double>(results.size());
  EXPECT_LT(percent(sum, rms(current)), 0.5);
}

TEST(CycleMeter, WithoutLoadNothingIsShownOrCounted) {
  Adc adc;
  adc.noise_counts = 2;
  const auto results = measure(adc, mains(), NOTHING, 50.02, 60);
  ASSERT_EQ(results.size(), 60U);
  for (const Window &result : results) {
    EXPECT_EQ(result.current_a, 0);
    EXPECT_EQ(result.power_w, 0);
    EXPECT_EQ(result.energy_uj, 0);
    EXPECT_EQ(result.power_factor, 0);
  }
}

TEST(CycleMeter, NoiseThatNobodyToldOfIsNoLoad) {
  Adc adc;
  adc.noise_counts = 3;
  Calibration calibration = adc.calibration();
  calibration.noise_counts = 0;
  for (const double load_a : {0.0, 0.1}) {
    Sampler sampler(adc);
    CycleMeter meter;
    ASSERT_TRUE(meter.configure(calibration, 4000));
    for (int n = 0; n < 8000; n++) {
      if (meter.add(sampler.next(mains(), {{1, load_a * std::sqrt(2.0), 0.3}}, 50.02)) && n > 1000) {
        EXPECT_EQ(meter.window().power_w > 0, load_a > 0);
      }
    }
  }
}

TEST(CycleMeter, BelowTheStartingCurrentThereIsNoLoad) {
  Adc adc;
  const Partials voltage = mains();
  Calibration calibration = adc.calibration();
  calibration.starting_current_a = 0.05f;
  for (const double current_a : {0.045, 0.055}) {
    Sampler sampler(adc);
    CycleMeter meter;
    ASSERT_TRUE(meter.configure(calibration, 4000));
    for (int n = 0; n < 8000; n++)
      meter.add(sampler.next(voltage, {{1, current_a * std::sqrt(2.0), 0.3}}, 50.02));
    EXPECT_EQ(meter.window().power_w > 0, current_a > 0.05);
  }
}

TEST(CycleMeter, DirectCurrentIsNoMains) {
  const Partials constant{{0, 100, 0}};
  for (const Window &result : measure({}, constant, {{0, 5, 0}}, 50, 2)) {
    EXPECT_EQ(result.flags, FLAG_NO_MAINS);
    EXPECT_EQ(result.voltage_v, 0);
    EXPECT_EQ(result.current_a, 0);
    EXPECT_EQ(result.frequency_hz, 0);
    EXPECT_EQ(result.energy_uj, 0);
  }
}

TEST(CycleMeter, ADeadVoltageInputLeavesCurrentButNoPower) {
  for (const Window &result : measure({}, NOTHING, mains(7), 50.02, 2)) {
    EXPECT_EQ(result.flags, FLAG_NO_MAINS);
    EXPECT_LT(percent(result.current_a, 7), 0.1);
    EXPECT_NEAR(result.power_w, 0, 1e-3);
    EXPECT_EQ(result.thd_current, 0);
  }
}

TEST(CycleMeter, AClampAloneEstimatesFromTheAssumedVoltage) {
  Adc adc;
  Sampler sampler(adc);
  Calibration calibration = adc.calibration();
  calibration.assumed_voltage_v = 230;
  CycleMeter meter;
  ASSERT_TRUE(meter.configure(calibration, 4000));
  for (int n = 0; n < 4000; n++)
    meter.add(sampler.next(NOTHING, mains(7), 50.02));
  EXPECT_EQ(meter.window().flags, FLAG_ESTIMATED);
  EXPECT_LT(percent(meter.window().power_w, 230 * rms(mains(7))), 0.2);
}

TEST(CycleMeter, ClippingIsFlagged) {
  const Partials voltage = mains(300);
  for (const Window &result : measure({}, voltage, resistor(voltage, 20), 50.02, 2))
    EXPECT_EQ(result.flags, FLAG_CLIPPED);
}

TEST(CycleMeter, MainsComesAndGoes) {
  Adc adc;
  Sampler sampler(adc);
  CycleMeter meter;
  ASSERT_TRUE(meter.configure(adc.calibration(), 4000));
  const Partials voltage = mains();
  for (const auto &[volts, flags, hz] :
       {std::tuple{voltage, 0, 50.3}, {NOTHING, FLAG_NO_MAINS, 50.0}, {voltage, 0, 61.2}, {voltage, 0, 47.1}}) {
    for (int n = 0; n < 8000; n++)
      meter.add(sampler.next(volts, NOTHING, hz));
    EXPECT_EQ(meter.window().flags, flags);
    EXPECT_NEAR(meter.window().frequency_hz, flags != 0 ? 0 : hz, 0.002);
  }
}

TEST(CycleMeter, FrequencyIsFollowedWhileItDrifts) {
  Adc adc;
  Sampler sampler(adc);
  CycleMeter meter;
  ASSERT_TRUE(meter.configure(adc.calibration(), 4000));
  const Partials voltage = mains();
  double hz = 49.5;
  for (int n = 0; n < 40000; n++) {
    hz += 0.1 / adc.rate_hz;
    if (!meter.add(sampler.next(voltage, resistor(voltage, 30), hz)) || n < 4000)
      continue;
    EXPECT_LT(percent(meter.window().voltage_v, rms(voltage)), 0.02);
    EXPECT_NEAR(meter.window().frequency_hz, hz, 0.05);
    EXPECT_NEAR(meter.window().thd_voltage, thd(voltage), 0.1);
  }
}

TEST(CycleMeter, NoEnergyIsLostOrCountedTwiceWhenAppliancesSwitchAtRandom) {
  Adc adc;
  Sampler sampler(adc);
  CycleMeter meter;
  IntervalMeter intervals;
  EnergyRegister energy;
  ASSERT_TRUE(meter.configure(adc.calibration(), 4000));
  intervals.configure(adc.calibration(), 5);
  const Partials voltage = mains();
  const std::vector<Partials> appliances{resistor(voltage, 25), rectifier(1), NOTHING, rectifier(6)};
  std::mt19937 random(7);
  double exact_j = 0;
  size_t on = 0;
  for (int n = 0; n < 4000 * 300; n++) {
    if (random() % 3000 == 0)
      on = random() % appliances.size();
    exact_j += power(voltage, appliances[on]) / adc.rate_hz;
    if (meter.add(sampler.next(voltage, appliances[on], 50.02)) && intervals.add(meter.window()))
      energy.add(intervals.energy());
  }
  const double measured_j = static_cast<double>(energy.import_mwh()) * 3.6;
  EXPECT_LT(percent(measured_j, exact_j), 0.05);
}

TEST(CycleMeter, WindowsAreAsLongAsTheyShouldBeAtOddRates) {
  Adc adc;
  adc.rate_hz = 3906.25;
  CycleMeter meter;
  ASSERT_TRUE(meter.configure(adc.calibration(), 3906.25f));
  Sampler sampler(adc);
  int windows = 0;
  for (int n = 0; n < 39063; n++)
    windows += meter.add(sampler.next(mains(), NOTHING, 50)) ? 1 : 0;
  EXPECT_EQ(windows, 50);
}

TEST(CycleMeter, FullScaleOfSixteenBitsDoesNotOverflow) {
  Calibration calibration;
  calibration.volts_per_count = 0.01f;
  calibration.amps_per_count = 0.001f;
  CycleMeter meter;
  ASSERT_TRUE(meter.configure(calibration, 32000, 0.25f));
  for (int n = 0; n < 32000; n++) {
    const int16_t count = n / 320 % 2 == 0 ? INT16_MAX : INT16_MIN;
    if (!meter.add({count, count}))
      continue;
    EXPECT_LT(percent(meter.window().voltage_v, 327.675), 0.01);
    EXPECT_LT(percent(meter.window().power_w, 327.675 * 32.7675), 0.02);
    EXPECT_EQ(meter.window().flags & FLAG_CLIPPED, FLAG_CLIPPED);
  }
}

TEST(CycleMeter, JumpsFromRailToRailDoNotOverflow) {
  CycleMeter meter;
  ASSERT_TRUE(meter.configure({}, 32000, 0.25f));
  for (int n = 0; n < 32000 * 4; n++) {
    const int16_t count = n / 32000 % 2 == 0 ? INT16_MAX : INT16_MIN;
    meter.add({count, count});
  }
  EXPECT_EQ(meter.window().voltage_v, 0);
  EXPECT_EQ(meter.window().flags, FLAG_CLIPPED | FLAG_NO_MAINS);
}

TEST(CycleMeter, AStepShorterThanTheSkewIsMeasured) {
  Calibration calibration;
  calibration.skew_us = -100000;
  CycleMeter meter;
  ASSERT_TRUE(meter.configure(calibration, 500, 0.1f));
  for (int n = 0; n < 1000; n++) {
    if (meter.add({1000, -1000})) {
      EXPECT_EQ(meter.window().voltage_v, 0);
      EXPECT_EQ(meter.window().flags, FLAG_NO_MAINS);
    }
  }
}

TEST(CycleMeter, WhatCannotBeMeasuredWithIsNamed) {
  const Calibration good;
  Calibration volts;
  volts.volts_per_count = 0;
  Calibration amps;
  amps.amps_per_count = std::numeric_limits<float>::quiet_NaN();
  Calibration noise;
  noise.noise_counts = -1;
  Calibration skew;
  skew.skew_us = 40000;
  EXPECT_EQ(CycleMeter::find_problem(good, 4000), nullptr);
  EXPECT_STREQ(CycleMeter::find_problem(good, 0), "the sample rate must be 500 to 32000 Hz");
  EXPECT_STREQ(CycleMeter::find_problem(good, 4000, 1), "the window must be 0.1 to 0.25 s long");
  EXPECT_STREQ(CycleMeter::find_problem(volts, 4000), "volts per count must be 0.000001 to 1000");
  EXPECT_STREQ(CycleMeter::find_problem(amps, 4000), "amps per count must be 0.000001 to 1000");
  EXPECT_STREQ(CycleMeter::find_problem(noise, 4000), "the noise must be 0 to 1000 counts");
  EXPECT_STREQ(CycleMeter::find_problem(skew, 4000), "the skew must be at most 119 samples");
  Calibration start;
  start.starting_current_a = -1;
  EXPECT_STREQ(CycleMeter::find_problem(start, 4000), "the starting current must be 0 to 100000 A");
  Calibration assumed;
  assumed.assumed_voltage_v = std::numeric_limits<float>::infinity();
  EXPECT_STREQ(CycleMeter::find_problem(assumed, 4000), "the assumed voltage must be 0 to 100000 V");
  EXPECT_FALSE(CycleMeter().configure(skew, 4000));
}
