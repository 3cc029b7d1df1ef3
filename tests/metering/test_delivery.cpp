#include <gtest/gtest.h>

#include <cstring>

#include "esphome/components/metering/delivery.h"
#include "flash_memory.h"

using namespace esphome::metering;

namespace {

constexpr int64_t START_MS = 1760000040000;

class DeliveryTest : public ::testing::Test {
 protected:
  void SetUp() override {
    ASSERT_EQ(this->store.mount(this->flash), StoreHealth::GOOD);
    this->delivery.configure(
        {.replay_interval_ms = 100, .in_flight = 4, .retry_ms = 30000, .longest_retry_ms = 200000});
  }

  uint64_t append(bool sent = false) {
    Reading reading;
    reading.voltage_v = 230;
    reading.interval_s = 5;
    reading.timestamp_ms = START_MS + 5000 * this->count++;
    return *this->store.append(0, reading, 0, sent)->reading.seq;
  }

  void append_many(int readings) {
    for (int i = 0; i < readings; i++)
      this->append();
  }

  /// What is replayed while the clock runs for so long, one look every 10 ms.
  std::vector<uint64_t> replayed_in(int64_t time_ms) {
    std::vector<uint64_t> seqs;
    for (const int64_t end = this->now_ms + time_ms; this->now_ms < end; this->now_ms += 10) {
      const auto next = this->delivery.next_replay(this->now_ms);
      if (!next)
        continue;
      EXPECT_TRUE(next->reading.replayed);
      seqs.push_back(*next->reading.seq);
    }
    return seqs;
  }

  bool echo(uint64_t seq) {
    const auto found = this->store.next_waiting(seq);
    return this->delivery.echoed(0, {seq, found ? found->reading.timestamp_ms : 0}, this->now_ms);
  }

  const char *ack(const char *text) {
    return this->delivery.acknowledge(text, strlen(text), this->now_ms, this->confirmed);
  }

  using Seqs = std::vector<uint64_t>;

  FlashMemory flash{8, 4096};
  ReadingStore store;
  Delivery delivery{store};
  int64_t now_ms{123};
  int64_t count{0};
  uint32_t confirmed{0};
};

}  // namespace

TEST_F(DeliveryTest, NothingIsReplayedWithoutASession) {
  this->append_many(3);
  EXPECT_EQ(this->replayed_in(60000), Seqs{});
}

TEST_F(DeliveryTest, ReplaysOldestFirstBoundedInRateAndFlight) {
  this->append_many(10);
  this->delivery.connected();
  EXPECT_EQ(this->replayed_in(100), Seqs{1});
  EXPECT_EQ(this->replayed_in(100), Seqs{2});
  EXPECT_EQ(this->replayed_in(10000), (Seqs{3, 4}));
  EXPECT_EQ(this->delivery.in_flight(), 4);
  EXPECT_TRUE(this->echo(2));
  EXPECT_EQ(this->replayed_in(10000), Seqs{5});
}

TEST_F(DeliveryTest, KeepsTheOriginalTime) {
  this->append();
  this->append();
  this->delivery.connected();
  EXPECT_EQ(this->delivery.next_replay(0)->reading.timestamp_ms, START_MS);
  EXPECT_EQ(this->delivery.next_replay(100)->reading.timestamp_ms, START_MS + 5000);
}

TEST_F(DeliveryTest, SendsAgainEverMoreSlowlyUntilSomethingIsConfirmed) {
  this->append_many(2);
  this->delivery.connected();
  EXPECT_EQ(this->replayed_in(1000), (Seqs{1, 2}));
  EXPECT_EQ(this->replayed_in(28000), Seqs{});
  EXPECT_EQ(this->replayed_in(3000), (Seqs{1, 2}));
  EXPECT_EQ(this->replayed_in(57000), Seqs{});
  EXPECT_EQ(this->replayed_in(5000), (Seqs{1, 2}));
  EXPECT_EQ(this->replayed_in(110000), Seqs{});
  EXPECT_EQ(this->replayed_in(15000), (Seqs{1, 2}));
  EXPECT_TRUE(this->echo(1));
  EXPECT_EQ(this->replayed_in(400000), (Seqs{2, 2, 2})) << "the longest time is 200 s, and then 30 s again";
}

TEST_F(DeliveryTest, OneThatIsNeverConfirmedHoldsNothingUp) {
  this->append_many(40);
  this->delivery.connected();
  Seqs seqs;
  for (int i = 0; i < 600; i++) {
    for (const uint64_t seq : this->replayed_in(100)) {
      seqs.push_back(seq);
      if (seq != 1)
        this->echo(seq);
    }
  }
  EXPECT_EQ(this->store.waiting(), 1u);
  EXPECT_LE(seqs.size(), 44u);
}

