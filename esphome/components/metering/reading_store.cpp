#include "esphome/components/metering/reading_store.h"

#include <algorithm>

#include "esphome/components/metering/reading_time.h"

namespace esphome::metering {

static constexpr int WRITE_ATTEMPTS = 3;
// What the uptime of a record has room for: 49 days without a clock.
static constexpr int64_t LONGEST_UPTIME_MS = 0xFFFFFFFF;

static bool is_reading(const Record &record) {
  return record.kind == RecordKind::READING || record.kind == RecordKind::UNSYNCED;
}

bool ReadingStore::is_gone_(const Sector &sector, uint64_t seq) const {
  return seq < this->discarded_end_ || (sector.kind == SectorKind::FINE && seq < this->merged_end_);
}

SlotState ReadingStore::read_(uint16_t sector, uint16_t slot, Record &record) {
  const Sector &at = this->table_[sector];
  return this->format_.read_slot(sector, at.kind, at.first_seq, slot, record);
}

std::optional<StoredReading> ReadingStore::append(uint8_t channel, const Reading &reading, int64_t uptime_ms,
                                                  bool sent) {
  Record record;
  record.channel = channel;
  record.reading = reading;
  record.sent = sent;
  // A clock that was set in this boot goes on by uptime if it is lost again.
  if (record.reading.timestamp_ms == 0 && this->clock_offset_ms_.has_value())
    record.reading.timestamp_ms = uptime_ms + *this->clock_offset_ms_;
  const bool synced = record.reading.timestamp_ms > 0;
  const bool possible =
      channel < MAX_CHANNELS && is_storable(reading) && (synced || (uptime_ms >= 0 && uptime_ms <= LONGEST_UPTIME_MS));
  if (!this->is_mounted_())
    return std::nullopt;
  if (!possible) {
    this->dropped_++;
    return std::nullopt;
  }
  if (!this->carry_registers_() || (synced && !this->synchronise_(record.reading.timestamp_ms - uptime_ms)))
    return std::nullopt;
  if (synced) {
    this->clock_offset_ms_ = record.reading.timestamp_ms - uptime_ms;
    hold_timestamp(record.reading, this->channels_[channel].timestamp_ms);
    record.time_ms = record.reading.timestamp_ms;
  } else {
    record.kind = RecordKind::UNSYNCED;
    record.boot = this->boot_;
    record.time_ms = uptime_ms;
    record.sent = false;
  }
  if (!this->write_(record))
    return std::nullopt;
  if (!synced && !this->first_unsynced_ms_.has_value())
    this->first_unsynced_ms_ = uptime_ms;
  this->note_channel_(record, synced ? std::optional(record.time_ms) : std::nullopt);
  return StoredReading{record.reading, channel, 1};
}

/// Tells the time of all readings of this boot that were taken without it, once.
bool ReadingStore::synchronise_(int64_t offset_ms) {
  if (!this->first_unsynced_ms_.has_value() || this->boot_offset_ms_.has_value())
    return true;
  int64_t last_ms = 0;
  for (const ChannelState &state : this->channels_)
    last_ms = std::max(last_ms, state.timestamp_ms);
  Record record;
  record.kind = RecordKind::SYNC;
  record.boot = this->boot_;
  record.time_ms = next_timestamp(last_ms, offset_ms + *this->first_unsynced_ms_) - *this->first_unsynced_ms_;
  record.confirmed = true;
  if (!this->write_(record))
    return false;
  this->boot_offset_ms_ = record.time_ms;
  for (ChannelState &state : this->channels_) {
    if (state.unsynced_uptime_ms.has_value())
      state.timestamp_ms = *state.unsynced_uptime_ms + record.time_ms;
    state.unsynced_uptime_ms.reset();
  }
  return true;
}

bool ReadingStore::keep_registers(uint8_t channel, int64_t import_mwh, std::optional<int64_t> export_mwh) {
  if (!this->is_mounted_() || channel >= MAX_CHANNELS)
    return false;
  Record record;
  record.kind = RecordKind::REGISTERS;
  record.channel = channel;
  record.reading.energy_mwh = import_mwh;
  record.reading.energy_export_mwh = export_mwh;
  record.time_ms = this->channels_[channel].timestamp_ms;
  record.confirmed = true;
  if (!is_storable(record.reading) || !this->write_(record))
    return false;
  this->note_channel_(record, std::nullopt);
  return true;
}

void ReadingStore::note_channel_(const Record &record, std::optional<int64_t> timestamp_ms) {
  if (record.kind == RecordKind::SYNC)
    return;
  ChannelState &state = this->channels_[record.channel];
  state.known = true;
  state.seq = record.seq;
  state.import_mwh = record.reading.energy_mwh;
  state.export_mwh = record.reading.energy_export_mwh;
  if (timestamp_ms.has_value())
    state.timestamp_ms = *timestamp_ms;
  if (record.kind == RecordKind::UNSYNCED && !timestamp_ms.has_value())
    state.unsynced_uptime_ms = record.time_ms;
}

/// Registers of a circuit that is silent must not go with the sector they are in: only the newest two always stay.
bool ReadingStore::carry_registers_() {
  if (this->table_.live_count() < 2)
    return true;
  const uint64_t safe_seq = this->table_[this->table_.live(this->table_.live_count() - 2)].first_seq;
  for (uint8_t channel = 0; channel < MAX_CHANNELS; channel++) {
    const ChannelState state = this->channels_[channel];
    if (state.known && state.seq < safe_seq && !this->keep_registers(channel, state.import_mwh, state.export_mwh))
      return false;
  }
  return true;
}

bool ReadingStore::write_(Record &record) {
  for (int attempt = 0; attempt < WRITE_ATTEMPTS; attempt++) {
    const bool full = this->head_ == this->table_.count() || this->head_slot_ == this->format_.slots(SectorKind::FINE);
    if (full && !this->open_head_())
      break;
    Sector &head = this->table_[this->head_];
    const uint16_t slot = this->head_slot_++;
    record.seq = head.first_seq + slot;
    if (this->format_.write_slot(this->head_, SectorKind::FINE, head.first_seq, slot, record)) {
      if (is_reading(record)) {
        record.reading.seq = record.seq;
        head.waiting++;
      }
      this->health_ = StoreHealth::GOOD;
      return true;
    }
    this->format_.write_status(this->head_, SectorKind::FINE, slot, true, true);
  }
  this->health_ = StoreHealth::FAILING;
  return false;
}

SectorHeader ReadingStore::header_(SectorKind kind, uint64_t first_seq) const {
  SectorHeader header;
  header.kind = kind;
  header.generation = this->generation_ + 1;
  header.first_seq = first_seq;
  header.discarded_end = this->discarded_end_;
  header.dropped = this->dropped_;
  return header;
}

bool ReadingStore::open_(uint16_t sector, const SectorHeader &header) {
  if (!this->format_.write_header(sector, header)) {
    this->table_[sector].use = Sector::Use::BAD;
    return false;
  }
  this->generation_ = header.generation;
  this->table_[sector] = {.first_seq = header.first_seq,
                          .end_seq = header.first_seq + header.span,
                          .skipped_or_covered = header.skipped_or_covered,
                          .kind = header.kind};
  this->table_.insert(sector);
  this->table_.opened(sector);
  this->table_.release_retired();
  return true;
}

/// Keeps one sector free beyond the head: merging needs one to write to, and a drop one to be told in.
bool ReadingStore::open_head_() {
  while (this->table_.live_count() > 2 && this->table_[this->table_.live(0)].waiting == 0)
    this->retire_oldest_();
  if (this->table_.spare_count() < 2 && !this->merge_oldest_(Sent::KEEP_ALL) &&
      !this->merge_oldest_(Sent::KEEP_ONE_A_MINUTE) && this->table_.live_count() > 2)
    this->retire_oldest_();
  SectorHeader header = this->header_(SectorKind::FINE, this->next_sector_seq_);
  header.span = this->format_.slots(SectorKind::FINE);
  header.skipped_or_covered = this->skipped_;
  if (this->table_.next_free() == this->table_.count())
    this->table_.release_retired();
  for (uint16_t sector = this->table_.next_free(); sector < this->table_.count(); sector = this->table_.next_free()) {
    if (!this->format_.erase(sector)) {
      this->table_[sector].use = Sector::Use::BAD;
    } else if (this->open_(sector, header)) {
      this->head_ = sector;
      this->head_slot_ = 0;
      this->next_sector_seq_ += header.span;
      this->skipped_ = 0;
      return true;
    }
  }
  return false;
}

uint32_t ReadingStore::waiting_readings_(uint16_t position) {
  const uint16_t index = this->table_.live(position);
  const Sector &sector = this->table_[index];
  if (sector.kind == SectorKind::FINE || sector.waiting == 0)
    return sector.waiting;
  uint32_t readings = 0;
  uint32_t covered = 0;
  uint16_t waiting = 0;
  Record record;
  for (uint16_t slot = 0; slot < this->format_.slots(sector.kind); slot++) {
    if (this->read_(index, slot, record) != SlotState::VALID || !is_reading(record))
      continue;
    covered += record.covers;
    if (record.confirmed || this->is_lost_({position, slot}, record))
      continue;
    readings += record.covers;
    waiting++;
  }
  return readings + (waiting < sector.waiting ? sector.skipped_or_covered - covered : 0);
}

void ReadingStore::retire_oldest_() {
  const Sector &sector = this->table_[this->table_.live(0)];
  this->dropped_ += this->waiting_readings_(0) + sector.lost;
  this->discarded_end_ = std::max(this->discarded_end_, sector.end_seq);
  this->table_.remove(0, Sector::Use::RETIRED);
}

std::optional<ReadingStore::Place> ReadingStore::find_(uint64_t seq, Record &record) {
  for (uint16_t position = 0; position < this->table_.live_count(); position++) {
    const uint16_t sector = this->table_.live(position);
    const Sector &at = this->table_[sector];
    if (seq < at.first_seq || seq >= at.end_seq || this->is_gone_(at, seq))
      continue;
    const bool fine = at.kind == SectorKind::FINE;
    const auto first = static_cast<uint16_t>(fine ? seq - at.first_seq : 0);
    const auto end = static_cast<uint16_t>(fine ? first + 1 : this->format_.slots(at.kind));
    for (uint16_t slot = first; slot < end; slot++) {
      if (this->read_(sector, slot, record) == SlotState::VALID && record.seq == seq && is_reading(record))
        return Place{position, slot};
    }
  }
  return std::nullopt;
}

bool ReadingStore::mark_sent(uint64_t seq) {
  Record record;
  const auto place = this->is_mounted_() ? this->find_(seq, record) : std::nullopt;
  if (!place.has_value())
    return false;
  const uint16_t sector = this->table_.live(place->position);
  return record.sent ||
         this->format_.write_status(sector, this->table_[sector].kind, place->slot, true, record.confirmed);
}

uint32_t ReadingStore::confirm(uint64_t first, uint64_t last) {
  uint32_t confirmed = 0;
  for (uint16_t position = 0; this->is_mounted_() && position < this->table_.live_count(); position++)
    confirmed += this->confirm_in_(this->table_.live(position), first, last);
  return confirmed;
}

bool ReadingStore::confirm(uint8_t channel, uint64_t seq, int64_t timestamp_ms) {
  Record record;
  const auto place = this->is_mounted_() ? this->find_(seq, record) : std::nullopt;
  return place.has_value() && record.sent && !record.confirmed && record.channel == channel &&
         this->timestamp_of_(*place, record) == timestamp_ms &&
         this->confirm_slot_(this->table_.live(place->position), place->slot);
}

uint32_t ReadingStore::confirm_in_(uint16_t sector, uint64_t first, uint64_t last) {
  Sector &at = this->table_[sector];
  if (last < at.first_seq || first >= at.end_seq || at.waiting == 0)
    return 0;
  const bool fine = at.kind == SectorKind::FINE;
  const auto begin = static_cast<uint16_t>(fine && first > at.first_seq ? first - at.first_seq : 0);
  uint32_t confirmed = 0;
  Record record;
  for (uint16_t slot = begin; slot < this->format_.slots(at.kind) && at.waiting > 0; slot++) {
    if (fine && at.first_seq + slot > last)
      break;
    if (this->read_(sector, slot, record) != SlotState::VALID || !is_reading(record) || !record.sent ||
        record.confirmed || record.seq < first || record.seq > last || this->is_gone_(at, record.seq))
      continue;
    confirmed += this->confirm_slot_(sector, slot) ? 1 : 0;
  }
  return confirmed;
}

bool ReadingStore::confirm_slot_(uint16_t sector, uint16_t slot) {
  Sector &at = this->table_[sector];
  if (!this->format_.write_status(sector, at.kind, slot, true, true)) {
    this->health_ = StoreHealth::FAILING;
    return false;
  }
  at.waiting--;
  return true;
}

std::optional<StoredReading> ReadingStore::next_waiting(uint64_t from_seq) {
  Record record;
  for (uint16_t position = 0; this->is_mounted_() && position < this->table_.live_count(); position++) {
    const uint16_t sector = this->table_.live(position);
    const Sector &at = this->table_[sector];
    if (at.end_seq <= from_seq || at.waiting == 0)
      continue;
    const bool inside = at.kind == SectorKind::FINE && from_seq > at.first_seq;
    for (auto slot = static_cast<uint16_t>(inside ? from_seq - at.first_seq : 0); slot < this->format_.slots(at.kind);
         slot++) {
      if (this->read_(sector, slot, record) != SlotState::VALID || !is_reading(record) || record.confirmed ||
          record.seq < from_seq || this->is_gone_(at, record.seq))
        continue;
      const auto timestamp_ms = this->timestamp_of_({position, slot}, record);
      if (!timestamp_ms.has_value())
        continue;
      record.reading.seq = record.seq;
      record.reading.timestamp_ms = *timestamp_ms;
      return StoredReading{record.reading, record.channel, record.covers, record.sent};
    }
  }
  return std::nullopt;
}

uint32_t ReadingStore::waiting() const {
  uint32_t waiting = 0;
  for (uint16_t position = 0; position < this->table_.live_count(); position++)
    waiting += this->table_[this->table_.live(position)].waiting;
  return waiting;
}

uint32_t ReadingStore::dropped() const {
  uint32_t dropped = this->dropped_;
  for (uint16_t position = 0; position < this->table_.live_count(); position++)
    dropped += this->table_[this->table_.live(position)].lost;
  return dropped;
}

uint64_t ReadingStore::next_seq() const {
  const bool full = this->head_ == this->table_.count() || this->head_slot_ == this->format_.slots(SectorKind::FINE);
  return full ? this->next_sector_seq_ : this->table_[this->head_].first_seq + this->head_slot_;
}

}  // namespace esphome::metering
