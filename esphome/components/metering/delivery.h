#pragma once

#include <array>
#include <optional>

#include "esphome/components/metering/echo_message.h"
#include "esphome/components/metering/reading_store.h"

namespace esphome::metering {

/// How fast, and how insistently, what waits is sent again. Times in ms.
struct DeliveryLimits {
  /// Between two replayed readings.
  uint32_t replay_interval_ms{100};
  /// Replayed readings that may be without confirmation at a time, 1 to Delivery::MOST_IN_FLIGHT.
  uint16_t in_flight{16};
  /// Without confirmation for so long, a reading is sent again; the time doubles with every round that brings none, so
  /// that a bridge that is away for days does not find its queue full of copies.
  uint32_t retry_ms{30000};
  uint32_t longest_retry_ms{3600000};
};

/// Decides what to replay, and when. Live readings are the caller's: append, publish, tell sent(). Everything that is
/// not confirmed is replayed, oldest first; what was sent in this session gets its time to be confirmed first. The
/// clock is any that counts milliseconds and never steps.
class Delivery {
 public:
  static constexpr uint16_t MOST_IN_FLIGHT = 64;
  static constexpr uint16_t MOST_LIVE = 64;

  explicit Delivery(ReadingStore &store) : store_(store) {}
  void configure(const DeliveryLimits &limits);

  /// A session with the broker begins or ends; what was in flight is sent again in the next one.
  void connected();
  void disconnected() { this->is_connected_ = false; }
  bool is_connected() const { return this->is_connected_; }

  /// A live reading was handed to the broker.
  void sent(uint64_t seq, int64_t now_ms);
  /// The next reading to publish with `replayed: true`, already marked as sent; nothing while there is none, or its
  /// time has not come.
  std::optional<StoredReading> next_replay(int64_t now_ms);
  /// The client did not take what next_replay gave.
  void refused(uint64_t seq);
  /// No message can carry what next_replay gave. How many that were: 1 or 0.
  uint32_t give_up(uint64_t seq, int64_t now_ms) { return this->confirm_(seq, seq, now_ms); }

  /// The broker has echoed a message of a circuit. It must be the one that was sent: others may publish there, and a
  /// meter whose memory was lost gives a number again. True where it was not confirmed before.
  bool echoed(uint8_t channel, const EchoMessage &echo, int64_t now_ms);
  /// A message of `/energy/<id>/ack`. Returns why it was refused, else null, and adds to `confirmed` what was not
  /// confirmed before.
  const char *acknowledge(const char *text, size_t length, int64_t now_ms, uint32_t &confirmed);

  uint16_t in_flight() const { return this->replays_.count; }

 protected:
  struct Flight {
    uint64_t seq{0};
    int64_t sent_ms{0};
    int64_t due_ms{0};
  };
  /// Readings on their way, oldest first; a full list forgets its oldest.
  template <uint16_t Size>
  struct Flights {
    std::array<Flight, Size> items{};
    uint16_t count{0};

    void add(const Flight &flight);
    void remove(uint64_t first, uint64_t last);
    bool has(uint64_t seq) const;
  };

  uint32_t confirm_(uint64_t first, uint64_t last, int64_t now_ms);
  void land_(uint64_t first, uint64_t last, uint32_t confirmed, int64_t now_ms);
  void expire_(int64_t now_ms);
  void retry_(const Flight &flight, int64_t now_ms);
  std::optional<StoredReading> oldest_idle_();

  ReadingStore &store_;
  DeliveryLimits limits_;
  Flights<MOST_IN_FLIGHT> replays_;
  Flights<MOST_LIVE> live_;
  bool is_connected_{false};
  uint64_t cursor_{0};
  int64_t retry_ms_{0};
  int64_t doubled_ms_{0};
  int64_t confirmed_ms_{0};
  int64_t next_replay_ms_{0};
};

}  // namespace esphome::metering
