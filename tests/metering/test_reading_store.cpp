#include <gtest/gtest.h>

#include "esphome/components/metering/crc32.h"
#include "esphome/components/metering/ram_block_device.h"
#include "flash_memory.h"
#include "store_model.h"

using namespace esphome::metering;

namespace {

constexpr int64_t START_MS = 1760000040000;

Reading reading_at(int64_t timestamp_ms, int64_t energy_mwh = 100) {
  Reading reading;
  reading.voltage_v = 230.5f;
  reading.current_a = 2;
  reading.power_w = 400;
  reading.apparent_power_va = 461;
  reading.power_factor = 0.87f;
  reading.energy_mwh = energy_mwh;
  reading.interval_s = 5;
  reading.timestamp_ms = timestamp_ms;
  return reading;
}

class ReadingStoreTest : public ::testing::Test {
 protected:
  void SetUp() override { this->restart(); }

  void restart() { ASSERT_EQ(this->store.mount(this->flash), StoreHealth::GOOD); }

  /// Readings every 5 s, numbered by their register.
  void append_many(int readings, bool sent = false) {
    for (int i = 0; i < readings; i++) {
      this->count++;
      ASSERT_TRUE(this->store.append(0, reading_at(START_MS + this->count * 5000, this->count), 0, sent).has_value());
    }
  }

  std::vector<Reading> waiting() {
    std::vector<Reading> readings;
    for (auto next = this->store.next_waiting(0); next; next = this->store.next_waiting(*next->reading.seq + 1))
      readings.push_back(next->reading);
    return readings;
  }

  FlashMemory flash{64, 4096};
  ReadingStore store;
  int64_t count{0};
};

}  // namespace

TEST_F(ReadingStoreTest, WhatIsReplayedEqualsWhatWasPublished) {
  const auto live = this->store.append(3, reading_at(START_MS), 0, true);
  ASSERT_TRUE(live.has_value());
  EXPECT_EQ(live->reading.seq, 1u);
  this->restart();
  const auto replayed = this->store.next_waiting(0);
  ASSERT_TRUE(replayed.has_value());
  EXPECT_EQ(replayed->channel, 3);
  EXPECT_EQ(message_of(replayed->reading), message_of(live->reading));
}

TEST_F(ReadingStoreTest, ConfirmsRangesOutOfOrderAndForGood) {
  this->append_many(10, true);
  EXPECT_EQ(this->store.confirm(7, 9), 3u);
  EXPECT_EQ(this->store.confirm(2, 3), 2u);
  EXPECT_EQ(this->store.confirm(2, 9), 3u) << "4, 5 and 6 are new";
  this->restart();
  const auto left = this->waiting();
  ASSERT_EQ(left.size(), 2u);
  EXPECT_EQ(left[0].seq, 1u);
  EXPECT_EQ(left[1].seq, 10u);
}

TEST_F(ReadingStoreTest, AnAckForWhatWasNeverSentChangesNothing) {
  this->append_many(5, false);
  EXPECT_EQ(this->store.confirm(0, UINT64_MAX), 0u);
  EXPECT_TRUE(this->store.mark_sent(2));
  this->restart();
  EXPECT_EQ(this->store.confirm(0, UINT64_MAX), 1u) << "that it was sent is known after a restart";
  EXPECT_EQ(this->store.waiting(), 4u);
}

TEST_F(ReadingStoreTest, RestoresRegistersAndNumbers) {
  this->append_many(3, true);
  Reading exporting = reading_at(START_MS + 100000, 17);
  exporting.energy_export_mwh = 4;
  this->store.append(1, exporting, 0, true);
  EXPECT_TRUE(this->store.keep_registers(0, 12345, 678));
  this->restart();
  EXPECT_EQ(this->store.channel(0).import_mwh, 12345);
  EXPECT_EQ(this->store.channel(0).export_mwh, 678);
  EXPECT_EQ(this->store.channel(0).timestamp_ms, START_MS + 15000);
  EXPECT_EQ(this->store.channel(1).import_mwh, 17);
  EXPECT_FALSE(this->store.channel(2).known);
  EXPECT_EQ(this->store.next_seq(), 6u);
  EXPECT_EQ(this->waiting().size(), 4u) << "registers alone are not published";
}

