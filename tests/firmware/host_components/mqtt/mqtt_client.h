#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <mutex>
#include <string>
#include <vector>

#include "esphome/core/component.h"

struct mosquitto;
struct mosquitto_message;

namespace esphome::mqtt {

struct MQTTMessage {
  std::string topic;
  std::string payload;
  uint8_t qos;
  bool retain;
};

enum class MQTTClientDisconnectReason : int8_t { TCP_DISCONNECTED = 0 };

using mqtt_callback_t = std::function<void(const std::string &, const std::string &)>;

/// What ESPHome's entity platforms create for each entity; publishes nothing.
class MQTTComponent : public Component {
 public:
  template <typename Entity>
  explicit MQTTComponent(Entity * /*entity*/) {}
};

/// The part of ESPHome's MQTT client that the meter uses, over libmosquitto. libmosquitto's thread reconnects by
/// itself; what it reports is handed to loop(), so that callbacks run where they do on an ESP32.
class MQTTClientComponent final : public Component {
 public:
  MQTTClientComponent();

  void set_broker_address(const std::string &address) { this->address_ = address; }
  void set_broker_port(uint16_t port) { this->port_ = port; }
  void set_username(const std::string &username) { this->username_ = username; }
  void set_password(const std::string &password) { this->password_ = password; }
  void set_keep_alive(uint16_t keep_alive_s) { this->keep_alive_s_ = keep_alive_s; }
  void set_last_will(MQTTMessage &&message) { this->last_will_ = std::move(message); }
  void set_birth_message(MQTTMessage &&message) { this->birth_message_ = std::move(message); }
  void set_shutdown_message(MQTTMessage &&message) { this->shutdown_message_ = std::move(message); }
  void set_on_connect(std::function<void(bool)> &&callback) { this->on_connect_.push_back(std::move(callback)); }
  void set_on_disconnect(std::function<void(MQTTClientDisconnectReason)> &&callback) {
    this->on_disconnect_.push_back(std::move(callback));
  }

  void setup() override;
  void dump_config() override;
  void loop() override;
  void on_shutdown() override;
  float get_setup_priority() const override { return setup_priority::AFTER_WIFI; }

  /// True between the broker's acceptance, once loop() has seen it, and the loss of the connection.
  bool is_connected() const { return this->connected_; }
  void subscribe(const std::string &topic, mqtt_callback_t callback, uint8_t qos = 0);
  /// True when the message was handed to libmosquitto, which is no proof of delivery.
  bool publish(const char *topic, const char *payload, size_t payload_length, uint8_t qos = 0, bool retain = false);
  bool publish(const std::string &topic, const std::string &payload, uint8_t qos = 0, bool retain = false);
  bool publish(const MQTTMessage &message);

 protected:
  struct Subscription {
    std::string topic;
    uint8_t qos;
    mqtt_callback_t callback;
  };
  enum class EventKind { CONNECTED, DISCONNECTED, MESSAGE };
  struct Event {
    EventKind kind;
    std::string topic;
    std::string payload;
    bool session_present;
  };

  static void on_connect_callback(mosquitto *client, void *self, int result, int flags);
  static void on_disconnect_callback(mosquitto *client, void *self, int result);
  static void on_message_callback(mosquitto *client, void *self, const mosquitto_message *message);
  void connect_();
  void push_event_(Event &&event);
  void handle_(const Event &event);
  void handle_connected_(bool session_present);

  std::string address_;
  std::string username_;
  std::string password_;
  uint16_t port_{1883};
  uint16_t keep_alive_s_{15};
  MQTTMessage last_will_{};
  MQTTMessage birth_message_{};
  MQTTMessage shutdown_message_{};
  std::vector<std::function<void(bool)>> on_connect_;
  std::vector<std::function<void(MQTTClientDisconnectReason)>> on_disconnect_;
  std::vector<Subscription> subscriptions_;
  mosquitto *client_{nullptr};
  bool connected_{false};
  std::mutex events_mutex_;
  std::deque<Event> events_;
};

extern MQTTClientComponent *global_mqtt_client;  // NOLINT(cppcoreguidelines-avoid-non-const-global-variables)

}  // namespace esphome::mqtt
