#include <algorithm>
#include <array>

#include "esphome/components/metering/aggregate.h"
#include "esphome/components/metering/reading_store.h"

namespace esphome::metering {

static constexpr int64_t MINUTE_MS = 60000;
// Merging takes one sector; freeing fewer gains nothing.
static constexpr uint16_t LEAST_GAIN = 2;
static constexpr uint32_t MOST_COVERED = UINT16_MAX;

/// Turns the records of fine sectors into those of a coarse one: what was never sent into one aggregate a minute and
/// circuit, by the clock; what was sent, and the times at which clocks were set, as they are. An aggregate takes the
/// sequence number of its last reading. What was sent may be under way or stored already, so it is never changed:
/// where it takes too much room, the last of each minute stays, and the register in it covers the others.
class ReadingStore::Merge {
 public:
  /// Nothing is written where `target` is no sector.
  Merge(ReadingStore &store, uint16_t target, uint64_t first_seq, Sent sent)
      : store_(store), target_(target), first_seq_(first_seq), sent_(sent) {}

  /// How many of the records that wait could not be taken, since they cannot be read any more.
  uint16_t take(uint16_t position);
  /// Writes what is open; false where anything could not be written.
  bool finish();
  bool fits() const;
  uint32_t covered() const { return this->covered_; }
  /// Readings that were sent, and of whose minute another one stays.
  uint32_t thinned() const { return this->thinned_; }
  uint16_t waiting() const { return this->waiting_; }

 protected:
  void take_(const Record &record);
  void close_();
  void put_(Record record);

  ReadingStore &store_;
  uint16_t target_;
  uint64_t first_seq_;
  Sent sent_;
  std::array<Aggregate, MAX_CHANNELS> open_{};
  /// Of what is open.
  struct Span {
    RecordKind kind{RecordKind::READING};
    uint16_t boot{0};
    int64_t minute{0};
    bool sent{false};
    bool operator==(const Span &) const = default;
  } span_{};
  uint16_t slot_{0};
  uint16_t waiting_{0};
  uint32_t covered_{0};
  uint32_t thinned_{0};
  bool failed_{false};
};

static bool is_open(const Aggregate &aggregate) { return !aggregate.empty(); }

bool ReadingStore::Merge::fits() const {
  const auto open = std::count_if(this->open_.begin(), this->open_.end(), is_open);
  return this->slot_ + open <= this->store_.format_.slots(SectorKind::COARSE) && this->covered_ <= MOST_COVERED;
}

uint16_t ReadingStore::Merge::take(uint16_t position) {
  const uint16_t index = this->store_.table_.live(position);
  const Sector &sector = this->store_.table_[index];
  uint16_t missing = sector.waiting;
  Record record;
  for (uint16_t slot = 0; slot < this->store_.format_.slots(sector.kind); slot++) {
    if (this->store_.read_(index, slot, record) != SlotState::VALID || this->store_.is_gone_(sector, record.seq))
      continue;
    const bool sync = record.kind == RecordKind::SYNC;
    if (!sync && (record.confirmed || this->store_.is_lost_({position, slot}, record)))
      continue;
    missing = static_cast<uint16_t>(missing - (sync ? 0 : 1));
    this->take_(record);
  }
  return missing;
}

void ReadingStore::Merge::take_(const Record &record) {
  if (record.kind == RecordKind::SYNC || (record.sent && this->sent_ == Sent::KEEP_ALL)) {
    this->close_();
    this->put_(record);
    return;
  }
  // The middle of the interval decides, so that its end may fall on the minute or just after it.
  const auto half_ms = static_cast<int64_t>(record.reading.interval_s.value_or(0) * 500.0f);
  const Span span{record.kind, record.boot, (record.time_ms - half_ms) / MINUTE_MS, record.sent};
  if (span != this->span_)
    this->close_();
  this->span_ = span;
  Aggregate &open = this->open_[record.channel];
  if (record.sent && is_open(open)) {
    this->thinned_++;
    open = {};
  }
  open.add(record);
}

void ReadingStore::Merge::close_() {
  const auto by_seq = [](const Aggregate &a, const Aggregate &b) { return a.last_seq() < b.last_seq(); };
  std::sort(this->open_.begin(), this->open_.end(), by_seq);
  for (Aggregate &aggregate : this->open_) {
    if (is_open(aggregate))
      this->put_(aggregate.finish());
    aggregate = {};
  }
}

void ReadingStore::Merge::put_(Record record) {
  const uint16_t slot = this->slot_++;
  if (record.kind != RecordKind::SYNC) {
    this->covered_ += record.covers;
    this->waiting_++;
  }
  if (this->target_ == this->store_.table_.count())
    return;
  this->failed_ = this->failed_ ||
                  !this->store_.format_.write_slot(this->target_, SectorKind::COARSE, this->first_seq_, slot, record);
}

bool ReadingStore::Merge::finish() {
  this->close_();
  return !this->failed_;
}

bool ReadingStore::is_lost_(const Place &place, const Record &record) {
  return !this->is_of_this_boot_(record) && !this->timestamp_of_(place, record).has_value();
}

/// A coarse sector is written whole and gets its header last: until then it is free, from then on its sources are.
bool ReadingStore::merge_oldest_(Sent sent) {
  uint16_t first = 0;
  while (first < this->table_.live_count() && this->table_[this->table_.live(first)].kind == SectorKind::COARSE)
    first++;
  const uint16_t target = this->table_.next_free();
  const uint16_t sectors = this->mergeable_(first, sent);
  if (sectors < LEAST_GAIN || target == this->table_.count() || !this->format_.erase(target))
    return false;
  // What is missing before the first source is counted with it, and must not look like a gap before the coarse sector.
  const uint64_t first_seq = std::max(this->discarded_end_, this->merged_end_);
  Merge merge(*this, target, first_seq, sent);
  uint32_t lost = 0;
  for (uint16_t position = first; position < first + sectors; position++)
    lost += merge.take(position) + this->table_[this->table_.live(position)].lost;
  if (!merge.finish())
    return false;
  SectorHeader header = this->header_(SectorKind::COARSE, first_seq);
  const uint64_t end_seq = this->table_[this->table_.live(static_cast<uint16_t>(first + sectors - 1))].end_seq;
  header.span = static_cast<uint32_t>(end_seq - first_seq);
  header.skipped_or_covered = static_cast<uint16_t>(merge.covered());
  header.dropped += lost + merge.thinned();
  if (!this->open_(target, header))
    return false;
  this->table_[target].waiting = merge.waiting();
  this->dropped_ = header.dropped;
  this->merged_end_ = end_seq;
  this->free_gone_sectors_();
  return true;
}

/// How many of the oldest fine sectors, the newest two excepted, one coarse sector can hold.
uint16_t ReadingStore::mergeable_(uint16_t first, Sent sent) {
  if (first >= this->table_.live_count())
    return 0;
  Merge merge(*this, this->table_.count(), this->table_[this->table_.live(first)].first_seq, sent);
  uint16_t sectors = 0;
  for (uint16_t position = first; position + 2 < this->table_.live_count(); position++) {
    merge.take(position);
    if (!merge.fits())
      break;
    sectors++;
  }
  return sectors;
}

}  // namespace esphome::metering
