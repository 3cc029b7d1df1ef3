#include <gtest/gtest.h>

#include <string>

#include "esphome/components/metering/input_check.h"

using namespace esphome::metering;

namespace {

struct Case {
  Window interval{.duration_s = 5,
                  .voltage_v = 230,
                  .current_a = 8,
                  .power_w = 1840,
                  .power_factor = 1,
                  .frequency_hz = 50,
                  .thd_voltage = 2};
  InputRange voltage{400, 3700};
  InputRange current{1200, 2900};
  Calibration calibration{.min_counts = 0, .max_counts = 4095};
  Expectation expected{230, 50, 30, false};

  std::string problem() const {
    const char *found = find_measurement_problem(interval, voltage, current, calibration, expected);
    return found == nullptr ? "" : found;
  }
};

void expect_words(const Case &of, const std::string &words) {
  EXPECT_NE(of.problem().find(words), std::string::npos) << "said: " << of.problem();
}

}  // namespace

TEST(InputCheck, NothingIsWrongWithAHouse) {
  Case house;
  EXPECT_EQ(house.problem(), "");
  house.interval.power_w = -1840;
  house.interval.power_factor = -1;
  EXPECT_EQ(house.problem(), "");
  house.interval.current_a = house.interval.power_w = house.interval.power_factor = 0;
  EXPECT_EQ(house.problem(), "");
  // A deep sag and a swell that EN 50160 allows.
  house.interval.voltage_v = 230 * 0.85f;
  EXPECT_EQ(house.problem(), "");
  house.interval.voltage_v = 230 * 1.1f;
  EXPECT_EQ(house.problem(), "");
}

TEST(InputCheck, StuckInputs) {
  Case stuck;
  stuck.voltage = {2048, 2048};
  expect_words(stuck, "voltage input never moves");
  stuck.voltage = {400, 3700};
  stuck.current = {0, 0};
  expect_words(stuck, "current input never moves");
}

TEST(InputCheck, ClippedInputs) {
  Case clipped;
  clipped.voltage.greatest = 4095;
  expect_words(clipped, "voltage is beyond the range");
  clipped.voltage.greatest = 3700;
  clipped.current.least = 0;
  expect_words(clipped, "current is beyond the range");
}

TEST(InputCheck, AnAssumedVoltageCannotBeStuck) {
  Case clamp;
  clamp.calibration.assumed_voltage_v = 230;
  clamp.voltage = {511, 511};
  EXPECT_EQ(clamp.problem(), "");
}

TEST(InputCheck, MissingAndSwappedVoltage) {
  Case missing;
  missing.interval.voltage_v = 0;
  missing.interval.flags = FLAG_NO_MAINS;
  expect_words(missing, "swapped");
  missing.interval.current_a = 0;
  expect_words(missing, "no mains voltage is measured");

  Case swapped;
  swapped.interval.voltage_v = 90;
  expect_words(swapped, "far below nominal");
  swapped.interval.voltage_v = 310;
  expect_words(swapped, "far above nominal");
  swapped.interval.voltage_v = 230;
  swapped.interval.thd_voltage = 60;
  expect_words(swapped, "shape of a current");
}

TEST(InputCheck, AnotherFrequencyThanTheNominalOne) {
  Case american;
  american.interval.frequency_hz = 59.98f;
  expect_words(american, "another frequency than nominal_frequency");
  american.expected.nominal_frequency_hz = 60;
  EXPECT_EQ(american.problem(), "");
  // A generator at the limit of EN 50160, and a frequency that is not known yet.
  american.interval.frequency_hz = 56;
  EXPECT_EQ(american.problem(), "");
  american.interval.frequency_hz = 0;
  EXPECT_EQ(american.problem(), "");
}

TEST(InputCheck, WrongTurnsPhaseAndDirection) {
  Case wrong;
  wrong.interval.current_a = 61;
  expect_words(wrong, "correct turns");
  wrong.interval.current_a = 8;
  wrong.interval.power_factor = 0.05f;
  expect_words(wrong, "another phase");
  wrong.interval.power_factor = -1;
  wrong.interval.power_w = -1840;
  wrong.expected.consumes_only = true;
  expect_words(wrong, "turn the clamp around");
}