TEST_F(ReadingStoreTest, CapacityAtFiveSecondsIsDays) {
  const int day = 86400 / 5;
  this->append_many(5000);
  EXPECT_EQ(this->waiting().size(), 5000u) << "nothing is merged while there is room";
  this->append_many(2 * day);
  EXPECT_EQ(this->store.dropped(), 0u);
  const auto readings = this->waiting();
  EXPECT_TRUE(readings.front().flags & FLAG_AGGREGATED);
  EXPECT_EQ(readings.front().interval_s, 60.0f);
  EXPECT_FALSE(readings.back().flags & FLAG_AGGREGATED);
  this->append_many(day);
  EXPECT_GT(this->store.dropped(), 0u);
  uint32_t covered = this->store.dropped();
  for (auto next = this->store.next_waiting(0); next; next = this->store.next_waiting(*next->reading.seq + 1))
    covered += next->covers;
  EXPECT_EQ(covered, this->count);
}

TEST_F(ReadingStoreTest, OfWhatWasSentOneAMinuteStaysForDays) {
  const int day = 86400 / 5;
  this->append_many(5000, true);
  EXPECT_EQ(this->store.dropped(), 0u) << "nothing is dropped while there is room";
  this->append_many(2 * day, true);
  const auto readings = this->waiting();
  EXPECT_EQ(readings.size() + this->store.dropped(), this->count);
  EXPECT_EQ(readings.front().timestamp_ms, START_MS + 60000) << "the last of the first minute";
  EXPECT_EQ(readings.front().energy_mwh, 12);
  EXPECT_EQ(readings.front().interval_s, 5.0f) << "as it was sent";
  EXPECT_EQ(readings.front().flags, 0);
  for (size_t i = 1; i < readings.size(); i++)
    ASSERT_LE(readings[i].timestamp_ms - readings[i - 1].timestamp_ms, 60000) << "every minute has one";
  this->append_many(day, true);
  EXPECT_GT(this->waiting().front().timestamp_ms, START_MS + 60000) << "and then the oldest go";
  EXPECT_EQ(this->waiting().size() + this->store.dropped(), this->count);
  const uint32_t dropped = this->store.dropped();
  this->restart();
  EXPECT_EQ(this->store.dropped(), dropped);
}

TEST_F(ReadingStoreTest, WhatWasNeverSentIsMergedBeforeAnythingSentIsDropped) {
  this->append_many(3000, false);
  this->append_many(4500, true);
  EXPECT_EQ(this->store.dropped(), 0u);
  EXPECT_TRUE(this->waiting().front().flags & FLAG_AGGREGATED);
}

TEST_F(ReadingStoreTest, AMinuteOfSentAndUnsentReadingsKeepsBothAsTheyAre) {
  for (int i = 0; i < 40000; i++)
    this->append_many(1, i % 12 >= 4);
  uint32_t covered = 0;
  for (auto next = this->store.next_waiting(0); next; next = this->store.next_waiting(*next->reading.seq + 1)) {
    covered += next->covers;
    EXPECT_TRUE(next->covers == 1 || !next->was_sent) << "what was sent is never merged";
  }
  EXPECT_EQ(covered + this->store.dropped(), 40000u);
}

TEST_F(ReadingStoreTest, ReadingsBeforeTheFirstSyncGetTheirTime) {
  this->store.append(0, reading_at(0, 1), 5000, true);
  this->store.append(0, reading_at(0, 2), 10000, true);
  EXPECT_EQ(this->store.waiting(), 2u);
  EXPECT_FALSE(this->store.next_waiting(0).has_value()) << "never 1970";
  this->store.append(0, reading_at(START_MS, 3), 15000, true);
  this->restart();
  const auto readings = this->waiting();
  ASSERT_EQ(readings.size(), 3u);
  EXPECT_EQ(readings[0].timestamp_ms, START_MS - 10000);
  EXPECT_EQ(readings[1].timestamp_ms, START_MS - 5000);
}

