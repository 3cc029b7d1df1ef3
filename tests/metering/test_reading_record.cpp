#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <random>

#include "store_model.h"

using namespace esphome::metering;

namespace {

constexpr uint64_t FIRST_SEQ = 1000;

using Slot = std::array<uint8_t, COARSE_SLOT_SIZE>;

Record full_record() {
  Record record;
  record.channel = 5;
  record.seq = 1234;
  record.time_ms = 1739930115004;
  record.sent = true;
  record.covers = 12;
  Reading &reading = record.reading;
  reading.voltage_v = 230.123f;
  reading.current_a = 15.9876f;
  reading.power_w = -3612.345f;
  reading.energy_mwh = 1234567891234;
  reading.energy_export_mwh = 98765432100;
  reading.frequency_hz = 50.0123f;
  reading.power_factor = -0.9876f;
  reading.apparent_power_va = 3679.121f;
  reading.reactive_power_var = -12.5f;
  reading.thd_voltage = 2.31f;
  reading.thd_current = 311.04f;
  reading.interval_s = 60.001f;
  reading.power_min_w = -5000.125f;
  reading.power_max_w = 12.5f;
  reading.flags = FLAG_AGGREGATED | FLAG_CLIPPED;
  return record;
}

SlotState round_trip(const Record &record, size_t size, Record &back) {
  Slot slot{};
  EXPECT_TRUE(encode_record(record, FIRST_SEQ, slot.data(), size));
  return decode_record(slot.data(), size, FIRST_SEQ, back);
}

Record coarse_round_trip(const Record &record) {
  Record back;
  EXPECT_EQ(round_trip(record, COARSE_SLOT_SIZE, back), SlotState::VALID);
  return back;
}

}  // namespace

TEST(ReadingRecord, KeepsWhatAMessageShows) {
  const Record record = full_record();
  const Record back = coarse_round_trip(record);
  EXPECT_EQ(back.channel, 5);
  EXPECT_EQ(back.seq, 1234u);
  EXPECT_EQ(back.covers, 12);
  EXPECT_TRUE(back.sent);
  EXPECT_FALSE(back.confirmed);
  Reading expected = record.reading;
  expected.timestamp_ms = record.time_ms;
  expected.power_factor = -0.98185f;  // P / S
  EXPECT_EQ(message_of(back.reading), message_of(expected));
}

TEST(ReadingRecord, RoundingTwiceChangesNothing) {
  std::minstd_rand random(7);
  for (int i = 0; i < 20000; i++) {
    Record record = full_record();
    record.reading.voltage_v = static_cast<float>(random() % 100000000) / 97001.0f;
    record.reading.current_a = static_cast<float>(random() % 100000000) / 240017.0f;
    record.reading.power_w = static_cast<float>(random() % 100000000) / 991.0f - 50000.0f;
    record.reading.apparent_power_va = std::fabs(record.reading.power_w) * 1.25f;
    const Record once = coarse_round_trip(record);
    const Record twice = coarse_round_trip(once);
    ASSERT_EQ(message_of(once.reading), message_of(twice.reading));
    ASSERT_NEAR(once.reading.voltage_v, record.reading.voltage_v, 0.00055);
    ASSERT_NEAR(once.reading.current_a, record.reading.current_a, 0.00009);
    ASSERT_NEAR(once.reading.power_w, record.reading.power_w, 0.0045);
  }
}

TEST(ReadingRecord, LeavesOutWhatIsNotThere) {
  Record record;
  record.reading = {.voltage_v = 0, .current_a = 0.0312f, .energy_mwh = 7, .flags = FLAG_NO_MAINS};
  record.reading.frequency_hz = NAN;
  record.time_ms = 1739930115004;
  const Reading back = coarse_round_trip(record).reading;
  EXPECT_FALSE(back.frequency_hz || back.power_factor || back.apparent_power_va || back.reactive_power_var ||
               back.thd_voltage || back.thd_current || back.interval_s || back.power_min_w || back.energy_export_mwh);
  EXPECT_EQ(back.flags, FLAG_NO_MAINS);
}

