#include <algorithm>

#include "esphome/components/metering/reading_store.h"

namespace esphome::metering {

static constexpr uint16_t BOOTS = 1024;

StoreHealth ReadingStore::mount(BlockDevice &device, uint64_t least_seq) {
  *this = ReadingStore();
  least_seq = std::max<uint64_t>(least_seq, 1);
  if (!this->format_.attach(device) || !this->table_.allocate(this->format_.count()))
    return this->health_;
  this->health_ = this->survey_(least_seq) ? StoreHealth::GOOD : StoreHealth::NEWER_FORMAT;
  return this->health_;
}

bool ReadingStore::survey_(uint64_t least_seq) {
  uint32_t unreadable = 0;
  bool newer = false;
  for (uint16_t sector = 0; sector < this->table_.count(); sector++)
    this->classify_(sector, unreadable, newer);
  // Newer firmware finds everything as it left it.
  if (newer)
    return false;
  this->mend_headers_();
  this->free_gone_sectors_();
  this->note_gaps_();
  uint16_t used = 0;
  for (uint16_t position = 0; position < this->table_.live_count(); position++)
    this->scan_(position, used);
  this->settle_head_(least_seq, used, unreadable);
  return true;
}

void ReadingStore::classify_(uint16_t sector, uint32_t &unreadable, bool &newer) {
  SectorHeader header;
  const HeaderState state = this->format_.read_header(sector, header);
  unreadable += state == HeaderState::UNREADABLE ? 1 : 0;
  newer = newer || state == HeaderState::NEWER;
  if (state != HeaderState::VALID)
    return;
  this->table_[sector] = {.first_seq = header.first_seq,
                          .end_seq = header.first_seq + header.span,
                          .skipped_or_covered = header.skipped_or_covered,
                          .kind = header.kind};
  this->table_.insert(sector);
  if (header.kind == SectorKind::COARSE)
    this->merged_end_ = std::max(this->merged_end_, header.first_seq + header.span);
  if (header.generation <= this->generation_)
    return;
  this->generation_ = header.generation;
  this->discarded_end_ = header.discarded_end;
  this->dropped_ = header.dropped;
  this->table_.opened(sector);
}

void ReadingStore::mend_headers_() {
  SectorHeader header;
  for (uint16_t position = 0; position < this->table_.live_count(); position++) {
    const uint16_t sector = this->table_.live(position);
    if (this->format_.read_header(sector, header) == HeaderState::VALID)
      this->format_.mend_header(sector, header);
  }
}

void ReadingStore::free_gone_sectors_() {
  for (uint16_t position = this->table_.live_count(); position-- > 0;) {
    const Sector &sector = this->table_[this->table_.live(position)];
    if (this->is_gone_(sector, sector.end_seq - 1))
      this->table_.remove(position, Sector::Use::FREE);
  }
}

/// A sector that is missing between two others was lost with everything in it.
void ReadingStore::note_gaps_() {
  uint64_t expected = this->discarded_end_;
  for (uint16_t position = 0; position < this->table_.live_count(); position++) {
    Sector &sector = this->table_[this->table_.live(position)];
    const uint64_t start = sector.first_seq - (sector.kind == SectorKind::FINE ? sector.skipped_or_covered : 0);
    if (start > expected)
      sector.lost += static_cast<uint32_t>(start - expected);
    expected = std::max(expected, sector.end_seq);
  }
}

void ReadingStore::scan_(uint16_t position, uint16_t &used) {
  const uint16_t index = this->table_.live(position);
  Sector &sector = this->table_[index];
  uint32_t damaged = 0;
  uint32_t covered = 0;
  used = 0;
  for (uint16_t slot = 0; slot < this->format_.slots(sector.kind); slot++) {
    Record record;
    const SlotState state = this->read_(index, slot, record);
    if (state != SlotState::BLANK)
      used = static_cast<uint16_t>(slot + 1);
    if (state == SlotState::DAMAGED && !record.confirmed && !this->is_gone_(sector, sector.first_seq + slot))
      damaged++;
    if (state != SlotState::VALID)
      continue;
    covered += record.kind == RecordKind::SYNC ? 0 : record.covers;
    this->scan_record_({position, slot}, record);
  }
  if (sector.kind == SectorKind::COARSE && damaged > 0)
    damaged = sector.skipped_or_covered - covered;
  sector.lost += damaged;
}

void ReadingStore::scan_record_(const Place &place, const Record &record) {
  Sector &sector = this->table_[this->table_.live(place.position)];
  const bool unsynced = record.kind == RecordKind::UNSYNCED;
  if (unsynced || record.kind == RecordKind::SYNC)
    this->boot_ = static_cast<uint16_t>((record.boot + 1) % BOOTS);
  const auto timestamp_ms = this->timestamp_of_(place, record);
  this->note_channel_(record, timestamp_ms);
  if (record.confirmed || this->is_gone_(sector, record.seq) || record.kind == RecordKind::REGISTERS ||
      record.kind == RecordKind::SYNC)
    return;
  if (timestamp_ms.has_value()) {
    sector.waiting++;
  } else {
    sector.lost += record.covers;
  }
}

/// Goes on in the newest sector if it has room. A sector that cannot be read may have been the newest: its sequence
/// numbers are left out.
void ReadingStore::settle_head_(uint64_t least_seq, uint16_t used, uint32_t unreadable) {
  const uint16_t slots = this->format_.slots(SectorKind::FINE);
  this->head_ = this->table_.count();
  const bool fresh = this->table_.live_count() == 0;
  if (!fresh) {
    const uint16_t newest = this->table_.live(this->table_.live_count() - 1);
    this->next_sector_seq_ = this->table_[newest].end_seq;
    if (this->table_[newest].kind == SectorKind::FINE && used < slots && unreadable == 0) {
      this->head_ = newest;
      this->head_slot_ = used;
    }
    this->skipped_ = static_cast<uint16_t>(std::min<uint32_t>(unreadable * slots, UINT16_MAX));
    this->next_sector_seq_ += this->skipped_;
  }
  if (this->next_seq() < least_seq)
    this->raise_numbers_(least_seq);
  if (fresh)
    this->discarded_end_ = this->next_sector_seq_ - this->skipped_;
  for (ChannelState &state : this->channels_)
    state.unsynced_uptime_ms.reset();
  this->sync_cache_ = {};
  this->boot_first_seq_ = this->next_seq();
  if (unreadable > 0 && (fresh || this->open_head_()))
    this->wipe_unreadable_();
}

/// What follows goes into a new sector, whose numbers begin at `least_seq` at the earliest.
void ReadingStore::raise_numbers_(uint64_t least_seq) {
  const uint64_t first_seq = std::max(least_seq, this->next_sector_seq_);
  const uint64_t skipped = this->skipped_ + first_seq - this->next_sector_seq_;
  this->skipped_ = static_cast<uint16_t>(std::min<uint64_t>(skipped, UINT16_MAX));
  this->next_sector_seq_ = first_seq;
  this->head_ = this->table_.count();
}

void ReadingStore::wipe_unreadable_() {
  SectorHeader header;
  for (uint16_t sector = 0; sector < this->table_.count(); sector++) {
    if (this->format_.read_header(sector, header) == HeaderState::UNREADABLE)
      this->format_.wipe_header(sector);
  }
}

std::optional<int64_t> ReadingStore::timestamp_of_(const Place &place, const Record &record) {
  if (record.kind != RecordKind::UNSYNCED)
    return record.time_ms;
  std::optional<int64_t> offset_ms = this->boot_offset_ms_;
  if (!this->is_of_this_boot_(record)) {
    if (!this->sync_cache_.known || this->sync_cache_.boot != record.boot)
      this->sync_cache_ = {true, record.boot, this->find_sync_(place, record.boot)};
    offset_ms = this->sync_cache_.offset_ms;
  }
  return offset_ms.has_value() ? std::optional(*offset_ms + record.time_ms) : std::nullopt;
}

/// A boot's clock was set after its readings without time and before anything else: the search ends at whatever is
/// of another boot.
std::optional<int64_t> ReadingStore::find_sync_(Place place, uint16_t boot) {
  Record record;
  for (; place.position < this->table_.live_count(); place = {static_cast<uint16_t>(place.position + 1), 0}) {
    const uint16_t index = this->table_.live(place.position);
    for (; place.slot < this->format_.slots(this->table_[index].kind); place.slot++) {
      if (this->read_(index, place.slot, record) != SlotState::VALID || record.kind == RecordKind::REGISTERS)
        continue;
      if (record.kind == RecordKind::READING || record.boot != boot)
        return std::nullopt;
      if (record.kind == RecordKind::SYNC)
        return record.time_ms;
    }
  }
  return std::nullopt;
}

bool ReadingStore::erase(uint64_t least_seq) {
  if (this->health_ == StoreHealth::UNUSABLE)
    return false;
  if (this->health_ == StoreHealth::NEWER_FORMAT)
    return this->make_anew_(least_seq);
  // All registers go into one sector, the last that stays.
  const bool room =
      this->head_ < this->table_.count() && this->head_slot_ + MAX_CHANNELS <= this->format_.slots(SectorKind::FINE);
  if (!room && !this->open_head_())
    return false;
  const uint64_t end_seq = this->next_seq();
  for (uint8_t channel = 0; channel < MAX_CHANNELS; channel++) {
    const ChannelState state = this->channels_[channel];
    if (state.known && !this->keep_registers(channel, state.import_mwh, state.export_mwh))
      return false;
  }
  for (uint16_t position = 0; position < this->table_.live_count(); position++) {
    Sector &sector = this->table_[this->table_.live(position)];
    this->dropped_ += sector.lost + this->waiting_readings_(position);
    sector.lost = 0;
    sector.waiting = 0;
  }
  this->discarded_end_ = end_seq;
  this->first_unsynced_ms_.reset();
  if (this->next_sector_seq_ < least_seq)
    this->raise_numbers_(least_seq);
  return this->open_head_();
}

bool ReadingStore::make_anew_(uint64_t least_seq) {
  SectorHeader header;
  for (uint16_t sector = 0; sector < this->table_.count(); sector++) {
    if (this->format_.read_header(sector, header) != HeaderState::EMPTY && !this->format_.wipe_header(sector))
      return false;
  }
  this->table_.allocate(this->table_.count());
  this->health_ = this->survey_(least_seq) ? StoreHealth::GOOD : StoreHealth::NEWER_FORMAT;
  return this->health_ == StoreHealth::GOOD;
}

}  // namespace esphome::metering
