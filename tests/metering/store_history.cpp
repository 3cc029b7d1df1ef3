#include "store_history.h"

using namespace esphome::metering;

StoreHistory::StoreHistory(uint32_t seed, const HistorySetting &setting)
    : setting_(setting),
      random_(seed),
      flash_(setting.sectors, setting.sector_size),
      channels_(seed % 3 == 0 ? 3 : 1),
      boot_ms_(now_ms_) {
  this->mount_();
  if (setting.cut_at.has_value())
    this->flash_.cut_after(*setting.cut_at);
}

void StoreHistory::fail_(const std::string &error) {
  if (this->error_.empty())
    this->error_ = error + " after reading " + std::to_string(this->last_seq_);
}

std::string StoreHistory::run() {
  for (int i = 0; i < this->setting_.readings && this->error_.empty(); i++)
    this->step_();
  this->restart_();
  return this->error_;
}

void StoreHistory::step_() {
  if (this->chance_(this->setting_.outages))
    this->online_ = !this->online_;
  this->synced_ = this->synced_ || this->chance_(100);
  if (this->chance_(this->setting_.restarts)) {
    if (this->chance_(this->setting_.cuts)) {
      this->flash_.cut_after(this->up_to_(250));
    } else {
      this->restart_();
    }
  }
  if (this->chance_(this->setting_.erases))
    this->erase_();
  if (!this->flash_.is_off())
    this->append_();
  if (this->online_ && !this->flash_.is_off())
    this->deliver_();
  if (this->flash_.is_off())
    this->restart_();
}

Reading StoreHistory::reading_(uint8_t channel) {
  Reading reading;
  reading.voltage_v = 200.0f + static_cast<float>(this->up_to_(100000)) / 997.0f;
  reading.current_a = static_cast<float>(this->up_to_(100000)) / 3571.0f;
  reading.power_w = static_cast<float>(this->up_to_(9000000)) / 977.0f - 2000.0f;
  this->energy_mwh_ += static_cast<int64_t>(this->up_to_(20000));
  reading.energy_mwh = this->energy_mwh_;
  if (channel == 0)
    reading.energy_export_mwh = this->energy_mwh_ / 3;
  if (this->chance_(900)) {
    reading.frequency_hz = 49.9f + static_cast<float>(this->up_to_(2000)) / 9973.0f;
    reading.apparent_power_va = reading.voltage_v * reading.current_a;
    reading.power_factor = 0.5f;
    reading.reactive_power_var = static_cast<float>(this->up_to_(100000)) / 97.0f - 500.0f;
    reading.thd_voltage = static_cast<float>(this->up_to_(1000)) / 97.0f;
  } else {
    reading.flags = FLAG_NO_MAINS;
  }
  reading.interval_s = 5;
  reading.timestamp_ms = this->synced_ ? this->now_ms_ : 0;
  return reading;
}

void StoreHistory::append_() {
  const auto channel = static_cast<uint8_t>(this->up_to_(this->channels_ - 1));
  this->now_ms_ += 4997 + static_cast<int64_t>(this->up_to_(6));
  const bool sent = this->online_ && this->synced_ && this->chance_(900);
  const Reading reading = this->reading_(channel);
  this->sync_tried_ = this->sync_tried_ || this->synced_;
  const auto stored = this->store_.append(channel, reading, this->now_ms_ - this->boot_ms_, sent);
  if (!stored.has_value()) {
    if (!this->flash_.is_off())
      this->fail_("a reading was refused");
    this->model_.cut[{channel, this->now_ms_}] = {};
    this->registers_.try_emplace(channel, std::set<int64_t>{0}).first->second.insert(reading.energy_mwh);
    return;
  }
  if (*stored->reading.seq <= this->last_seq_)
    this->fail_("a sequence number repeats");
  this->last_seq_ = *stored->reading.seq;
  this->registers_[channel] = {reading.energy_mwh};
  StoreModel::Entry entry;
  entry.stored = *stored;
  entry.time_ms = this->now_ms_;
  entry.sent = sent;
  entry.unsynced = !this->synced_;
  this->model_.entries[this->last_seq_] = entry;
}

void StoreHistory::deliver_() {
  if (this->store_.confirm(this->last_seq_ + 1, UINT64_MAX) != 0)
    this->fail_("what never was is confirmed");
  for (auto due = this->up_to_(3); due > 0 && !this->flash_.is_off(); due--) {
    const auto next = this->store_.next_waiting(this->chance_(900) ? 0 : this->up_to_(this->last_seq_));
    if (!next.has_value())
      return;
    this->mark_sent_(*next);
    if (!this->chance_(this->setting_.unconfirmed) && this->chance_(800))
      this->confirm_(*next->reading.seq, *next->reading.seq);
  }
  if (this->chance_(100) && !this->chance_(this->setting_.unconfirmed)) {
    const uint64_t first = this->up_to_(this->last_seq_);
    this->confirm_(first, first + this->up_to_(40));
  }
}

