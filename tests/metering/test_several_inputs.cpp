#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <vector>

#include "esphome/components/metering/cycle_meter.h"
#include "esphome/components/metering/dc_meter.h"
#include "esphome/components/metering/energy_register.h"
#include "esphome/components/metering/interval_meter.h"
#include "esphome/components/metering/phase_total.h"
#include "esphome/components/metering/rate_meter.h"
#include "esphome/components/metering/sample_round.h"

using namespace esphome::metering;

TEST(SampleRound, PutsResultsTogetherByTheirInput) {
  SampleRound round;
  ASSERT_TRUE(round.configure(3));
  // As the ESP32 converts it: not in the order that was asked for.
  EXPECT_FALSE(round.push(1, 101));
  EXPECT_FALSE(round.push(0, 100));
  EXPECT_TRUE(round.push(2, 102));
  EXPECT_EQ(round.counts()[0], 100);
  EXPECT_EQ(round.counts()[1], 101);
  EXPECT_EQ(round.counts()[2], 102);
  EXPECT_EQ(round.place(1), 0u);
  EXPECT_EQ(round.place(0), 1u);
  EXPECT_EQ(round.place(2), 2u);
  EXPECT_EQ(round.lost(), 0u);
}

TEST(SampleRound, NeverMixesRoundsWhenResultsAreLost) {
  SampleRound round;
  ASSERT_TRUE(round.configure(4));
  std::mt19937 random(3);
  std::bernoulli_distribution lost(0.05);
  int complete = 0;
  int mixed = 0;
  for (int16_t n = 0; n < 20000; n++) {
    for (size_t input = 0; input < 4; input++) {
      if (lost(random) || !round.push(input, n))
        continue;
      complete++;
      // A round may begin with any input, but its results are neighbours.
      const auto [least, greatest] = std::minmax_element(round.counts(), round.counts() + 4);
      mixed += *greatest - *least <= 1 ? 0 : 1;
    }
  }
  // 0.95^4 of the rounds lose nothing.
  EXPECT_NEAR(complete, 20000 * 0.8145, 300);
  EXPECT_EQ(mixed, 0);
  EXPECT_GT(round.lost(), 0u);
}

TEST(SampleRound, LearnsTheOrderAgainWhereTheFirstRoundWasIncomplete) {
  SampleRound round;
  ASSERT_TRUE(round.configure(3));
  // An order that never comes again.
  for (const size_t input : {2, 1, 0})
    round.push(input, 0);
  int complete = 0;
  for (int n = 0; n < 100; n++) {
    for (const size_t input : {0, 1, 2})
      complete += round.push(input, 1) ? 1 : 0;
  }
  EXPECT_GT(complete, 90);
}

TEST(SampleRound, NeverMixesRoundsAcrossAnInterruption) {
  SampleRound round;
  ASSERT_TRUE(round.configure(2));
  round.push(0, 1);
  round.interrupt();
  EXPECT_EQ(round.lost(), 1);
  // Had the order been learned across the gap, it would be complete.
  EXPECT_FALSE(round.push(1, 2));
  EXPECT_TRUE(round.push(0, 3));
  round.push(1, 4);
  round.interrupt();
  EXPECT_EQ(round.lost(), 2);
  EXPECT_FALSE(round.push(0, 5));
  EXPECT_FALSE(round.push(1, 6));
  ASSERT_TRUE(round.push(0, 7));
  EXPECT_EQ(round.counts()[0], 7);
  EXPECT_EQ(round.counts()[1], 6);
  // Complete rounds are not lost.
  round.interrupt();
  EXPECT_EQ(round.lost(), 3);
}

TEST(SampleRound, RefusesWhatItHasNoRoomFor) {
  SampleRound round;
  EXPECT_FALSE(round.configure(0));
  EXPECT_FALSE(round.configure(SampleRound::MAX_INPUTS + 1));
  ASSERT_TRUE(round.configure(2));
  EXPECT_FALSE(round.push(255, 1));
  EXPECT_EQ(round.lost(), 1u);
}

TEST(RateMeter, LateReportsShrinkToNothing) {
  RateMeter rate;
  std::mt19937 random(5);
  std::uniform_real_distribution<double> late_us(0, 5000);
  rate.restart(1000000);
  EXPECT_EQ(rate.rate_hz(), 0);
  // 256 rounds a frame at 8123.4 Hz, each frame reported up to 5 ms late.
  for (int frame = 1; frame <= 20000; frame++)
    rate.add(256, 1000000 + std::llround(frame * 256 / 8123.4 * 1e6 + late_us(random)));
  EXPECT_NEAR(rate.rate_hz(), 8123.4, 8123.4 * 10e-6);
  rate.restart(5);
  EXPECT_EQ(rate.rate_hz(), 0);
}

