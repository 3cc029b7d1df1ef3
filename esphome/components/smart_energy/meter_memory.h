#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "esphome/components/smart_energy/register_memory.h"

namespace esphome::smart_energy {

/// What a meter must not forget when the power goes: its registers, and which sequence numbers it has used.
///
/// With a save interval of 0 all are written before each reading is published, so a restart continues where the last
/// published reading left off. Wear, computed: one save takes 3 entries for the sequence number and 3 for each register
/// of the 126 of a page of an ESP32's NVS, whose 112 pages (ESPHome's table for ESP-IDF) bear 100000 erases each: at
/// one save every 5 s 37 years for a meter without circuits, 14 with three, 10 with five. With a longer save interval
/// the sequence numbers of a whole interval are reserved beforehand, so that none repeats, and a power cut costs at
/// most the energy of one interval: an ESP8266 erases one and the same sector at each save, so that an hour (the
/// default there) makes 11 years, and a power cut may set its register back by an hour's energy.
class MeterMemory {
 public:
  /// `numbers` are taken per interval, one for each device: an acknowledgement of a circuit's reading comes on its
  /// meter's topic, so that no two of them may share one. At least one interval lies between two saves.
  void configure(uint32_t save_interval_ms, uint32_t interval_ms, uint32_t numbers);
  /// Restores the sequence; registers are restored as they are added.
  void load();
  /// `stored`: registers that the offline store knows; zeros where there is none.
  void add(const std::string &name, metering::EnergyRegister *energy, const InitialEnergy &initial,
           const InitialEnergy &stored);

  /// Every number below was given, in this life or an earlier one; what lies between it and next_sequence() may not.
  uint64_t least_sequence() const { return this->least_sequence_; }
  uint64_t next_sequence() const { return this->sequence_; }
  /// Numbers come from a store that lasts, from `next` on: what is saved here is for the day when it is lost.
  void follow_store(uint64_t next);
  /// Numbers come from here again.
  void leave_store();
  /// The store has given a number.
  void note_sequence(uint64_t seq) { this->sequence_ = std::max(this->sequence_, seq + 1); }

  /// To be called once per interval, before its reading is published: saves if it is time to. False when saving failed.
  bool keep();
  /// A number never given before, provided that keep() has returned true in this interval.
  uint64_t take_sequence() { return this->sequence_++; }
  /// Writes the exact state, for a shutdown.
  bool save_exactly() { return this->save_(0); }

 protected:
  /// What was written for a store: while `until` is what the sequence's own preference says, `used` holds.
  struct Reserve {
    uint64_t until;
    uint64_t used;
  };

  bool save_(uint32_t reserved);

  ESPPreferenceObject preference_;
  ESPPreferenceObject reserve_preference_;
  std::vector<RegisterMemory> registers_;
  uint64_t sequence_{1};
  uint64_t least_sequence_{1};
  uint64_t reserved_until_{0};
  int64_t save_interval_us_{0};
  int64_t next_save_us_{0};
  uint32_t numbers_{1};
  uint32_t block_{1};
  bool follows_store_{false};
};

}  // namespace esphome::smart_energy