TEST_F(ReadingStoreTest, ABootWithoutSyncIsCountedAndKeepsItsEnergy) {
  this->append_many(1);
  this->restart();
  this->store.append(0, reading_at(0, 50), 5000, false);
  this->store.append(0, reading_at(0, 60), 10000, false);
  this->restart();
  EXPECT_EQ(this->store.dropped(), 2u);
  EXPECT_EQ(this->store.waiting(), 1u);
  EXPECT_EQ(this->store.channel(0).import_mwh, 60);
  this->store.append(0, reading_at(0, 70), 5000, false);
  this->store.append(0, reading_at(START_MS + 60000, 80), 10000, false);
  const auto readings = this->waiting();
  ASSERT_EQ(readings.size(), 3u) << "the boot before has not become part of this one";
  EXPECT_EQ(readings[1].energy_mwh, 70);
  EXPECT_EQ(this->store.dropped(), 2u);
}

TEST_F(ReadingStoreTest, AClockThatStepsBackSharesNoKey) {
  this->store.append(0, reading_at(START_MS), 5000, false);
  const auto held = this->store.append(0, reading_at(START_MS - 30000), 10000, false);
  EXPECT_EQ(held->reading.timestamp_ms, START_MS + 1);
  EXPECT_EQ(held->reading.flags, FLAG_ESTIMATED);
  EXPECT_EQ(held->reading.interval_s, 5.0f);
  const auto other = this->store.append(1, reading_at(START_MS - 30000), 10000, false);
  EXPECT_EQ(other->reading.timestamp_ms, START_MS - 30000) << "another circuit is another device";
  this->restart();
  EXPECT_EQ(this->store.append(0, reading_at(START_MS), 5000, false)->reading.timestamp_ms, START_MS + 2);
  EXPECT_EQ(this->store.append(0, reading_at(START_MS + 5000), 9000, false)->reading.flags, 0);
  const auto corrected = this->store.append(0, reading_at(START_MS - 2 * 86400000LL), 15000, false);
  EXPECT_EQ(corrected->reading.timestamp_ms, START_MS - 2 * 86400000LL);
}

TEST_F(ReadingStoreTest, ABootThatLearnsAnOlderTimeComesAfterTheOneBefore) {
  this->store.append(0, reading_at(START_MS, 1), 5000, false);
  this->restart();
  this->store.append(0, reading_at(0, 2), 5000, false);
  this->store.append(0, reading_at(START_MS - 60000, 3), 10000, false);
  const auto readings = this->waiting();
  ASSERT_EQ(readings.size(), 3u);
  EXPECT_LT(readings[0].timestamp_ms, readings[1].timestamp_ms);
  EXPECT_LT(readings[1].timestamp_ms, readings[2].timestamp_ms);
}

TEST_F(ReadingStoreTest, AClockThatIsLostGoesOnByUptime) {
  this->store.append(0, reading_at(START_MS), 5000, false);
  EXPECT_EQ(this->store.append(0, reading_at(0), 10000, false)->reading.timestamp_ms, START_MS + 5000);
}

TEST_F(ReadingStoreTest, RegistersOfASilentCircuitStay) {
  this->store.append(6, reading_at(START_MS, 4711), 0, true);
  this->store.confirm(1, 1);
  for (int i = 0; i < 12000; i++) {
    this->append_many(1, true);
    this->store.confirm(0, UINT64_MAX);
  }
  this->restart();
  EXPECT_EQ(this->store.channel(6).import_mwh, 4711);
  EXPECT_EQ(this->store.dropped(), 0u);
}