TEST(RateMeter, APauseIsNoTimeOfSlowSamples) {
  RateMeter rate;
  rate.restart(0);
  rate.add(4000, 1000000);
  rate.forget();
  EXPECT_FALSE(rate.started());
  rate.restart(9000000);
  rate.add(4000, 10000000);
  EXPECT_FLOAT_EQ(rate.rate_hz(), 4000);
}

TEST(DcMeter, MeansWeighByTime) {
  Calibration calibration;
  calibration.volts_per_count = 4e-3f;
  calibration.amps_per_count = 1e-4f;
  DcMeter meter;
  meter.configure(calibration, 0.2f);
  EXPECT_FALSE(meter.add(12, 2, 0.15f));
  ASSERT_TRUE(meter.add(12, -1, 0.05f));
  const Window &window = meter.window();
  EXPECT_NEAR(window.voltage_v, 12, 1e-3);
  EXPECT_NEAR(window.power_w, 0.75 * 24 - 0.25 * 12, 1e-3);
  EXPECT_NEAR(window.current_a, std::sqrt(0.75 * 4 + 0.25), 1e-3);
  EXPECT_EQ(window.frequency_hz, 0);
  EXPECT_EQ(window.flags, 0);
  calibration.reversed = true;
  meter.configure(calibration, 0.2f);
  ASSERT_TRUE(meter.add(12, 2, 0.2f));
  EXPECT_NEAR(meter.window().power_w, -24, 1e-3);
  EXPECT_NEAR(static_cast<double>(meter.window().energy_uj), -4.8e6, 100);
}

namespace {

Window phase_of(float power_w, float current_a, float voltage_v = 230) {
  Window window{.duration_s = 0.2f, .voltage_v = voltage_v, .current_a = current_a, .power_w = power_w};
  window.frequency_hz = 50;
  window.apparent_power_va = voltage_v * current_a;
  window.energy_uj = std::llround(static_cast<double>(power_w) * 0.2e6);
  return window;
}

}  // namespace

TEST(PhaseTotal, IsNettedPerWindow) {
  PhaseTotal total;
  // One phase imports while another exports; then the sum changes sign.
  for (const float solar_w : {-1500.0f, -2500.0f}) {
    for (const Window &phase : {phase_of(1000, 5), phase_of(800, 4), phase_of(solar_w, 9)})
      total.add(phase);
    total.end_window();
  }
  for (const Window &phase : {phase_of(1000, 5), phase_of(800, 4), phase_of(-2000, 9)}) {
    Window interval = phase;
    interval.energy_uj *= 2;
    total.add_interval(interval);
  }
  total.end_interval();
  EXPECT_EQ(total.energy().import_uj(), 60000000);
  EXPECT_EQ(total.energy().export_uj(), 140000000);
}

TEST(PhaseTotal, KeepsALoadThatAWindowCannotTellFromNoise) {
  PhaseTotal total;
  Window unseen = phase_of(0, 0);
  unseen.power_noise_w = 1;
  for (int n = 0; n < 25; n++) {
    total.add(unseen);
    total.add(phase_of(0, 0));
    total.end_window();
  }
  Window seen = phase_of(4, 0.02f);
  seen.energy_uj = 20000000;
  total.add_interval(seen);
  total.add_interval(phase_of(0, 0));
  EXPECT_FLOAT_EQ(total.end_interval().power_w, 4);
  EXPECT_EQ(total.energy().import_uj(), 20000000);
  EXPECT_EQ(total.energy().export_uj(), 0);
}

TEST(PhaseTotal, SumsThePhases) {
  PhaseTotal total;
  Window first = phase_of(1000, 5, 228);
  Window second = phase_of(-400, 2, 232);
  first.duration_s = second.duration_s = 1;
  first.energy_uj = 1000000000;
  second.energy_uj = -400000000;
  second.flags = FLAG_CLIPPED;
  total.add(first);
  total.add(second);
  total.end_window();
  total.add_interval(first);
  total.add_interval(second);
  const Window sum = total.end_interval();
  EXPECT_FLOAT_EQ(sum.voltage_v, 230);
  EXPECT_FLOAT_EQ(sum.current_a, 7);
  EXPECT_FLOAT_EQ(sum.power_w, 600);
  EXPECT_FLOAT_EQ(sum.apparent_power_va, 5 * 228 + 2 * 232);
  EXPECT_NEAR(sum.power_factor, 600.0 / (5 * 228 + 2 * 232), 1e-6);
  EXPECT_EQ(sum.flags, FLAG_CLIPPED);
  EXPECT_EQ(total.end_interval().energy_uj, 0);
}
