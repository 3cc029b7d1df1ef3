#pragma once

#include <cstddef>

#include "esphome/components/metering/reading.h"

namespace esphome::metering {

/// Room for every reading with every field.
constexpr size_t READING_MESSAGE_SIZE = 640;
constexpr size_t INFO_MESSAGE_SIZE = 768;

/// Whether a Unix time lies in 2020 to 2099: outside of them a clock is not set, or counts something else than seconds.
constexpr bool is_message_time(int64_t timestamp_ms) {
  return timestamp_ms >= 1577836800000 && timestamp_ms < 4102444800000;
}

/// Writes the message of `/energy/<id>/data`, version 1, zero-terminated. JSON knows no NaN or infinity: an optional
/// field that is not finite is left out; a required one, or a bad device id or timestamp, makes the message impossible.
/// Returns its length, 0 when it does not fit or is impossible.
size_t write_reading_message(const Reading &reading, char *buffer, size_t size);

/// What `/energy/<id>/info` says about a meter; what is null or 0 is left out.
struct MeterInfo {
  const char *device_id{""};
  const char *model{nullptr};
  const char *firmware{nullptr};
  float nominal_voltage_v{0};
  float nominal_frequency_hz{0};
  float max_current_a{0};
  const char *phase{nullptr};
  /// grid, solar, battery or circuit
  const char *role{nullptr};
  /// The meter a circuit belongs to.
  const char *parent{nullptr};
  float interval_s{0};
};

/// Writes the retained message of `/energy/<id>/info`. Returns its length, 0 when it does not fit.
size_t write_info_message(const MeterInfo &info, char *buffer, size_t size);

}  // namespace esphome::metering
