#include "esphome/components/metering/reading_message.h"

#include <cstring>

#include "esphome/components/metering/json_writer.h"

namespace esphome::metering {

static constexpr uint64_t SCHEMA_VERSION = 1;
static constexpr size_t LONGEST_DEVICE_ID = 64;

static bool is_device_id(const char *id) {
  const size_t length = strlen(id);
  if (length == 0 || length > LONGEST_DEVICE_ID)
    return false;
  return strspn(id, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-") == length;
}

static bool is_possible(const Reading &reading) {
  return is_device_id(reading.device_id) && is_writable(reading.voltage_v) && is_writable(reading.current_a) &&
         is_writable(reading.power_w) && reading.energy_mwh >= 0 && reading.energy_export_mwh.value_or(0) >= 0 &&
         is_message_time(reading.timestamp_ms);
}

static void write_optional(JsonWriter &json, const char *key, const std::optional<float> &value, int decimals) {
  if (value.has_value())
    json.number(key, *value, decimals);
}

static void write_flags(JsonWriter &json, uint8_t flags) {
  static constexpr struct {
    Flag flag;
    const char *name;
  } NAMES[] = {{FLAG_ESTIMATED, "estimated"},
               {FLAG_CLIPPED, "clipped"},
               {FLAG_NO_MAINS, "noMains"},
               {FLAG_AGGREGATED, "aggregated"}};
  if (flags == 0)
    return;
  json.begin_list("flags");
  for (const auto &[flag, name] : NAMES) {
    if (flags & flag)
      json.list_item(name);
  }
  json.end_list();
}

size_t write_reading_message(const Reading &reading, char *buffer, size_t size) {
  if (!is_possible(reading))
    return 0;
  JsonWriter json(buffer, size);
  json.text("deviceId", reading.device_id);
  json.number("voltage", reading.voltage_v, 3);
  json.number("current", reading.current_a, 4);
  json.number("power", reading.power_w, 3);
  json.fixed("energy", reading.energy_mwh, 3);
  json.fixed("timestamp", reading.timestamp_ms, 3);
  if (reading.seq.has_value())
    json.integer("seq", *reading.seq);
  if (reading.energy_export_mwh.has_value())
    json.fixed("energyExport", *reading.energy_export_mwh, 3);
  write_optional(json, "frequency", reading.frequency_hz, 4);
  write_optional(json, "powerFactor", reading.power_factor, 4);
  write_optional(json, "apparentPower", reading.apparent_power_va, 3);
  write_optional(json, "reactivePower", reading.reactive_power_var, 3);
  write_optional(json, "thdVoltage", reading.thd_voltage, 2);
  write_optional(json, "thdCurrent", reading.thd_current, 2);
  write_optional(json, "interval", reading.interval_s, 3);
  write_optional(json, "powerMin", reading.power_min_w, 3);
  write_optional(json, "powerMax", reading.power_max_w, 3);
  write_flags(json, reading.flags);
  if (reading.replayed)
    json.boolean("replayed", true);
  return json.finish();
}

static void write_text(JsonWriter &json, const char *key, const char *value) {
  if (value != nullptr)
    json.text(key, value);
}

static void write_rating(JsonWriter &json, const char *key, float value, int decimals) {
  if (value > 0)
    json.number(key, value, decimals);
}

size_t write_info_message(const MeterInfo &info, char *buffer, size_t size) {
  if (!is_device_id(info.device_id))
    return 0;
  JsonWriter json(buffer, size);
  json.text("deviceId", info.device_id);
  json.integer("schema", SCHEMA_VERSION);
  write_text(json, "model", info.model);
  write_text(json, "firmware", info.firmware);
  json.begin_object("ratings");
  write_rating(json, "voltage", info.nominal_voltage_v, 1);
  write_rating(json, "frequency", info.nominal_frequency_hz, 1);
  write_rating(json, "current", info.max_current_a, 2);
  json.end_object();
  write_text(json, "phase", info.phase);
  write_text(json, "role", info.role);
  write_text(json, "parent", info.parent);
  write_rating(json, "interval", info.interval_s, 3);
  return json.finish();
}

}  // namespace esphome::metering
