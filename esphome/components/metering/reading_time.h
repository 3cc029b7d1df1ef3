#pragma once

#include <cstdint>

#include "esphome/components/metering/reading.h"

namespace esphome::metering {

/// A clock that is set back by more had been plainly wrong before: readers refuse what lies more than a day ahead.
constexpr int64_t LONGEST_HOLD_MS = 86400000;

/// The timestamp of a device's next reading, so that no two share a key: the clock's, or where that has stepped back,
/// 1 ms after the last one until the clock has caught up. The interval stays what was measured, and energy is a
/// difference of registers, so that only the place in time is off, by no more than the step.
constexpr int64_t next_timestamp(int64_t last_ms, int64_t clock_ms) {
  return clock_ms > last_ms || last_ms - clock_ms > LONGEST_HOLD_MS ? clock_ms : last_ms + 1;
}

/// Gives a reading that timestamp, and says so where it is not the clock's.
inline void hold_timestamp(Reading &reading, int64_t last_ms) {
  const int64_t held_ms = next_timestamp(last_ms, reading.timestamp_ms);
  if (held_ms != reading.timestamp_ms)
    reading.flags |= FLAG_ESTIMATED;
  reading.timestamp_ms = held_ms;
}

}  // namespace esphome::metering