TEST_F(ReadingStoreTest, WearsAllSectorsAlike) {
  for (int i = 0; i < 84 * 64 * 3; i++) {
    this->append_many(1, true);
    this->store.confirm(0, UINT64_MAX);
  }
  const auto [least, most] = std::minmax_element(this->flash.erases().begin(), this->flash.erases().end());
  EXPECT_GE(*least, 2u);
  EXPECT_LE(*most, *least + 1);
}

TEST_F(ReadingStoreTest, EraseKeepsRegistersNumbersAndTheCount) {
  this->append_many(100);
  ASSERT_TRUE(this->store.erase());
  EXPECT_EQ(this->store.waiting(), 0u);
  EXPECT_EQ(this->store.dropped(), 100u);
  this->restart();
  EXPECT_EQ(this->store.waiting(), 0u);
  EXPECT_EQ(this->store.dropped(), 100u);
  EXPECT_EQ(this->store.channel(0).import_mwh, 100);
  EXPECT_GT(this->store.next_seq(), 100u);
}

TEST_F(ReadingStoreTest, EraseLeavesOutNumbersThatWereGivenElsewhere) {
  this->append_many(100);
  ASSERT_TRUE(this->store.erase(5000));
  EXPECT_GE(this->store.next_seq(), 5000u);
  this->append_many(20000);
  EXPECT_GE(this->waiting().front().seq, 5000u);
  this->restart();
  EXPECT_EQ(this->store.dropped(), 100u) << "numbers left out are no readings lost";
  EXPECT_EQ(this->store.channel(0).import_mwh, this->count);
}

TEST_F(ReadingStoreTest, NumbersNeverRepeatThroughErasuresAndRestarts) {
  uint64_t last = 0;
  for (int i = 0; i < 20000; i++) {
    const auto stored = this->store.append(0, reading_at(START_MS + i * 5000, i), 0, i % 2 == 0);
    ASSERT_TRUE(stored.has_value());
    ASSERT_GT(*stored->reading.seq, last);
    last = *stored->reading.seq;
    if (i % 97 == 0) {
      ASSERT_TRUE(this->store.erase());
    }
    if (i % 61 == 0)
      this->restart();
  }
}

TEST_F(ReadingStoreTest, ANewerFormatIsLeftAloneUntilItIsErased) {
  this->append_many(10);
  for (const size_t offset : {0u, 4096u - 32}) {
    this->flash.bytes()[offset + 2] = StoreSectors::FORMAT_VERSION + 1;
    uint32_t crc = crc32(&this->flash.bytes()[offset], 28);
    for (size_t i = 0; i < 4; i++, crc >>= 8)
      this->flash.bytes()[offset + 28 + i] = static_cast<uint8_t>(crc);
  }
  const auto before = this->flash.bytes();
  EXPECT_EQ(this->store.mount(this->flash), StoreHealth::NEWER_FORMAT);
  EXPECT_FALSE(this->store.append(0, reading_at(START_MS), 0, true).has_value());
  EXPECT_FALSE(this->store.next_waiting(0).has_value());
  EXPECT_EQ(this->flash.bytes(), before);
  EXPECT_TRUE(this->store.erase(5000));
  EXPECT_EQ(this->store.append(0, reading_at(START_MS), 0, true)->reading.seq, 5000u);
  this->restart();
  EXPECT_EQ(this->store.waiting(), 1u);
}

TEST_F(ReadingStoreTest, WhatPreferencesKnowRaisesTheNumbers) {
  ASSERT_EQ(this->store.mount(this->flash, 777), StoreHealth::GOOD);
  this->append_many(2);
  EXPECT_EQ(this->store.next_seq(), 779u);
  ASSERT_EQ(this->store.mount(this->flash, 5), StoreHealth::GOOD);
  EXPECT_EQ(this->store.next_seq(), 779u);
  EXPECT_EQ(this->store.dropped(), 0u);
}

