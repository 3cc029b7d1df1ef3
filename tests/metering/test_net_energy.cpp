#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "esphome/components/metering/energy_register.h"
#include "esphome/components/metering/interval_meter.h"
#include "tests/metering/reference.h"

using namespace reference;

namespace {

Window window_of(float power_w, float apparent_power_va, float noise_w = 0) {
  Window window{.duration_s = 0.2f, .voltage_v = 230, .current_a = apparent_power_va / 230, .power_w = power_w};
  window.power_noise_w = noise_w;
  window.apparent_power_va = apparent_power_va;
  window.energy_uj = std::llround(static_cast<double>(power_w) * 0.2e6);
  return window;
}

/// The interval of these windows, as IntervalMeter sums them up.
NetEnergy net_of(const std::vector<Window> &windows) {
  NetEnergy net;
  Window interval;
  for (const Window &window : windows) {
    net.add(window);
    interval.current_a += window.current_a;
    interval.energy_uj += window.energy_uj;
  }
  net.end_interval(interval);
  return net;
}

/// Import and export, J, of a resistor's current that turns round half-way through each interval of 1 s.
std::pair<double, double> turning(double noise_counts, double current_a, double seconds) {
  const Adc adc{.noise_counts = noise_counts};
  const Partials voltage = mains();
  const Partials drawn = resistor(voltage, 230 / current_a);
  const Partials fed_in = resistor(voltage, -230 / current_a);
  Sampler sampler(adc);
  CycleMeter meter;
  IntervalMeter intervals;
  EnergyRegister energy;
  meter.configure(adc.calibration(), 4000);
  intervals.configure(adc.calibration(), 1);
  for (int n = 0; n < static_cast<int>(seconds * 4000); n++) {
    if (meter.add(sampler.next(voltage, n % 4000 < 2000 ? drawn : fed_in, 50.02)) && intervals.add(meter.window()))
      energy.add(intervals.energy());
  }
  const auto joules = [](int64_t mwh, int64_t rest_uj) {
    return static_cast<double>(mwh) * 3.6 + static_cast<double>(rest_uj) * 1e-6;
  };
  return {joules(energy.import_mwh(), energy.import_remainder_uj()),
          joules(energy.export_mwh(), energy.export_remainder_uj())};
}

}  // namespace

TEST(NetEnergy, WhatIsDrawnAndFedInWithinAnIntervalDoesNotCancel) {
  const NetEnergy net = net_of({window_of(1000, 1000), window_of(1000, 1000), window_of(-600, 700)});
  EXPECT_EQ(net.import_uj(), 400000000);
  EXPECT_EQ(net.export_uj(), 120000000);
}

TEST(NetEnergy, WindowsWithoutASureDirectionAreNettedOverTheInterval) {
  // 3 W of noise, then 100 VA of a capacitor.
  const NetEnergy noisy = net_of({window_of(9, 10, 3), window_of(-7, 10, 3), window_of(3, 10, 3)});
  EXPECT_EQ(noisy.import_uj(), 1000000);
  EXPECT_EQ(noisy.export_uj(), 0);
  const NetEnergy reactive = net_of({window_of(1, 100), window_of(-1.5f, 100)});
  EXPECT_EQ(reactive.import_uj(), 0);
  EXPECT_EQ(reactive.export_uj(), 100000);
}

TEST(NetEnergy, TheRestIsTakenFromTheSideThatHasMore) {
  const NetEnergy consumer = net_of({window_of(500, 500), window_of(-3, 10, 1)});
  EXPECT_EQ(consumer.import_uj(), 99400000);
  EXPECT_EQ(consumer.export_uj(), 0);
  const NetEnergy producer = net_of({window_of(-500, 500), window_of(3, 10, 1)});
  EXPECT_EQ(producer.import_uj(), 0);
  EXPECT_EQ(producer.export_uj(), 99400000);
}

TEST(NetEnergy, AnIntervalWithoutLoadHasNone) {
  NetEnergy net;
  net.add(window_of(500, 500));
  net.add(window_of(-300, 500));
  net.end_interval({});
  EXPECT_EQ(net.import_uj(), 0);
  EXPECT_EQ(net.export_uj(), 0);
}

TEST(NetEnergy, TheDifferenceIsTheIntervalsEnergyToTheMicrojoule) {
  std::mt19937 random(1);
  std::uniform_real_distribution<float> power(-3000, 3000);
  for (int n = 0; n < 1000; n++) {
    NetEnergy net;
    for (int k = 0; k < 25; k++) {
      const float power_w = power(random);
      net.add(window_of(power_w, std::fabs(power_w) * 2));
    }
    Window interval{.current_a = 1};
    interval.energy_uj = static_cast<int64_t>(power(random) * 1e6f);
    net.end_interval(interval);
    ASSERT_EQ(net.import_uj() - net.export_uj(), interval.energy_uj);
    ASSERT_GE(net.import_uj(), 0);
    ASSERT_GE(net.export_uj(), 0);
  }
}

// Half of each second 4 kW are drawn, half of it fed in. Of the windows, one in five sees the change and nets it.
TEST(NetEnergy, HalfOfTheIntervalImportsHalfExports) {
  const auto [drawn_j, fed_in_j] = turning(2, 4000.0 / 230, 20);
  const double half_j = 20 * 4000 / 2;
  EXPECT_NEAR(drawn_j, half_j, 0.21 * half_j);
  EXPECT_NEAR(fed_in_j, half_j, 0.21 * half_j);
  EXPECT_NEAR(drawn_j - fed_in_j, 0, 0.03 * half_j);
}

TEST(NetEnergy, ACapacitorBesideNoiseCountsInOneRegisterOnly) {
  const Adc adc{.noise_counts = 4};
  const Partials voltage{{1, 325, 0}};
  const Partials current{{1, 0.3, PI / 2 - 0.01}};
  EnergyRegister energy;
  Sampler sampler(adc);
  CycleMeter meter;
  IntervalMeter intervals;
  meter.configure(adc.calibration(), 4000);
  intervals.configure(adc.calibration(), 5);
  for (int n = 0; n < 60 * 4000; n++) {
    if (meter.add(sampler.next(voltage, current, 50.02)) && intervals.add(meter.window()))
      energy.add(intervals.energy());
  }
  // 49 VA and 0.5 W, of which noise hides the direction in a window.
  EXPECT_NEAR(static_cast<double>(energy.import_mwh()), 0.49 * 60 / 3.6, 3);
  EXPECT_EQ(energy.export_mwh(), 0);
}
