#pragma once

#include <cstdint>

#if defined(USE_ESP32)
#include <esp_timer.h>
#elif defined(USE_ESP8266)
#include <Arduino.h>
#else
#include <ctime>
#endif

namespace esphome::smart_energy {

/// Microseconds since some start that no clock setting moves.
inline int64_t monotonic_us() {
#if defined(USE_ESP32)
  return esp_timer_get_time();
#elif defined(USE_ESP8266)
  return static_cast<int64_t>(micros64());
#else
  timespec now{};
  clock_gettime(CLOCK_MONOTONIC, &now);
  return static_cast<int64_t>(now.tv_sec) * 1000000 + now.tv_nsec / 1000;
#endif
}

}  // namespace esphome::smart_energy
