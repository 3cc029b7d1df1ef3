#include "esphome/components/smart_energy/reading_publisher.h"

#include "esphome/components/mqtt/mqtt_client.h"
#include "esphome/core/log.h"
#include "esphome/core/version.h"

namespace esphome::smart_energy {

static const char *const TAG = "smart_energy.publisher";
static const uint8_t QOS = 1;

#ifdef ESPHOME_PROJECT_VERSION
static const char *const FIRMWARE = ESPHOME_PROJECT_VERSION " (ESPHome " ESPHOME_VERSION ")";
#else
static const char *const FIRMWARE = "ESPHome " ESPHOME_VERSION;
#endif

void ReadingPublisher::set_parent(const ReadingPublisher &meter, const std::string &name) {
  this->parent_id_ = meter.device_id_;
  this->device_id_ = meter.device_id_ + "-" + name;
  this->topic_root_ = meter.topic_root_;
  this->data_topic_ = this->topic("data");
}

void ReadingPublisher::setup() {
  this->data_topic_ = this->topic("data");
  this->info_topic_ = this->topic("info");
  if (this->parent_id_.empty())
    this->announce_status_();
  // Clients refuse to publish from here; loop() does it.
  mqtt::global_mqtt_client->set_on_connect([this](bool /*session_present*/) { this->info_due_ = true; });
}

void ReadingPublisher::announce_status_() {
  const std::string status_topic = this->topic("status");
  auto *client = mqtt::global_mqtt_client;
  client->set_birth_message({status_topic, "online", QOS, true});
  client->set_last_will({status_topic, "offline", QOS, true});
  client->set_shutdown_message({status_topic, "offline", QOS, true});
}

void ReadingPublisher::loop() {
  if (this->info_due_ && mqtt::global_mqtt_client->is_connected())
    this->info_due_ = !this->publish_info_();
}

bool ReadingPublisher::publish_info_() {
  char message[metering::INFO_MESSAGE_SIZE];
  this->info_.device_id = this->device_id_.c_str();
  this->info_.firmware = FIRMWARE;
  if (!this->parent_id_.empty())
    this->info_.parent = this->parent_id_.c_str();
  const size_t length = metering::write_info_message(this->info_, message, sizeof(message));
  if (length == 0) {
    ESP_LOGE(TAG, "The info message does not fit; shorten `model:`");
    return true;
  }
  return mqtt::global_mqtt_client->publish(this->info_topic_.c_str(), message, length, QOS, true);
}

Handover ReadingPublisher::publish(const metering::Reading &reading) {
  char message[metering::READING_MESSAGE_SIZE];
  const size_t length = metering::write_reading_message(reading, message, sizeof(message));
  if (length == 0) {
    ESP_LOGE(TAG, "A reading has a value that no message can carry; its energy stays in the register");
    return Handover::IMPOSSIBLE;
  }
  const bool taken = mqtt::global_mqtt_client->publish(this->data_topic_.c_str(), message, length, QOS, false);
  if (!taken)
    return Handover::REFUSED;
  if (!reading.replayed)
    this->last_timestamp_ms_ = reading.timestamp_ms;
  return Handover::DONE;
}

}  // namespace esphome::smart_energy
