#pragma once

#include <random>

#include "flash_memory.h"
#include "store_model.h"

/// How one life of a meter goes; probabilities per thousand readings.
struct HistorySetting {
  uint32_t sectors{8};
  uint32_t sector_size{1024};
  int readings{300};
  int restarts{20};
  /// Of the restarts, in a thousand: ended by a power cut at any byte.
  int cuts{700};
  int outages{8};
  /// Of the restarts, in a thousand: with a flipped bit.
  int flips{0};
  int erases{1};
  /// In a thousand deliveries: none is confirmed, as while the bridge is away.
  int unconfirmed{0};
  /// The power goes once, after so many bytes.
  std::optional<uint64_t> cut_at{};
};

/// One life of a meter: readings, deliveries, outages, power cuts and flipped bits at random, compared with the model
/// at every start. Ends at the first thing that is wrong.
class StoreHistory {
 public:
  StoreHistory(uint32_t seed, const HistorySetting &setting);

  /// What went wrong; empty where nothing did.
  std::string run();

  uint32_t dropped() const { return this->store_.dropped(); }
  uint64_t written() const { return this->flash_.written(); }
  uint32_t cuts{0};
  uint32_t aggregates{0};
  /// Readings that were sent and of whose minute another one stayed.
  uint32_t thinned{0};

 protected:
  bool chance_(int in_thousand) { return static_cast<int>(this->random_() % 1000) < in_thousand; }
  uint64_t up_to_(uint64_t most) { return this->random_() % (most + 1); }
  void fail_(const std::string &error);

  void step_();
  esphome::metering::Reading reading_(uint8_t channel);
  void append_();
  void deliver_();
  void mark_sent_(const esphome::metering::StoredReading &found);
  void confirm_(uint64_t first, uint64_t last);
  void erase_();
  void restart_();
  void mount_();
  void settle_();
  void compare_();

  HistorySetting setting_;
  std::mt19937 random_;
  FlashMemory flash_;
  esphome::metering::ReadingStore store_;
  StoreModel model_;
  /// Aggregates are sent without any of their readings having been.
  std::set<uint64_t> sent_aggregates_;
  std::map<uint8_t, std::set<int64_t>> registers_;
  uint64_t channels_;
  int64_t now_ms_{1760000000000};
  int64_t boot_ms_{0};
  int64_t energy_mwh_{0};
  uint64_t last_seq_{0};
  uint32_t flips_{0};
  bool online_{true};
  bool synced_{false};
  bool sync_tried_{false};
  uint64_t boot_first_seq_{0};
  std::string error_;
};
