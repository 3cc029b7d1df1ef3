#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "esphome/components/metering/reading_message.h"
#include "esphome/components/metering/reading_store.h"

/// What a ReadingStore must have done, kept the simple way: every reading ever stored, and what became of it.
class StoreModel {
 public:
  struct Entry {
    esphome::metering::StoredReading stored;
    int64_t time_ms{0};
    bool sent{false};
    bool confirmed{false};
    /// The message that was confirmed: an aggregate has the number of its last reading.
    uint64_t confirmed_seq{0};
    bool erased{false};
    bool unsynced{false};
    /// Its boot ended without a clock.
    bool timeless{false};
    /// The power went while it was marked: the mark may be there or not.
    bool uncertain{false};
  };

  struct Verdict {
    /// Stored for certain, not confirmed, and not there.
    uint32_t lost{0};
    /// Not there either, but not certain.
    uint32_t uncertain{0};
    /// Lost though older ones are there: they were sent, and another one of their minute stands for them.
    uint32_t thinned{0};
    uint64_t newest_lost{0};
    uint64_t oldest_found{UINT64_MAX};
    uint32_t aggregates{0};
    std::string error;
  };

  /// By sequence number.
  std::map<uint64_t, Entry> entries;
  /// Readings whose append was cut off, by circuit and time: they may have been stored.
  std::map<std::pair<uint8_t, int64_t>, Entry> cut;
  /// Bits have been flipped, so that aggregates may lack a reading.
  bool damaged{false};

  /// Reads all that the store would replay and says what is missing, or what is wrong.
  Verdict compare(esphome::metering::ReadingStore &store) const;
  /// The numbers of the readings that a message stands for.
  std::vector<uint64_t> parts_of(const esphome::metering::StoredReading &found) const;

 protected:
  void check_(const esphome::metering::StoredReading &found, std::set<uint64_t> &seen, Verdict &verdict) const;
  std::string check_single_(const Entry &entry, const esphome::metering::StoredReading &found) const;
  std::string check_aggregate_(const esphome::metering::StoredReading &found) const;
  bool is_thinned_(uint64_t seq, const std::set<uint64_t> &seen) const;
  bool near_cut_(const esphome::metering::StoredReading &found) const;
};

/// The message that a reading is published as: two that look alike here are one for every reader.
std::string message_of(esphome::metering::Reading reading);
