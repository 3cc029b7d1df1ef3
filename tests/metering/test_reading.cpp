#include <gtest/gtest.h>

#include "esphome/components/metering/reading.h"

using namespace esphome::metering;

namespace {

Window interval() {
  return {.duration_s = 5,
          .voltage_v = 230,
          .current_a = 2,
          .power_w = 400,
          .reactive_power_var = 100,
          .apparent_power_va = 460,
          .power_factor = 0.87f,
          .frequency_hz = 50,
          .thd_voltage = 2,
          .thd_current = 30};
}

}  // namespace

TEST(Reading, HasAllThatAnIntervalKnows) {
  const Reading reading = reading_from(interval());
  EXPECT_EQ(reading.frequency_hz, 50);
  EXPECT_EQ(reading.power_factor, 0.87f);
  EXPECT_EQ(reading.reactive_power_var, 100);
  EXPECT_EQ(reading.thd_voltage, 2);
  EXPECT_EQ(reading.thd_current, 30);
}

// Mains is there, but its frequency is not found yet: 0 Hz and 0 % would be wrong numbers.
TEST(Reading, LeavesOutWhatNeedsAFrequencyThatIsNotFoundYet) {
  Window unlocked = interval();
  unlocked.frequency_hz = unlocked.thd_voltage = unlocked.thd_current = unlocked.reactive_power_var = 0;
  const Reading reading = reading_from(unlocked);
  EXPECT_FALSE(reading.frequency_hz || reading.reactive_power_var || reading.thd_voltage || reading.thd_current);
  EXPECT_EQ(reading.power_factor, 0.87f);
}

TEST(Reading, LeavesOutThePowerFactorOfNothing) {
  Window idle = interval();
  idle.current_a = idle.power_w = idle.power_factor = idle.thd_current = 0;
  const Reading reading = reading_from(idle);
  EXPECT_FALSE(reading.power_factor || reading.thd_current);
  EXPECT_EQ(reading.power_w, 0);
  EXPECT_EQ(reading.frequency_hz, 50);
}
