#pragma once

#include <cstdint>
#include <vector>

namespace esphome::smart_energy {

/// When something is on: from `at_s` after midnight for `duration_s`, and again every `every_s` (a day, or a part of
/// it).
struct ScheduleEntry {
  int32_t at_s;
  int32_t duration_s;
  int32_t every_s;
};

constexpr int32_t DAY_S = 24 * 3600;

/// Whether an entry is on at a second of the day; an entry may run on past midnight.
inline bool is_on(const ScheduleEntry &entry, int32_t second_of_day) {
  const int32_t since = (second_of_day - entry.at_s + DAY_S) % DAY_S;
  return since % entry.every_s < entry.duration_s;
}

/// Whether any entry is on. No entry at all means always.
inline bool is_on(const std::vector<ScheduleEntry> &schedule, int32_t second_of_day) {
  for (const auto &entry : schedule) {
    if (is_on(entry, second_of_day))
      return true;
  }
  return schedule.empty();
}

}  // namespace esphome::smart_energy
