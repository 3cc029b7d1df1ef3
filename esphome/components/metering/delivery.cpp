#include "esphome/components/metering/delivery.h"

#include <algorithm>
#include <limits>

#include "esphome/components/metering/ack_message.h"

namespace esphome::metering {

static constexpr int64_t NEVER = std::numeric_limits<int64_t>::min();
// Between two looks at a store in which nothing was due.
static constexpr int64_t IDLE_MS = 1000;

template <uint16_t Size>
void Delivery::Flights<Size>::add(const Flight &flight) {
  if (this->count == Size) {
    std::copy(this->items.begin() + 1, this->items.end(), this->items.begin());
    this->count--;
  }
  this->items[this->count++] = flight;
}

template <uint16_t Size>
void Delivery::Flights<Size>::remove(uint64_t first, uint64_t last) {
  const auto end = this->items.begin() + this->count;
  const auto kept = std::remove_if(this->items.begin(), end, [first, last](const Flight &flight) {
    return flight.seq >= first && flight.seq <= last;
  });
  this->count = static_cast<uint16_t>(kept - this->items.begin());
}

template <uint16_t Size>
bool Delivery::Flights<Size>::has(uint64_t seq) const {
  return std::any_of(this->items.begin(), this->items.begin() + this->count,
                     [seq](const Flight &flight) { return flight.seq == seq; });
}

void Delivery::configure(const DeliveryLimits &limits) {
  this->limits_ = limits;
  this->limits_.in_flight = std::clamp<uint16_t>(limits.in_flight, 1, MOST_IN_FLIGHT);
}

void Delivery::connected() {
  this->is_connected_ = true;
  this->replays_.count = 0;
  this->live_.count = 0;
  this->cursor_ = 0;
  this->retry_ms_ = this->limits_.retry_ms;
  this->doubled_ms_ = NEVER;
  this->confirmed_ms_ = NEVER;
  this->next_replay_ms_ = NEVER;
}

void Delivery::sent(uint64_t seq, int64_t now_ms) { this->live_.add({seq, now_ms, now_ms + this->limits_.retry_ms}); }

void Delivery::expire_(int64_t now_ms) {
  while (this->live_.count > 0 && this->live_.items[0].due_ms <= now_ms) {
    const Flight flight = this->live_.items[0];
    this->live_.remove(flight.seq, flight.seq);
    this->cursor_ = std::min(this->cursor_, flight.seq);
  }
  for (uint16_t i = this->replays_.count; i-- > 0;) {
    const Flight flight = this->replays_.items[i];
    if (flight.due_ms > now_ms)
      continue;
    this->replays_.remove(flight.seq, flight.seq);
    this->retry_(flight, now_ms);
  }
}

/// While others are confirmed, one that is not must not hold them up: it has its turn after the newest. While nothing
/// is, the oldest go again, ever more slowly, and what was never sent stays so and can be merged.
void Delivery::retry_(const Flight &flight, int64_t now_ms) {
  if (this->confirmed_ms_ >= flight.sent_ms)
    return;
  this->cursor_ = std::min(this->cursor_, flight.seq);
  if (flight.sent_ms < this->doubled_ms_)
    return;
  this->doubled_ms_ = now_ms;
  this->retry_ms_ = std::min<int64_t>(this->retry_ms_ * 2, this->limits_.longest_retry_ms);
}

/// What was sent live a moment ago is at the end of the log: behind it there is nothing to replay yet.
std::optional<StoredReading> Delivery::oldest_idle_() {
  auto candidate = this->store_.next_waiting(this->cursor_);
  while (candidate.has_value() && this->replays_.has(*candidate->reading.seq))
    candidate = this->store_.next_waiting(*candidate->reading.seq + 1);
  if (!candidate.has_value() || this->live_.has(*candidate->reading.seq))
    return std::nullopt;
  return candidate;
}

std::optional<StoredReading> Delivery::next_replay(int64_t now_ms) {
  if (!this->is_connected_)
    return std::nullopt;
  this->expire_(now_ms);
  if (now_ms < this->next_replay_ms_ || this->replays_.count >= this->limits_.in_flight)
    return std::nullopt;
  auto candidate = this->oldest_idle_();
  if (!candidate.has_value() || !this->store_.mark_sent(*candidate->reading.seq)) {
    this->cursor_ = 0;
    this->next_replay_ms_ = now_ms + IDLE_MS;
    return std::nullopt;
  }
  const uint64_t seq = *candidate->reading.seq;
  this->cursor_ = seq + 1;
  this->replays_.add({seq, now_ms, now_ms + this->retry_ms_});
  this->next_replay_ms_ = now_ms + this->limits_.replay_interval_ms;
  candidate->reading.replayed = true;
  return candidate;
}

void Delivery::refused(uint64_t seq) {
  this->replays_.remove(seq, seq);
  this->cursor_ = std::min(this->cursor_, seq);
}

uint32_t Delivery::confirm_(uint64_t first, uint64_t last, int64_t now_ms) {
  const uint32_t confirmed = this->store_.confirm(first, last);
  this->land_(first, last, confirmed, now_ms);
  return confirmed;
}

void Delivery::land_(uint64_t first, uint64_t last, uint32_t confirmed, int64_t now_ms) {
  this->replays_.remove(first, last);
  this->live_.remove(first, last);
  if (confirmed == 0)
    return;
  this->confirmed_ms_ = now_ms;
  this->retry_ms_ = this->limits_.retry_ms;
}

bool Delivery::echoed(uint8_t channel, const EchoMessage &echo, int64_t now_ms) {
  if (!this->store_.confirm(channel, echo.seq, echo.timestamp_ms))
    return false;
  this->land_(echo.seq, echo.seq, 1, now_ms);
  return true;
}

const char *Delivery::acknowledge(const char *text, size_t length, int64_t now_ms, uint32_t &confirmed) {
  AckMessage message(text, length);
  SeqRange range;
  while (message.next(range))
    confirmed += this->confirm_(range.first, range.last, now_ms);
  return message.error();
}

}  // namespace esphome::metering
