#include "mqtt_client.h"

#include <mosquitto.h>

#include "esphome/core/log.h"

namespace esphome::mqtt {

static const char *const TAG = "mqtt";
static const unsigned RECONNECT_DELAY_S = 1;

MQTTClientComponent *global_mqtt_client = nullptr;  // NOLINT(cppcoreguidelines-avoid-non-const-global-variables)

MQTTClientComponent::MQTTClientComponent() { global_mqtt_client = this; }

void MQTTClientComponent::setup() {
  mosquitto_lib_init();
  this->client_ = mosquitto_new(nullptr, true, this);
  mosquitto_connect_with_flags_callback_set(this->client_, on_connect_callback);
  mosquitto_disconnect_callback_set(this->client_, on_disconnect_callback);
  mosquitto_message_callback_set(this->client_, on_message_callback);
  mosquitto_reconnect_delay_set(this->client_, RECONNECT_DELAY_S, RECONNECT_DELAY_S, false);
  if (!this->username_.empty())
    mosquitto_username_pw_set(this->client_, this->username_.c_str(), this->password_.c_str());
  if (!this->last_will_.topic.empty())
    mosquitto_will_set(this->client_, this->last_will_.topic.c_str(), static_cast<int>(this->last_will_.payload.size()),
                       this->last_will_.payload.data(), this->last_will_.qos, this->last_will_.retain);
  this->connect_();
}

void MQTTClientComponent::connect_() {
  // libmosquitto reconnects by itself, but only after a first connection that the broker's machine has not refused.
  if (mosquitto_connect_async(this->client_, this->address_.c_str(), this->port_, this->keep_alive_s_) ==
      MOSQ_ERR_SUCCESS) {
    mosquitto_loop_start(this->client_);
  } else {
    this->set_timeout(RECONNECT_DELAY_S * 1000, [this]() { this->connect_(); });
  }
}

void MQTTClientComponent::dump_config() {
  ESP_LOGCONFIG(TAG, "MQTT over libmosquitto: %s:%u", this->address_.c_str(), this->port_);
}

void MQTTClientComponent::loop() {
  std::deque<Event> events;
  {
    std::lock_guard<std::mutex> lock(this->events_mutex_);
    events.swap(this->events_);
  }
  for (const auto &event : events)
    this->handle_(event);
}

void MQTTClientComponent::on_shutdown() {
  if (this->client_ == nullptr)
    return;
  if (!this->shutdown_message_.topic.empty())
    this->publish(this->shutdown_message_);
  mosquitto_disconnect(this->client_);
  mosquitto_loop_stop(this->client_, false);
}

void MQTTClientComponent::subscribe(const std::string &topic, mqtt_callback_t callback, uint8_t qos) {
  this->subscriptions_.push_back({topic, qos, std::move(callback)});
  if (this->connected_)
    mosquitto_subscribe(this->client_, nullptr, topic.c_str(), qos);
}

bool MQTTClientComponent::publish(const char *topic, const char *payload, size_t payload_length, uint8_t qos,
                                  bool retain) {
  if (!this->connected_)
    return false;
  return mosquitto_publish(this->client_, nullptr, topic, static_cast<int>(payload_length), payload, qos, retain) ==
         MOSQ_ERR_SUCCESS;
}

bool MQTTClientComponent::publish(const std::string &topic, const std::string &payload, uint8_t qos, bool retain) {
  return this->publish(topic.c_str(), payload.data(), payload.size(), qos, retain);
}

bool MQTTClientComponent::publish(const MQTTMessage &message) {
  return this->publish(message.topic, message.payload, message.qos, message.retain);
}

void MQTTClientComponent::on_connect_callback(mosquitto * /*client*/, void *self, int result, int flags) {
  if (result != 0) {
    ESP_LOGW(TAG, "The broker refused the connection: %s", mosquitto_connack_string(result));
    return;
  }
  static_cast<MQTTClientComponent *>(self)->push_event_({EventKind::CONNECTED, "", "", (flags & 1) != 0});
}

void MQTTClientComponent::on_disconnect_callback(mosquitto * /*client*/, void *self, int /*result*/) {
  static_cast<MQTTClientComponent *>(self)->push_event_({EventKind::DISCONNECTED, "", "", false});
}

void MQTTClientComponent::on_message_callback(mosquitto * /*client*/, void *self, const mosquitto_message *message) {
  std::string payload(static_cast<const char *>(message->payload), message->payloadlen);
  static_cast<MQTTClientComponent *>(self)->push_event_(
      {EventKind::MESSAGE, message->topic, std::move(payload), false});
}

void MQTTClientComponent::push_event_(Event &&event) {
  std::lock_guard<std::mutex> lock(this->events_mutex_);
  this->events_.push_back(std::move(event));
}

void MQTTClientComponent::handle_(const Event &event) {
  switch (event.kind) {
    case EventKind::CONNECTED:
      this->handle_connected_(event.session_present);
      break;
    case EventKind::DISCONNECTED:
      this->connected_ = false;
      ESP_LOGW(TAG, "Disconnected");
      for (const auto &callback : this->on_disconnect_)
        callback(MQTTClientDisconnectReason::TCP_DISCONNECTED);
      break;
    case EventKind::MESSAGE:
      for (const auto &subscription : this->subscriptions_) {
        bool matches = false;
        mosquitto_topic_matches_sub(subscription.topic.c_str(), event.topic.c_str(), &matches);
        if (matches)
          subscription.callback(event.topic, event.payload);
      }
      break;
  }
}

void MQTTClientComponent::handle_connected_(bool session_present) {
  ESP_LOGI(TAG, "Connected");
  // ESPHome's client tells its listeners before it counts as connected; what publishes from there is refused there too.
  for (const auto &callback : this->on_connect_)
    callback(session_present);
  this->connected_ = true;
  for (const auto &subscription : this->subscriptions_)
    mosquitto_subscribe(this->client_, nullptr, subscription.topic.c_str(), subscription.qos);
  if (!this->birth_message_.topic.empty())
    this->publish(this->birth_message_);
}

}  // namespace esphome::mqtt