TEST(ReadingRecord, LargeMetersGiveUpDecimals) {
  Record record = full_record();
  record.reading.current_a = 4000.1234f;
  record.reading.power_w = 900000.6f;
  record.reading.apparent_power_va = 920000.0f;
  const Reading back = coarse_round_trip(record).reading;
  EXPECT_NEAR(back.current_a, 4000.1234f, 0.001);
  EXPECT_NEAR(back.power_w, 900000.6f, 0.1);
  EXPECT_NEAR(back.voltage_v, 230.123f, 0.01);
}

TEST(ReadingRecord, RefusesWhatNoRecordCanCarry) {
  const auto is_refused = [](auto change) {
    Reading reading = full_record().reading;
    change(reading);
    return !is_storable(reading);
  };
  EXPECT_FALSE(is_refused([](Reading &) {}));
  EXPECT_TRUE(is_refused([](Reading &reading) { reading.voltage_v = NAN; }));
  EXPECT_TRUE(is_refused([](Reading &reading) { reading.voltage_v = -1; }));
  EXPECT_TRUE(is_refused([](Reading &reading) { reading.current_a = INFINITY; }));
  EXPECT_TRUE(is_refused([](Reading &reading) { reading.power_w = 2e8f; }));
  EXPECT_TRUE(is_refused([](Reading &reading) { reading.energy_mwh = -1; }));
  EXPECT_TRUE(is_refused([](Reading &reading) { reading.energy_mwh = int64_t{1} << 44; }));
}

TEST(ReadingRecord, KeepsBootAndUptime) {
  Record record;
  record.kind = RecordKind::UNSYNCED;
  record.boot = 1023;
  record.time_ms = 0xFFFFFFFF;
  Record back;
  ASSERT_EQ(round_trip(record, FINE_SLOT_SIZE, back), SlotState::VALID);
  EXPECT_EQ(back.kind, RecordKind::UNSYNCED);
  EXPECT_EQ(back.boot, 1023);
  EXPECT_EQ(back.time_ms, 0xFFFFFFFF);
  record.kind = RecordKind::SYNC;
  record.time_ms = 1739930115004;
  ASSERT_EQ(round_trip(record, FINE_SLOT_SIZE, back), SlotState::VALID);
  EXPECT_EQ(back.boot, 1023);
  EXPECT_EQ(back.time_ms, 1739930115004);
}

TEST(ReadingRecord, NoTornSlotIsTakenForAReading) {
  Slot slot{};
  encode_record(full_record(), FIRST_SEQ, slot.data(), COARSE_SLOT_SIZE);
  for (size_t cut = 0; cut < COARSE_SLOT_SIZE; cut++) {
    Slot torn = slot;
    std::fill(torn.begin() + static_cast<long>(cut), torn.end(), 0xFF);
    Record back;
    EXPECT_EQ(decode_record(torn.data(), COARSE_SLOT_SIZE, FIRST_SEQ, back),
              cut == 0 ? SlotState::BLANK : SlotState::TORN);
  }
}

TEST(ReadingRecord, AnyFlippedBitIsNoticedOrHarmless) {
  Slot slot{};
  encode_record(full_record(), FIRST_SEQ, slot.data(), COARSE_SLOT_SIZE);
  for (size_t bit = 0; bit < COARSE_SLOT_SIZE * 8; bit++) {
    Slot flipped = slot;
    flipped[bit / 8] ^= static_cast<uint8_t>(1u << (bit % 8));
    Record back;
    const SlotState state = decode_record(flipped.data(), COARSE_SLOT_SIZE, FIRST_SEQ, back);
    const bool in_status = bit / 8 == COARSE_SLOT_SIZE - 1;
    EXPECT_EQ(state, in_status ? SlotState::VALID : SlotState::DAMAGED) << bit;
    EXPECT_TRUE(back.sent && !back.confirmed) << bit;
  }
}
