#include "esphome/components/smart_energy/offline_store.h"

#include <algorithm>
#include <cinttypes>

#include "esphome/components/metering/echo_message.h"
#include "esphome/components/mqtt/mqtt_client.h"
#include "esphome/components/smart_energy/monotonic_clock.h"
#include "esphome/components/smart_energy/store_device.h"
#include "esphome/core/log.h"

namespace esphome::smart_energy {

static const char *const TAG = "smart_energy.store";
static constexpr int64_t ERASE_AFTER_MS = 1000;
static constexpr int64_t ERASE_WITHIN_MS = 10000;
static constexpr uint8_t QOS = 1;

static int64_t now_ms() { return monotonic_us() / 1000; }

bool OfflineStore::setup(uint64_t least_seq, uint64_t unused_seq) {
  this->started_us_ = monotonic_us();
#ifdef SMART_ENERGY_STORE_SIZE
  metering::BlockDevice *device = open_store_device(this->unusable_);
  if (device != nullptr) {
    auto health = this->store_.mount(*device);
    const bool blank = health == metering::StoreHealth::GOOD && this->store_.next_seq() == 1;
    if (blank || this->store_.next_seq() < least_seq)
      health = this->store_.mount(*device, blank ? unused_seq : least_seq);
    this->is_storing_ = health == metering::StoreHealth::GOOD;
  }
#endif
  this->names_.load();
  if (!this->is_storing_)
    ESP_LOGE(TAG, "Readings are published without being stored, and are lost while the broker is away: %s",
             this->health().c_str());
  return this->is_storing_;
}

InitialEnergy OfflineStore::add(const std::string &name, ReadingPublisher &publisher,
                                const std::vector<std::string> &names) {
  const auto known = this->names_.find(name);
  const uint8_t channel = known.has_value() ? *known : this->new_channel_(name, names);
  this->channels_[channel].publisher = &publisher;
  const auto &state = this->store_.channel(channel);
  if (!known.has_value() || !state.known)
    return {};
  return {state.import_mwh, state.export_mwh.value_or(0)};
}

/// Where circuits were renamed so often that no channel is left, one that is not configured any more is taken over:
/// if possible, one of which nothing waits.
uint8_t OfflineStore::new_channel_(const std::string &name, const std::vector<std::string> &names) {
  auto channel = this->names_.find_free();
  std::optional<uint8_t> waiting;
  for (uint8_t former = 1; !channel.has_value() && former < metering::MAX_CHANNELS; former++) {
    if (std::find(names.begin(), names.end(), this->names_.name(former)) != names.end())
      continue;
    (this->waits_(former) ? waiting : channel) = former;
  }
  if (!channel.has_value()) {
    channel = waiting;
    ESP_LOGW(TAG, "No room for another circuit: '%s' takes the place of '%s', and what waits is dropped", name.c_str(),
             this->names_.name(*channel));
    this->store_.erase();
  }
  if (!this->names_.give(*channel, name))
    ESP_LOGE(TAG, "The place of circuit '%s' could not be saved", name.c_str());
  return *channel;
}

bool OfflineStore::waits_(uint8_t channel) {
  auto waiting = this->store_.next_waiting(0);
  while (waiting.has_value() && waiting->channel != channel)
    waiting = this->store_.next_waiting(*waiting->reading.seq + 1);
  return waiting.has_value();
}

void OfflineStore::keep_registers(const ReadingPublisher &publisher, int64_t import_mwh, int64_t export_mwh) {
  const uint8_t channel = this->channel_of_(publisher);
  const auto &state = this->store_.channel(channel);
  if (state.known && state.import_mwh == import_mwh && state.export_mwh.value_or(0) == export_mwh)
    return;
  if (import_mwh == 0 && export_mwh == 0 && !state.known)
    return;
  if (!this->store_.keep_registers(channel, import_mwh, export_mwh))
    ESP_LOGE(TAG, "A register could not be stored");
}

void OfflineStore::start(const ReadingPublisher &meter) {
  this->meter_ = &meter;
  if (this->is_listening_)
    return;
  this->is_listening_ = true;
  mqtt::global_mqtt_client->set_on_disconnect(
      [this](mqtt::MQTTClientDisconnectReason /*reason*/) { this->delivery_.disconnected(); });
  if (this->confirm_ == Confirm::BRIDGE) {
    this->listen_for_acks_();
    return;
  }
  for (uint8_t channel = 0; channel < metering::MAX_CHANNELS; channel++) {
    if (this->publisher_of_(channel) != nullptr)
      this->listen_for_echo_(channel);
  }
}

void OfflineStore::listen_for_acks_() {
  mqtt::global_mqtt_client->subscribe(
      this->meter_->topic("ack"),
      [this](const std::string & /*topic*/, const std::string &payload) {
        uint32_t confirmed = 0;
        const char *error = this->delivery_.acknowledge(payload.data(), payload.size(), now_ms(), confirmed);
        if (error != nullptr)
          ESP_LOGW(TAG, "An acknowledgement is refused: %s", error);
      },
      QOS);
}

void OfflineStore::listen_for_echo_(uint8_t channel) {
  mqtt::global_mqtt_client->subscribe(
      this->channels_[channel].publisher->data_topic(),
      [this, channel](const std::string & /*topic*/, const std::string &payload) {
        if (const auto echo = metering::read_echo_message(payload))
          this->delivery_.echoed(channel, *echo, now_ms());
      },
      QOS);
}

uint8_t OfflineStore::channel_of_(const ReadingPublisher &publisher) const {
  const auto at = std::find_if(this->channels_.begin(), this->channels_.end(),
                               [&publisher](const Channel &channel) { return channel.publisher == &publisher; });
  return static_cast<uint8_t>(at - this->channels_.begin());
}

ReadingPublisher *OfflineStore::publisher_of_(uint8_t channel) {
  Channel &of = this->channels_[channel];
  const char *name = this->names_.name(channel);
  if (of.publisher == nullptr && *name != '\0') {
    of.former = std::make_unique<ReadingPublisher>();
    of.former->set_parent(*this->meter_, name);
    of.publisher = of.former.get();
  }
  return of.publisher;
}

bool OfflineStore::take(ReadingPublisher &publisher, metering::Reading &reading, int64_t end_us) {
  const uint8_t channel = this->channel_of_(publisher);
  const int64_t uptime_ms = std::max<int64_t>(end_us - this->started_us_, 0) / 1000;
  const bool connected = this->delivery_.is_connected();
  auto stored = this->store_.append(channel, reading, uptime_ms, connected);
  if (!stored.has_value()) {
    this->is_storing_ = this->store_.health() == metering::StoreHealth::GOOD;
    if (!this->is_storing_)
      ESP_LOGE(TAG, "Readings are published without being stored until the next restart: %s", this->health().c_str());
    return false;
  }
  reading = stored->reading;
  reading.device_id = publisher.device_id().c_str();
  if (!connected || reading.timestamp_ms == 0)
    return true;
  if (channel == 0)
    this->published_++;
  if (publisher.publish(reading) == Handover::DONE)
    this->delivery_.sent(*reading.seq, now_ms());
  return true;
}

void OfflineStore::loop() {
  const bool up = this->is_listening_ && mqtt::global_mqtt_client->is_connected();
  if (up && !this->delivery_.is_connected()) {
    this->delivery_.connected();
    if (this->waiting() > 0)
      ESP_LOGI(TAG, "The broker is there; %" PRIu32 " readings wait", this->waiting());
  }
  this->replay_(now_ms());
}

void OfflineStore::replay_(int64_t now_ms) {
  auto waiting = this->delivery_.next_replay(now_ms);
  if (!waiting.has_value())
    return;
  ReadingPublisher *publisher = this->publisher_of_(waiting->channel);
  const uint64_t seq = *waiting->reading.seq;
  Handover handover = Handover::IMPOSSIBLE;
  if (publisher != nullptr) {
    waiting->reading.device_id = publisher->device_id().c_str();
    handover = publisher->publish(waiting->reading);
  }
  if (handover == Handover::REFUSED)
    this->delivery_.refused(seq);
  if (handover == Handover::IMPOSSIBLE)
    this->impossible_ += this->delivery_.give_up(seq, now_ms);
  if (handover != Handover::IMPOSSIBLE && waiting->channel == 0 && !waiting->was_sent)
    this->published_++;
}

bool OfflineStore::is_asking_() const {
  return this->erase_asked_ms_.has_value() && now_ms() < *this->erase_asked_ms_ + ERASE_WITHIN_MS;
}

void OfflineStore::ask_to_erase(uint64_t least_seq) {
  if (this->unusable_ != nullptr) {
    ESP_LOGW(TAG, "There is nothing to erase: %s", this->unusable_);
    return;
  }
  const int64_t now = now_ms();
  if (!this->is_asking_()) {
    this->erase_asked_ms_ = now;
    ESP_LOGW(TAG, "Press again within 10 s to drop %s", this->what_waits_().c_str());
  } else if (now >= *this->erase_asked_ms_ + ERASE_AFTER_MS) {
    this->erase_asked_ms_.reset();
    this->erase_(least_seq);
  }
}

void OfflineStore::erase_(uint64_t least_seq) {
  const uint32_t waiting = this->waiting();
  this->is_storing_ = this->store_.erase(least_seq) && this->store_.health() == metering::StoreHealth::GOOD;
  if (!this->is_storing_) {
    ESP_LOGE(TAG, "The store could not be erased: %s", this->health().c_str());
    return;
  }
  ESP_LOGW(TAG, "%" PRIu32 " readings were dropped; their energy stays in the register", waiting);
}

std::string OfflineStore::what_waits_() const {
  if (this->store_.health() == metering::StoreHealth::NEWER_FORMAT)
    return "all that newer firmware has stored";
  return std::to_string(this->waiting()) + " readings";
}

std::string OfflineStore::health() const {
  if (this->is_asking_())
    return "press again within 10 s to drop " + this->what_waits_();
  if (this->unusable_ != nullptr)
    return this->unusable_;
  switch (this->store_.health()) {
    case metering::StoreHealth::GOOD:
      return "good";
    case metering::StoreHealth::FAILING:
      return "it does not keep what is written";
    case metering::StoreHealth::NEWER_FORMAT:
      return "newer firmware has written it. Update the firmware, or erase it";
    case metering::StoreHealth::UNUSABLE:
      break;
  }
  return "it is too small, or there is no memory for it";
}

}  // namespace esphome::smart_energy
