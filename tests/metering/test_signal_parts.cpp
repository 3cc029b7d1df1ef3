#include <gtest/gtest.h>

#include <cmath>
#include <complex>

#include "esphome/components/metering/block_sums.h"
#include "esphome/components/metering/oscillator.h"
#include "esphome/components/metering/pair_aligner.h"
#include "esphome/components/metering/window_sums.h"

using namespace esphome::metering;

namespace {

constexpr double PI = 3.14159265358979323846;

}  // namespace

TEST(Oscillator, KeepsPhaseAndLengthOverManySteps) {
  Oscillator oscillator;
  const float turn = 50.02f / 4000;
  oscillator.tune(turn);
  for (int n = 1; n <= 12500; n++) {
    oscillator.step();
    if (n % 1000 != 0)
      continue;
    const std::complex<double> unit(oscillator.cosine(), oscillator.sine());
    EXPECT_NEAR(std::abs(unit) / (1 << Oscillator::BITS), 1, 1e-6);
    EXPECT_NEAR(std::remainder(std::arg(unit) - 2 * PI * n * static_cast<double>(turn), 2 * PI), 0, 1e-4);
    oscillator.tune(turn);
  }
}

class EveryDelay : public testing::TestWithParam<double> {};

TEST_P(EveryDelay, CurrentIsBroughtToTheInstantsOfVoltage) {
  const double delay = GetParam();
  const double turn = 2 * PI * 60 / 4000;
  PairAligner aligner;
  ASSERT_TRUE(aligner.configure(static_cast<float>(delay)));
  for (size_t n = 0; n < 3 * PairAligner::MAX_BLOCK; n++) {
    if (aligner.block_size() == PairAligner::MAX_BLOCK)
      aligner.next_block();
    const auto t = static_cast<double>(n);
    aligner.push({static_cast<int16_t>(std::lround(20000 * std::cos(turn * t))),
                  static_cast<int16_t>(std::lround(20000 * std::cos(turn * (t + delay))))});
  }
  ASSERT_EQ(aligner.block_size(), PairAligner::MAX_BLOCK);
  Oscillator oscillator;
  for (size_t n = 0; n < PairAligner::MAX_BLOCK; n++) {
    const BlockSums one = sum_block(aligner, n, 1, 0, 0, oscillator);
    EXPECT_NEAR(one.aligned_current / static_cast<double>(PairAligner::CURRENT_UNIT), one.voltage, 2.5);
  }
}

INSTANTIATE_TEST_SUITE_P(Delays, EveryDelay,
                         testing::Values(0.0, 0.01, 0.5, 0.99, 1.0, 2.75, 3.0, 13.4, 40.2, -0.3, -1.0, -2.5, -33.3));

TEST(PairAligner, RefusesDelaysThatItCannotHold) {
  PairAligner aligner;
  EXPECT_TRUE(aligner.configure(119));
  EXPECT_TRUE(aligner.configure(-119));
  EXPECT_FALSE(aligner.configure(120));
  EXPECT_FALSE(aligner.configure(-1e9f));
  EXPECT_FALSE(aligner.configure(std::nanf("")));
}

TEST(WindowSums, OffsetsCanBeMovedAfterwards) {
  PairAligner aligner;
  ASSERT_TRUE(aligner.configure(0.4f));
  for (size_t n = 0; n < PairAligner::MAX_BLOCK; n++)
    aligner.push({static_cast<int16_t>(2100 + 17 * n), static_cast<int16_t>(1990 - n * n)});
  Oscillator oscillator;
  const BlockSums raw = sum_block(aligner, 0, PairAligner::MAX_BLOCK, 0, 0, oscillator);
  const BlockSums centered = sum_block(aligner, 0, PairAligner::MAX_BLOCK, 2300, 1500, oscillator);
  WindowSums moved;
  moved.add(raw, 1000);
  moved.move_offsets(2300, 1500);
  WindowSums expected;
  expected.add(centered, 1000);
  EXPECT_EQ(moved.voltage, expected.voltage);
  EXPECT_EQ(moved.current, expected.current);
  EXPECT_EQ(moved.aligned_current, expected.aligned_current);
  EXPECT_EQ(moved.voltage_voltage, expected.voltage_voltage);
  EXPECT_EQ(moved.current_current, expected.current_current);
  EXPECT_EQ(moved.voltage_current, expected.voltage_current);
}
