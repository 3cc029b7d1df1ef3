#pragma once

#include <array>
#include <memory>
#include <string>
#include <vector>

#include "esphome/components/metering/delivery.h"
#include "esphome/components/smart_energy/channel_names.h"
#include "esphome/components/smart_energy/reading_publisher.h"
#include "esphome/components/smart_energy/register_memory.h"

namespace esphome::smart_energy {

/// What proves that a reading has arrived: the broker's echo, or the bridge's acknowledgement.
enum class Confirm : uint8_t { ECHO, BRIDGE };

/// Keeps each reading of a meter and its circuits before it is published, and publishes it again until it is confirmed.
class OfflineStore {
 public:
  void set_confirm(Confirm confirm) { this->confirm_ = confirm; }

  /// Opens and mounts. Sequence numbers are at least `least_seq`; in a store that holds nothing at all they start at
  /// `unused_seq`. False, with a line in the log, where readings can only be published unstored.
  bool setup(uint64_t least_seq, uint64_t unused_seq);
  /// False while readings can only be published unstored.
  bool is_storing() const { return this->is_storing_; }
  /// Gives the meter (with an empty name) or a circuit its channel, and returns the registers that are stored for it;
  /// zeros where there are none. `names` are all that are configured.
  InitialEnergy add(const std::string &name, ReadingPublisher &publisher, const std::vector<std::string> &names);
  void keep_registers(const ReadingPublisher &publisher, int64_t import_mwh, int64_t export_mwh);
  /// Once all are added: listens for what confirms. After an erasure all are added again.
  void start(const ReadingPublisher &meter);

  /// Stores a reading whose interval ended at a monotonic time, and publishes it where broker and clock are there. A
  /// timestamp of 0 says that the clock is not set. False where it is neither stored nor will be; otherwise `reading`
  /// is what was stored.
  bool take(ReadingPublisher &publisher, metering::Reading &reading, int64_t end_us);
  /// Publishes what waits, a little at a time.
  void loop();

  /// The first of two presses says what would be lost; the second one, 1 to 10 s later, does it: a double click asks
  /// once. A store that stored nothing may do so from then on; its numbers begin at `least_seq` at the earliest.
  void ask_to_erase(uint64_t least_seq);
  std::string health() const;
  uint64_t next_seq() const { return this->store_.next_seq(); }
  uint32_t waiting() const { return this->store_.waiting(); }
  /// In the store's life.
  uint32_t dropped() const { return this->store_.dropped() + this->impossible_; }
  /// The meter's own readings that were handed to the broker since the program started, each counted once.
  uint32_t published() const { return this->published_; }

 protected:
  struct Channel {
    ReadingPublisher *publisher{nullptr};
    /// Of a circuit that is not configured any more.
    std::unique_ptr<ReadingPublisher> former{};
  };

  bool is_asking_() const;
  std::string what_waits_() const;
  uint8_t channel_of_(const ReadingPublisher &publisher) const;
  uint8_t new_channel_(const std::string &name, const std::vector<std::string> &names);
  ReadingPublisher *publisher_of_(uint8_t channel);
  bool waits_(uint8_t channel);
  void listen_for_acks_();
  void listen_for_echo_(uint8_t channel);
  void replay_(int64_t now_ms);
  void erase_(uint64_t least_seq);

  Confirm confirm_{Confirm::ECHO};
  metering::ReadingStore store_;
  metering::Delivery delivery_{store_};
  ChannelNames names_;
  std::array<Channel, metering::MAX_CHANNELS> channels_{};
  const ReadingPublisher *meter_{nullptr};
  const char *unusable_{nullptr};
  int64_t started_us_{0};
  std::optional<int64_t> erase_asked_ms_{};
  uint32_t published_{0};
  uint32_t impossible_{0};
  bool is_storing_{false};
  bool is_listening_{false};
};

}  // namespace esphome::smart_energy
