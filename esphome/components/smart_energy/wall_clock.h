#pragma once

#include <sys/time.h>

#include <cstdint>

#include "esphome/components/smart_energy/monotonic_clock.h"

namespace esphome::smart_energy {

/// Unix time in microseconds at a monotonic time that lies shortly before now.
inline int64_t unix_us_at(int64_t time_us) {
  timeval now{};
  gettimeofday(&now, nullptr);
  return static_cast<int64_t>(now.tv_sec) * 1000000 + now.tv_usec - (monotonic_us() - time_us);
}

}  // namespace esphome::smart_energy