TEST_F(ReadingStoreTest, RaisedNumbersHideNothing) {
  this->append_many(10);
  ASSERT_EQ(this->store.mount(this->flash, 20), StoreHealth::GOOD);
  this->append_many(400);
  ASSERT_EQ(this->store.mount(this->flash, 600), StoreHealth::GOOD);
  this->append_many(20000);
  this->restart();
  EXPECT_EQ(this->store.dropped(), 0u);
  uint32_t covered = 0;
  for (auto next = this->store.next_waiting(0); next; next = this->store.next_waiting(*next->reading.seq + 1))
    covered += next->covers;
  EXPECT_EQ(covered, 20410u);
}

TEST_F(ReadingStoreTest, ASectorWithoutAHeaderIsCounted) {
  this->append_many(200);
  for (const uint32_t byte : {4096u, 2 * 4096u - 20})
    this->flash.flip(byte * 8);
  this->restart();
  EXPECT_EQ(this->store.dropped(), 84u);
  EXPECT_EQ(this->waiting().size(), 116u);
  this->append_many(20000);
  this->restart();
  EXPECT_EQ(this->store.dropped(), 84u) << "once";
}

TEST_F(ReadingStoreTest, NoNumberRepeatsAfterTheNewestSectorIsLost) {
  this->append_many(200);
  for (const uint32_t byte : {2 * 4096u, 3 * 4096u - 20})
    this->flash.flip(byte * 8);
  this->restart();
  EXPECT_GT(this->store.next_seq(), 200u);
  this->append_many(1);
  this->restart();
  EXPECT_EQ(this->waiting().size(), 169u);
}

TEST_F(ReadingStoreTest, ForeignBytesAreOverwritten) {
  std::minstd_rand random(3);
  for (uint8_t &byte : this->flash.bytes())
    byte = static_cast<uint8_t>(random());
  this->restart();
  this->append_many(20000);
  EXPECT_EQ(this->store.dropped(), 0u);
  this->restart();
  EXPECT_EQ(this->waiting().back().energy_mwh, 20000);
}

TEST_F(ReadingStoreTest, AFailingDeviceIsSaidAndCounted) {
  this->append_many(2);
  this->flash.fail_writes = true;
  EXPECT_FALSE(this->store.append(0, reading_at(START_MS + 100000), 0, true).has_value());
  EXPECT_EQ(this->store.health(), StoreHealth::FAILING);
  EXPECT_EQ(this->store.dropped(), 0u) << "it is the caller's still";
  EXPECT_EQ(this->waiting().size(), 2u);
  this->flash.fail_writes = false;
  EXPECT_TRUE(this->store.append(0, reading_at(START_MS + 200000), 0, true).has_value());
  EXPECT_EQ(this->store.health(), StoreHealth::GOOD);
}

TEST_F(ReadingStoreTest, RefusesWhatItCannotKeep) {
  EXPECT_FALSE(this->store.append(MAX_CHANNELS, reading_at(START_MS), 0, true).has_value());
  EXPECT_FALSE(this->store.append(0, reading_at(0), -1, true).has_value());
  EXPECT_FALSE(this->store.append(0, reading_at(START_MS, -1), 0, true).has_value());
  EXPECT_EQ(this->store.dropped(), 3u);
  EXPECT_EQ(this->store.next_seq(), 1u);
}

TEST(ReadingStore, NeedsFourSectors) {
  FlashMemory flash(3, 4096);
  ReadingStore store;
  EXPECT_EQ(store.mount(flash), StoreHealth::UNUSABLE);
  EXPECT_FALSE(store.append(0, reading_at(START_MS), 0, true).has_value());
  EXPECT_FALSE(store.erase());
  EXPECT_EQ(store.waiting(), 0u);
}

TEST(ReadingStore, WorksOnASmallBufferInRam) {
  static RamBlockDevice<8192> buffer;
  ReadingStore store;
  ASSERT_EQ(store.mount(buffer, 100), StoreHealth::GOOD);
  for (int i = 1; i <= 240; i++)
    ASSERT_TRUE(store.append(0, reading_at(START_MS + i * 5000, i), 0, false).has_value());
  EXPECT_EQ(store.dropped(), 0u) << "20 minutes";
  EXPECT_EQ(store.next_waiting(0)->covers, 12);
}
