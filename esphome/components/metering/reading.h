#pragma once

#include <cstdint>
#include <optional>

#include "esphome/components/metering/window.h"

namespace esphome::metering {

/// One message's worth of measurement: means over an interval and the registers at its end.
struct Reading {
  const char *device_id{""};
  float voltage_v{0};
  float current_a{0};
  /// Active power; negative exports.
  float power_w{0};
  /// Import register; never falls in a meter's life.
  int64_t energy_mwh{0};
  /// Unix time when the interval ended.
  int64_t timestamp_ms{0};

  std::optional<uint64_t> seq{};
  std::optional<int64_t> energy_export_mwh{};
  std::optional<float> frequency_hz{};
  std::optional<float> power_factor{};
  std::optional<float> apparent_power_va{};
  std::optional<float> reactive_power_var{};
  std::optional<float> thd_voltage{};
  std::optional<float> thd_current{};
  std::optional<float> interval_s{};
  std::optional<float> power_min_w{};
  std::optional<float> power_max_w{};
  uint8_t flags{0};
  bool replayed{false};
};

/// The measured part of a reading, from an interval; registers, time and identity are the caller's.
Reading reading_from(const Window &interval);

}  // namespace esphome::metering
