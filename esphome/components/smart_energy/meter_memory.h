#pragma once

#include <cstdint>

#include "esphome/components/metering/energy_register.h"
#include "esphome/core/preferences.h"

namespace esphome::smart_energy {

/// What a meter must not forget when the power goes: its registers, and which sequence numbers it has used.
///
/// With a save interval of 0 both are written before each reading is published, so a restart continues where the last
/// published reading left off. Wear, computed: one save takes 4 of the 126 entries of a page of an ESP32's NVS, whose
/// 112 pages (ESPHome's table for ESP-IDF) bear 100000 erases each: 55 years at one save every 5 s, 11 at every second.
/// With a longer save interval the sequence numbers of a whole interval are reserved beforehand, so that none repeats,
/// and a power cut costs at most the energy of one interval: an ESP8266 erases one and the same sector at each save, so
/// that an hour (the default there) makes 11 years, and a power cut may set its register back by an hour's energy.
class MeterMemory {
 public:
  /// `block` is the count of sequence numbers reserved by one save, at least 1.
  void configure(uint32_t save_interval_ms, uint32_t block);
  /// Restores the registers. Where nothing is stored yet, or the configured start was changed, they begin at that
  /// start.
  void load(metering::EnergyRegister &energy, int64_t initial_import_mwh, int64_t initial_export_mwh);

  /// To be called once per interval, before its reading is published: saves if it is time to. False when saving failed.
  bool keep(const metering::EnergyRegister &energy);
  /// A number never given before, provided that keep() has returned true since the last one.
  uint64_t take_sequence() { return this->sequence_++; }
  /// Writes the exact state, for a shutdown.
  bool save_exactly(const metering::EnergyRegister &energy) { return this->save_(energy, 0); }

 protected:
  struct Record {
    int64_t import_mwh;
    int64_t export_mwh;
    int64_t initial_import_mwh;
    int64_t initial_export_mwh;
    uint64_t next_sequence;
  };

  bool save_(const metering::EnergyRegister &energy, uint32_t reserved);

  ESPPreferenceObject preference_;
  Record record_{};
  uint64_t sequence_{1};
  int64_t save_interval_us_{0};
  int64_t next_save_us_{0};
  uint32_t block_{1};
};

}  // namespace esphome::smart_energy
