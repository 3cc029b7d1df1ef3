#include "esphome/components/metering/reading_record.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>

#include "esphome/components/metering/bit_packer.h"
#include "esphome/components/metering/crc32.h"

namespace esphome::metering {

static constexpr int MAX_SCALE = 3;
static constexpr int BITS_VOLTAGE = 20;
static constexpr int BITS_CURRENT = 22;
static constexpr int BITS_POWER = 28;
static constexpr int BITS_APPARENT = 27;
static constexpr int BITS_FREQUENCY = 20;
static constexpr int BITS_THD = 16;
static constexpr int BITS_INTERVAL = 24;
static constexpr int BITS_ENERGY = 44;
static constexpr int BITS_TIME = 42;
static constexpr int BITS_BOOT = 10;
static constexpr int BITS_UPTIME = BITS_TIME - BITS_BOOT;

static constexpr uint8_t STATUS_WRITTEN = 0x03;
static constexpr uint8_t STATUS_SENT = 0x1C;
static constexpr uint8_t STATUS_CONFIRMED = 0xE0;

static constexpr uint64_t all_ones(int bits) { return (uint64_t{1} << bits) - 1; }

/// Units per 1 of the quantity at each scale: a record whose numbers are large gives up decimals in steps of ten.
static double units(int decimals, int scale) {
  static constexpr double POWERS[] = {1, 10, 100, 1000, 10000};
  return POWERS[decimals - scale];
}

static bool fits(float value, int decimals, int scale, uint64_t limit) {
  return std::isfinite(value) &&
         std::fabs(static_cast<double>(value)) * units(decimals, scale) < static_cast<double>(limit) - 1;
}

static bool fits(const std::optional<float> &value, int decimals, int scale, uint64_t limit) {
  return !value.has_value() || !std::isfinite(*value) || fits(*value, decimals, scale, limit);
}

static bool fits(const Reading &reading, int scale) {
  return fits(reading.voltage_v, 3, scale, all_ones(BITS_VOLTAGE)) &&
         fits(reading.current_a, 4, scale, all_ones(BITS_CURRENT)) &&
         fits(reading.power_w, 3, scale, all_ones(BITS_POWER - 1)) &&
         fits(reading.apparent_power_va, 3, scale, all_ones(BITS_APPARENT)) &&
         fits(reading.reactive_power_var, 3, scale, all_ones(BITS_POWER - 1)) &&
         fits(reading.power_min_w, 3, scale, all_ones(BITS_POWER - 1)) &&
         fits(reading.power_max_w, 3, scale, all_ones(BITS_POWER - 1));
}

bool is_storable(const Reading &reading) {
  const auto in_range = [](int64_t mwh) { return mwh >= 0 && static_cast<uint64_t>(mwh) <= all_ones(BITS_ENERGY); };
  return in_range(reading.energy_mwh) && in_range(reading.energy_export_mwh.value_or(0)) && reading.voltage_v >= 0 &&
         reading.current_a >= 0 && fits(reading, MAX_SCALE);
}

static int64_t rounded(float value, double factor) { return std::llround(static_cast<double>(value) * factor); }

/// All ones stand for a value that is not there; what is too large for its field becomes the largest that is.
static void put_optional(BitPacker &packer, const std::optional<float> &value, double factor, int bits) {
  if (!value.has_value() || !std::isfinite(*value)) {
    packer.put(all_ones(bits), bits);
    return;
  }
  const auto largest = static_cast<double>(all_ones(bits) - 1);
  packer.put(static_cast<uint64_t>(std::clamp(std::round(static_cast<double>(*value) * factor), 0.0, largest)), bits);
}

static std::optional<float> take_optional(BitUnpacker &unpacker, double factor, int bits) {
  const uint64_t value = unpacker.take(bits);
  if (value == all_ones(bits))
    return std::nullopt;
  return static_cast<float>(static_cast<double>(value) / factor);
}

/// The most negative number stands for a value that is not there.
static void put_signed(BitPacker &packer, const std::optional<float> &value, double factor) {
  const bool there = value.has_value() && std::isfinite(*value);
  packer.put(static_cast<uint64_t>(there ? rounded(*value, factor) : -(int64_t{1} << (BITS_POWER - 1))), BITS_POWER);
}

static std::optional<float> take_signed(BitUnpacker &unpacker, double factor) {
  const int64_t value = unpacker.take_signed(BITS_POWER);
  if (value == -(int64_t{1} << (BITS_POWER - 1)))
    return std::nullopt;
  return static_cast<float>(static_cast<double>(value) / factor);
}

static uint64_t pack_time(const Record &record) {
  if (record.kind != RecordKind::UNSYNCED)
    return static_cast<uint64_t>(record.time_ms) & all_ones(BITS_TIME);
  const uint64_t uptime = static_cast<uint64_t>(record.time_ms) & all_ones(BITS_UPTIME);
  return (uptime << BITS_BOOT) | (record.boot & all_ones(BITS_BOOT));
}

static void unpack_time(uint64_t time, Record &record) {
  if (record.kind == RecordKind::UNSYNCED) {
    record.boot = static_cast<uint16_t>(time & all_ones(BITS_BOOT));
    time >>= BITS_BOOT;
  }
  record.time_ms = static_cast<int64_t>(time);
  record.reading.timestamp_ms = record.kind == RecordKind::READING ? record.time_ms : 0;
}

static void put_measurements(BitPacker &packer, const Record &record, int scale) {
  const Reading &reading = record.reading;
  const double milli = units(3, scale);
  packer.put(static_cast<uint64_t>(rounded(reading.voltage_v, milli)), BITS_VOLTAGE);
  packer.put(static_cast<uint64_t>(rounded(reading.current_a, units(4, scale))), BITS_CURRENT);
  put_signed(packer, reading.power_w, milli);
  put_optional(packer, reading.apparent_power_va, milli, BITS_APPARENT);
  put_signed(packer, reading.reactive_power_var, milli);
  put_optional(packer, reading.frequency_hz, 1e4, BITS_FREQUENCY);
  put_optional(packer, reading.thd_voltage, 100, BITS_THD);
  put_optional(packer, reading.thd_current, 100, BITS_THD);
  if (record.kind == RecordKind::SYNC) {
    packer.put(record.boot, BITS_INTERVAL);
  } else {
    put_optional(packer, reading.interval_s, 1e3, BITS_INTERVAL);
  }
}

static void take_measurements(BitUnpacker &unpacker, Record &record, int scale) {
  Reading &reading = record.reading;
  const double milli = units(3, scale);
  reading.voltage_v = static_cast<float>(static_cast<double>(unpacker.take(BITS_VOLTAGE)) / milli);
  reading.current_a = static_cast<float>(static_cast<double>(unpacker.take(BITS_CURRENT)) / units(4, scale));
  reading.power_w = take_signed(unpacker, milli).value_or(0);
  reading.apparent_power_va = take_optional(unpacker, milli, BITS_APPARENT);
  reading.reactive_power_var = take_signed(unpacker, milli);
  reading.frequency_hz = take_optional(unpacker, 1e4, BITS_FREQUENCY);
  reading.thd_voltage = take_optional(unpacker, 100, BITS_THD);
  reading.thd_current = take_optional(unpacker, 100, BITS_THD);
  if (record.kind == RecordKind::SYNC) {
    record.boot = static_cast<uint16_t>(unpacker.take(BITS_INTERVAL));
  } else {
    reading.interval_s = take_optional(unpacker, 1e3, BITS_INTERVAL);
  }
}

/// IEEE 1459: active through apparent power; 0 without load.
static float power_factor(const Reading &reading) {
  const float apparent_va = reading.apparent_power_va.value_or(0);
  return apparent_va > 0 ? std::clamp(reading.power_w / apparent_va, -1.0f, 1.0f) : 0.0f;
}

static void put_crc(uint8_t *slot, size_t size) {
  const uint32_t crc = crc32(slot, size - 5);
  for (int i = 0; i < 4; i++)
    slot[size - 5 + i] = static_cast<uint8_t>(crc >> (8 * i));
}

static bool crc_agrees(const uint8_t *slot, size_t size) {
  uint32_t crc = 0;
  for (int i = 0; i < 4; i++)
    crc |= static_cast<uint32_t>(slot[size - 5 + i]) << (8 * i);
  return crc == crc32(slot, size - 5);
}

uint8_t slot_status(bool sent, bool confirmed) {
  return static_cast<uint8_t>((sent ? 0 : STATUS_SENT) | (confirmed ? 0 : STATUS_CONFIRMED));
}

bool encode_record(const Record &record, uint64_t first_seq, uint8_t *slot, size_t size) {
  const Reading &reading = record.reading;
  if (!is_storable(reading))
    return false;
  int scale = 0;
  while (!fits(reading, scale))
    scale++;
  std::fill_n(slot, size, static_cast<uint8_t>(0));
  BitPacker packer(slot);
  packer.put(static_cast<uint8_t>(record.kind), 2);
  packer.put(record.channel, 3);
  packer.put(reading.flags, 4);
  packer.put(static_cast<uint64_t>(scale), 2);
  packer.put(reading.energy_export_mwh.has_value() ? 1 : 0, 1);
  packer.put(reading.power_factor.has_value() ? 1 : 0, 1);
  packer.put(pack_time(record), BITS_TIME);
  packer.put(static_cast<uint64_t>(reading.energy_mwh), BITS_ENERGY);
  packer.put(static_cast<uint64_t>(reading.energy_export_mwh.value_or(0)), BITS_ENERGY);
  put_measurements(packer, record, scale);
  if (size == COARSE_SLOT_SIZE) {
    packer.put(record.seq - first_seq, 32);
    packer.put(record.covers, 16);
    put_signed(packer, reading.power_min_w, units(3, scale));
    put_signed(packer, reading.power_max_w, units(3, scale));
  }
  put_crc(slot, size);
  slot[size - 1] = slot_status(record.sent, record.confirmed);
  return true;
}

static void unpack(const uint8_t *slot, size_t size, uint64_t first_seq, Record &record) {
  BitUnpacker unpacker(slot);
  Reading &reading = record.reading;
  reading = {};
  record.kind = static_cast<RecordKind>(unpacker.take(2));
  record.channel = static_cast<uint8_t>(unpacker.take(3));
  reading.flags = static_cast<uint8_t>(unpacker.take(4));
  const auto scale = static_cast<int>(unpacker.take(2));
  const bool has_export = unpacker.take(1) != 0;
  const bool has_power_factor = unpacker.take(1) != 0;
  unpack_time(unpacker.take(BITS_TIME), record);
  reading.energy_mwh = static_cast<int64_t>(unpacker.take(BITS_ENERGY));
  const auto export_mwh = static_cast<int64_t>(unpacker.take(BITS_ENERGY));
  if (has_export)
    reading.energy_export_mwh = export_mwh;
  take_measurements(unpacker, record, scale);
  if (has_power_factor)
    reading.power_factor = power_factor(reading);
  record.covers = 1;
  if (size == COARSE_SLOT_SIZE) {
    record.seq = first_seq + unpacker.take(32);
    record.covers = static_cast<uint16_t>(unpacker.take(16));
    reading.power_min_w = take_signed(unpacker, units(3, scale));
    reading.power_max_w = take_signed(unpacker, units(3, scale));
  }
}

SlotState decode_record(const uint8_t *slot, size_t size, uint64_t first_seq, Record &record) {
  if (std::all_of(slot, slot + size, [](uint8_t byte) { return byte == 0xFF; }))
    return SlotState::BLANK;
  const uint8_t status = slot[size - 1];
  if ((status & STATUS_WRITTEN) == STATUS_WRITTEN)
    return SlotState::TORN;
  record.sent = std::popcount(static_cast<uint8_t>(status & STATUS_SENT)) < 2;
  record.confirmed = std::popcount(static_cast<uint8_t>(status & STATUS_CONFIRMED)) < 2;
  if (!crc_agrees(slot, size))
    return SlotState::DAMAGED;
  unpack(slot, size, first_seq, record);
  return SlotState::VALID;
}

}  // namespace esphome::metering