void StoreHistory::mark_sent_(const StoredReading &found) {
  this->store_.mark_sent(*found.reading.seq);
  if (found.covers > 1) {
    this->sent_aggregates_.insert(*found.reading.seq);
    return;
  }
  const auto entry = this->model_.entries.find(*found.reading.seq);
  if (entry == this->model_.entries.end())
    return;
  entry->second.uncertain = entry->second.uncertain || (!entry->second.sent && this->flash_.is_off());
  entry->second.sent = true;
}

/// Only what is still there and was sent can be confirmed by the range.
void StoreHistory::confirm_(uint64_t first, uint64_t last) {
  uint32_t least = 0;
  uint32_t most = 0;
  std::map<uint64_t, uint64_t> messages;
  for (auto found = this->store_.next_waiting(first); found.has_value() && *found->reading.seq <= last;
       found = this->store_.next_waiting(*found->reading.seq + 1)) {
    const auto entry = this->model_.entries.find(*found->reading.seq);
    const bool known = found->covers > 1 || entry != this->model_.entries.end();
    const bool sent =
        found->covers > 1 ? this->sent_aggregates_.contains(*found->reading.seq) : known && entry->second.sent;
    most += sent || !known ? 1 : 0;
    if (!sent)
      continue;
    least += found->covers == 1 && entry->second.uncertain ? 0 : 1;
    for (const uint64_t part : this->model_.parts_of(*found))
      messages[part] = *found->reading.seq;
  }
  const uint32_t confirmed = this->store_.confirm(first, last);
  if (!this->flash_.is_off() && !this->model_.damaged && (confirmed < least || confirmed > most))
    this->fail_("other readings are confirmed than were sent");
  for (const auto &[seq, message_seq] : messages) {
    StoreModel::Entry &entry = this->model_.entries[seq];
    entry.confirmed = true;
    entry.confirmed_seq = message_seq;
    entry.uncertain = entry.uncertain || this->flash_.is_off();
  }
}

void StoreHistory::erase_() {
  if (!this->store_.erase()) {
    if (!this->flash_.is_off())
      this->fail_("the store could not be erased");
    return;
  }
  if (this->store_.waiting() != 0)
    this->fail_("readings wait in an erased store");
  for (auto &[seq, entry] : this->model_.entries)
    entry.erased = true;
  this->model_.cut.clear();
}

void StoreHistory::restart_() {
  this->cuts += this->flash_.is_off() ? 1 : 0;
  this->flash_.power_on();
  if (this->chance_(this->setting_.flips)) {
    this->flash_.flip(static_cast<uint32_t>(this->up_to_(this->flash_.size() * 8 - 1)));
    this->flips_++;
    this->model_.damaged = true;
  }
  for (auto entry = this->model_.entries.upper_bound(this->boot_first_seq_); entry != this->model_.entries.end();
       ++entry)
    entry->second.timeless = !this->sync_tried_;
  this->boot_first_seq_ = this->last_seq_;
  this->sync_tried_ = false;
  this->now_ms_ += static_cast<int64_t>(this->up_to_(100000));
  this->boot_ms_ = this->now_ms_;
  this->synced_ = this->chance_(500);
  this->mount_();
  this->settle_();
  this->compare_();
}

/// Whether a confirmation that was cut off has come through, only the store can tell; both are right.
void StoreHistory::settle_() {
  for (auto &[seq, entry] : this->model_.entries) {
    if (!entry.confirmed || !entry.uncertain)
      continue;
    const auto found = this->store_.next_waiting(entry.confirmed_seq);
    entry.confirmed = !found.has_value() || *found->reading.seq != entry.confirmed_seq;
    entry.uncertain = false;
  }
}

void StoreHistory::mount_() {
  if (this->store_.mount(this->flash_) != StoreHealth::GOOD)
    this->fail_("the store could not be mounted");
}

void StoreHistory::compare_() {
  const StoreModel::Verdict verdict = this->model_.compare(this->store_);
  this->aggregates += verdict.aggregates;
  this->thinned += verdict.thinned;
  if (!verdict.error.empty())
    this->fail_(verdict.error);
  const uint32_t dropped = this->store_.dropped();
  const auto most =
      verdict.lost + verdict.uncertain + static_cast<uint32_t>(this->model_.cut.size()) + 100 * this->flips_;
  if (dropped < verdict.lost || (this->setting_.erases == 0 && dropped > most))
    this->fail_("dropped: " + std::to_string(dropped) + ", really lost: " + std::to_string(verdict.lost) + " to " +
                std::to_string(most));
  if (this->model_.damaged)
    return;
  if (verdict.newest_lost > verdict.oldest_found)
    this->fail_("a newer reading was dropped before an older one");
  for (const auto &[channel, registers] : this->registers_) {
    if (!registers.contains(this->store_.channel(channel).import_mwh))
      this->fail_("the register is not that of the last reading");
  }
}
