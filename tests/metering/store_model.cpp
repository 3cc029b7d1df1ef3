#include "store_model.h"

#include <algorithm>
#include <cmath>

using namespace esphome::metering;

std::string message_of(Reading reading) {
  char buffer[READING_MESSAGE_SIZE];
  reading.device_id = "meter-01";
  write_reading_message(reading, buffer, sizeof(buffer));
  return buffer;
}

StoreModel::Verdict StoreModel::compare(ReadingStore &store) const {
  Verdict verdict;
  std::set<uint64_t> seen;
  std::map<uint8_t, int64_t> last_ms;
  for (auto found = store.next_waiting(0); found.has_value(); found = store.next_waiting(*found->reading.seq + 1)) {
    if (found->reading.timestamp_ms <= last_ms[found->channel])
      verdict.error = "the readings of a circuit are not in the order of time";
    last_ms[found->channel] = found->reading.timestamp_ms;
    verdict.oldest_found = std::min(verdict.oldest_found, *found->reading.seq);
    this->check_(*found, seen, verdict);
    if (!verdict.error.empty()) {
      verdict.error += "; replayed: " + message_of(found->reading);
      return verdict;
    }
  }
  for (const auto &[seq, entry] : this->entries) {
    if (seen.contains(seq) || (entry.confirmed && !entry.uncertain))
      continue;
    (entry.uncertain ? verdict.uncertain : verdict.lost)++;
    if (entry.uncertain || entry.unsynced || entry.erased)
      continue;
    if (seq > verdict.oldest_found && this->is_thinned_(seq, seen)) {
      verdict.thinned++;
    } else {
      verdict.newest_lost = std::max(verdict.newest_lost, seq);
    }
  }
  return verdict;
}

void StoreModel::check_(const StoredReading &found, std::set<uint64_t> &seen, Verdict &verdict) const {
  for (const uint64_t seq : this->parts_of(found)) {
    if (!seen.insert(seq).second)
      verdict.error = "a reading is replayed twice";
  }
  if (found.reading.flags & FLAG_AGGREGATED) {
    verdict.aggregates++;
    verdict.error += this->check_aggregate_(found);
    return;
  }
  const auto known = this->entries.find(*found.reading.seq);
  if (known != this->entries.end()) {
    verdict.error += this->check_single_(known->second, found);
  } else if (!this->cut.contains({found.channel, found.reading.timestamp_ms})) {
    verdict.error += "a reading that never was";
  }
}

std::string StoreModel::check_single_(const Entry &entry, const StoredReading &found) const {
  if ((entry.confirmed && !entry.uncertain) || entry.erased)
    return "a reading that was delivered or erased";
  Reading expected = entry.stored.reading;
  expected.timestamp_ms = entry.time_ms;
  if (message_of(expected) != message_of(found.reading) || entry.stored.channel != found.channel || found.covers != 1)
    return "not what was stored: " + message_of(expected);
  return "";
}

std::vector<uint64_t> StoreModel::parts_of(const StoredReading &found) const {
  std::vector<uint64_t> parts;
  for (auto part = this->entries.upper_bound(*found.reading.seq); part != this->entries.begin();) {
    --part;
    const Entry &entry = part->second;
    if (found.reading.timestamp_ms - entry.time_ms >= 65000 || parts.size() == found.covers)
      break;
    if (entry.timeless && found.covers > 1)
      continue;
    if (entry.stored.channel == found.channel && (found.covers == 1 || !entry.confirmed || entry.uncertain))
      parts.push_back(part->first);
    if (found.covers == 1)
      break;
  }
  if (found.covers == 1 && !parts.empty() && parts[0] != *found.reading.seq)
    parts.clear();
  return parts;
}

/// The next one of its circuit, less than a minute later, is there or was delivered; or it was thinned itself.
bool StoreModel::is_thinned_(uint64_t seq, const std::set<uint64_t> &seen) const {
  const Entry &entry = this->entries.at(seq);
  for (auto next = this->entries.upper_bound(seq); entry.sent && next != this->entries.end(); ++next) {
    const Entry &other = next->second;
    if (other.stored.channel != entry.stored.channel)
      continue;
    if (!other.sent || other.time_ms - entry.time_ms >= 60000)
      return false;
    if (seen.contains(next->first) || other.confirmed || other.uncertain)
      return true;
  }
  return false;
}

bool StoreModel::near_cut_(const StoredReading &found) const {
  return std::any_of(this->cut.begin(), this->cut.end(), [&found](const auto &entry) {
    return entry.first.first == found.channel && std::abs(found.reading.timestamp_ms - entry.first.second) < 65000;
  });
}

std::string StoreModel::check_aggregate_(const StoredReading &found) const {
  const std::vector<uint64_t> parts = this->parts_of(found);
  const auto at = [this](uint64_t seq) -> const Entry & { return this->entries.at(seq); };
  const auto any = [&](auto what) {
    return std::any_of(parts.begin(), parts.end(), [&](uint64_t s) { return what(at(s)); });
  };
  if (this->damaged || this->near_cut_(found) || any([](const Entry &entry) { return entry.uncertain; }))
    return "";
  if (parts.size() != found.covers || parts.empty())
    return "an aggregate of readings that never were";
  if (any([](const Entry &entry) { return entry.sent || entry.erased; }))
    return "a reading that was sent or erased is merged";
  double energy_ws = 0;
  float least = INFINITY;
  float most = -INFINITY;
  for (const uint64_t seq : parts) {
    energy_ws += static_cast<double>(at(seq).stored.reading.power_w) * 5;
    least = std::min(least, at(seq).stored.reading.power_w);
    most = std::max(most, at(seq).stored.reading.power_w);
  }
  const Reading &reading = found.reading;
  const Reading &last = at(parts.front()).stored.reading;
  const double seconds = 5.0 * static_cast<double>(parts.size());
  if (std::fabs(static_cast<double>(reading.power_w) - energy_ws / seconds) > 0.002)
    return "power is not the mean";
  if (static_cast<double>(*reading.interval_s) != seconds || seconds > 65)
    return "the interval is not the sum, or more than a minute";
  if (*reading.power_min_w != least || *reading.power_max_w != most)
    return "powerMin or powerMax is wrong";
  if (reading.energy_mwh != last.energy_mwh || reading.energy_export_mwh != last.energy_export_mwh ||
      reading.timestamp_ms != at(parts.front()).time_ms || *reading.seq != parts.front())
    return "not the registers and the time of the last";
  return "";
}
