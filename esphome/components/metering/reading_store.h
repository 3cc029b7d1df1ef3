#pragma once

#include <optional>

#include "esphome/components/metering/sector_table.h"

namespace esphome::metering {

enum class StoreHealth : uint8_t {
  GOOD,
  /// The device did not do what it was told; what is stored is still delivered.
  FAILING,
  /// Written by newer firmware: nothing is stored or erased until that firmware is back, or a person erases it.
  NEWER_FORMAT,
  /// Fewer than 4 sectors, no device, or no memory.
  UNUSABLE,
};

/// A reading as it is, or will be, published: rounded as the store rounds it, so that live and replayed ones are equal.
struct StoredReading {
  /// With seq; timestamp_ms is 0 while the time of its boot is not known. Device id and replayed are the caller's.
  Reading reading{};
  uint8_t channel{0};
  /// Readings that it stands for.
  uint16_t covers{1};
  /// It was handed to the broker before.
  bool was_sent{false};
};

/// Where a circuit's registers stood when it was last heard of.
struct ChannelState {
  bool known{false};
  /// Of the record that says so.
  uint64_t seq{0};
  int64_t import_mwh{0};
  std::optional<int64_t> export_mwh{};
  /// Of the newest reading; 0 while there is none with a known time.
  int64_t timestamp_ms{0};
  /// Of the newest reading, where its time is not known yet.
  std::optional<int64_t> unsynced_uptime_ms{};
};

/// Readings on a BlockDevice until they are delivered: a log of sectors in which every reading has the next sequence
/// number, oldest first. Power may be cut between any two bytes written. When the device is full, readings that were
/// never sent are merged into minutes; when that gains nothing, of those that were sent one a minute stays; when that
/// gains nothing either, the oldest sector goes. What goes is counted. The format, what it costs and what it cannot do:
/// docs/develop/reading-store.md.
class ReadingStore {
 public:
  /// Reads the whole device once. Sequence numbers go on where they were, or start at `least_seq` if that is higher; it
  /// must be below 2^48, and if more than 65535 higher, the rest of the gap counts as dropped.
  StoreHealth mount(BlockDevice &device, uint64_t least_seq = 1);

  /// Stores a reading before it is published; what comes back is what to publish, and what will be replayed. A
  /// timestamp of 0 says that the clock is not set; it follows from `uptime_ms` once the clock is. `sent`: it will be
  /// handed to the broker right away. Nothing where it was not stored: what no record can carry is counted as dropped,
  /// what the device refused is the caller's still.
  std::optional<StoredReading> append(uint8_t channel, const Reading &reading, int64_t uptime_ms, bool sent);
  /// Keeps registers without a reading.
  bool keep_registers(uint8_t channel, int64_t import_mwh, std::optional<int64_t> export_mwh);

  /// To be called before a stored reading is handed to the broker: from then on it is never merged.
  bool mark_sent(uint64_t seq);
  /// What was sent of first..last is delivered; how many that were new. All else stays as it is.
  uint32_t confirm(uint64_t first, uint64_t last);
  /// The same of one reading, told by more than its number: nothing where it is another circuit's or of another time.
  bool confirm(uint8_t channel, uint64_t seq, int64_t timestamp_ms);
  /// The oldest reading from `from_seq` on that is not confirmed and whose time is known.
  std::optional<StoredReading> next_waiting(uint64_t from_seq);
  /// Drops everything that waits, and keeps registers and the count; a store of a newer format is made anew. Sequence
  /// numbers go on where they were, or at `least_seq` if that is higher.
  bool erase(uint64_t least_seq = 1);

  StoreHealth health() const { return this->health_; }
  /// Messages that are not confirmed; an aggregate is one.
  uint32_t waiting() const;
  /// Readings dropped in the store's life; those that an aggregate stood for count each.
  uint32_t dropped() const;
  /// The number that the next record will have, if no slot of flash fails.
  uint64_t next_seq() const;
  const ChannelState &channel(uint8_t channel) const { return this->channels_[channel]; }

 protected:
  struct Place {
    uint16_t position{0};
    uint16_t slot{0};
  };
  class Merge;

  bool is_mounted_() const { return this->health_ == StoreHealth::GOOD || this->health_ == StoreHealth::FAILING; }
  bool is_gone_(const Sector &sector, uint64_t seq) const;
  SlotState read_(uint16_t sector, uint16_t slot, Record &record);

  bool survey_(uint64_t least_seq);
  void classify_(uint16_t sector, uint32_t &unreadable, bool &newer);
  void mend_headers_();
  void free_gone_sectors_();
  void note_gaps_();
  void scan_(uint16_t position, uint16_t &used);
  void scan_record_(const Place &place, const Record &record);
  void settle_head_(uint64_t least_seq, uint16_t used, uint32_t unreadable);
  void raise_numbers_(uint64_t least_seq);
  void wipe_unreadable_();
  bool make_anew_(uint64_t least_seq);
  void note_channel_(const Record &record, std::optional<int64_t> timestamp_ms);

  std::optional<int64_t> timestamp_of_(const Place &place, const Record &record);
  std::optional<int64_t> find_sync_(Place place, uint16_t boot);
  bool is_of_this_boot_(const Record &record) const {
    return this->boot_first_seq_ != 0 && record.seq >= this->boot_first_seq_;
  }
  bool is_lost_(const Place &place, const Record &record);

  bool carry_registers_();
  bool write_(Record &record);
  bool synchronise_(int64_t offset_ms);
  bool open_head_();
  bool open_(uint16_t sector, const SectorHeader &header);
  SectorHeader header_(SectorKind kind, uint64_t first_seq) const;
  void retire_oldest_();
  uint32_t waiting_readings_(uint16_t position);
  enum class Sent : uint8_t { KEEP_ALL, KEEP_ONE_A_MINUTE };
  bool merge_oldest_(Sent sent);
  uint16_t mergeable_(uint16_t first, Sent sent);
  std::optional<Place> find_(uint64_t seq, Record &record);
  uint32_t confirm_in_(uint16_t sector, uint64_t first, uint64_t last);
  bool confirm_slot_(uint16_t sector, uint16_t slot);

  StoreSectors format_;
  SectorTable table_;
  StoreHealth health_{StoreHealth::UNUSABLE};
  ChannelState channels_[MAX_CHANNELS];

  uint32_t generation_{0};
  uint32_t dropped_{0};
  /// Below these, records are delivered or dropped, and below the second those of fine sectors are merged.
  uint64_t discarded_end_{0};
  uint64_t merged_end_{0};

  /// The fine sector that is written to, table_.count() where there is none.
  uint16_t head_{0};
  uint16_t head_slot_{0};
  uint64_t next_sector_seq_{1};
  uint16_t skipped_{0};

  uint16_t boot_{0};
  uint64_t boot_first_seq_{0};
  std::optional<int64_t> first_unsynced_ms_{};
  /// Unix ms at uptime 0 of this boot.
  std::optional<int64_t> boot_offset_ms_{};
  /// The same by the newest reading; readings before the clock was set keep the first.
  std::optional<int64_t> clock_offset_ms_{};
  struct {
    bool known{false};
    uint16_t boot{0};
    std::optional<int64_t> offset_ms{};
  } sync_cache_;
};

}  // namespace esphome::metering