TEST_F(DeliveryTest, ALiveReadingHasItsTimeBeforeItIsReplayed) {
  this->delivery.connected();
  this->delivery.sent(this->append(true), this->now_ms);
  EXPECT_EQ(this->replayed_in(29000), Seqs{});
  this->delivery.sent(this->append(true), this->now_ms);
  EXPECT_TRUE(this->echo(2));
  EXPECT_EQ(this->replayed_in(3000), Seqs{1});
}

TEST_F(DeliveryTest, ALiveReadingThatWasRefusedIsReplayed) {
  this->delivery.connected();
  this->append(true);
  EXPECT_EQ(this->replayed_in(1500), Seqs{1});
}

TEST_F(DeliveryTest, AReplayThatWasRefusedGoesAgain) {
  this->append_many(2);
  this->delivery.connected();
  EXPECT_EQ(this->delivery.next_replay(0)->reading.seq, 1u);
  this->delivery.refused(1);
  EXPECT_EQ(this->delivery.next_replay(100)->reading.seq, 1u);
}

TEST_F(DeliveryTest, ANewSessionResumesWithWhatIsNotConfirmed) {
  this->append_many(6);
  this->delivery.connected();
  EXPECT_EQ(this->replayed_in(400), (Seqs{1, 2, 3, 4}));
  EXPECT_EQ(this->ack(R"({"seqs":[[1,2]]})"), nullptr);
  this->delivery.disconnected();
  EXPECT_EQ(this->replayed_in(60000), Seqs{});
  this->delivery.connected();
  EXPECT_EQ(this->replayed_in(400), (Seqs{3, 4, 5, 6}));
}

TEST_F(DeliveryTest, AcksConfirmWhatWasSentAndNothingElse) {
  this->append_many(6);
  this->delivery.connected();
  EXPECT_EQ(this->replayed_in(300), (Seqs{1, 2, 3}));
  EXPECT_EQ(this->ack(R"({"seqs":[[2,9007199254740992]]})"), nullptr);
  EXPECT_EQ(this->confirmed, 2u);
  EXPECT_EQ(this->store.waiting(), 4u);
  EXPECT_STREQ(this->ack(R"({"seqs":[[1,1],[2)"), "seqs: an entry is not [first, last]");
  EXPECT_EQ(this->store.waiting(), 4u) << "half a message confirms nothing";
  EXPECT_EQ(this->ack(R"({"seqs":[[2,3]]})"), nullptr);
  EXPECT_EQ(this->confirmed, 2u) << "again for duplicates";
}

TEST_F(DeliveryTest, AnEchoOfAnotherMessageConfirmsNothing) {
  this->append_many(2);
  this->delivery.connected();
  EXPECT_EQ(this->replayed_in(100), Seqs{1});
  EXPECT_FALSE(this->delivery.echoed(0, {1, START_MS + 1}, this->now_ms)) << "of another time";
  EXPECT_FALSE(this->delivery.echoed(1, {1, START_MS}, this->now_ms)) << "of another circuit";
  EXPECT_FALSE(this->delivery.echoed(0, {2, START_MS + 5000}, this->now_ms)) << "never sent";
  EXPECT_FALSE(this->delivery.echoed(0, {99, START_MS}, this->now_ms)) << "never measured";
  EXPECT_EQ(this->store.waiting(), 2u);
  EXPECT_EQ(this->delivery.in_flight(), 1);
  EXPECT_TRUE(this->delivery.echoed(0, {1, START_MS}, this->now_ms));
  EXPECT_FALSE(this->delivery.echoed(0, {1, START_MS}, this->now_ms)) << "only once";
  EXPECT_EQ(this->store.waiting(), 1u);
}

TEST_F(DeliveryTest, WhatNoMessageCanCarryIsGivenUp) {
  this->append();
  this->delivery.connected();
  EXPECT_EQ(this->replayed_in(100), Seqs{1});
  EXPECT_EQ(this->delivery.give_up(1, this->now_ms), 1u);
  EXPECT_EQ(this->store.waiting(), 0u);
  EXPECT_EQ(this->delivery.in_flight(), 0);
}

TEST_F(DeliveryTest, ReadingsOfABootWithoutTimeComeAfterItsSync) {
  this->delivery.connected();
  Reading reading;
  this->store.append(0, reading, 5000, false);
  EXPECT_EQ(this->replayed_in(5000), Seqs{});
  reading.timestamp_ms = START_MS;
  this->delivery.sent(*this->store.append(0, reading, 10000, true)->reading.seq, this->now_ms);
  const auto seqs = this->replayed_in(2000);
  EXPECT_EQ(seqs, Seqs{1});
}

TEST_F(DeliveryTest, WhatWasReplayedIsNeverMerged) {
  this->append_many(3);
  this->delivery.connected();
  EXPECT_EQ(this->replayed_in(300), (Seqs{1, 2, 3}));
  this->delivery.disconnected();
  this->append_many(1000);
  EXPECT_EQ(this->store.dropped(), 0u);
  const auto first = this->store.next_waiting(0);
  EXPECT_EQ(first->covers, 1);
  EXPECT_EQ(this->store.next_waiting(4)->covers, 10) << "the rest of that minute";
}
