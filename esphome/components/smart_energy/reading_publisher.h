#pragma once

#include <string>

#include "esphome/components/metering/reading.h"
#include "esphome/components/metering/reading_message.h"

namespace esphome::smart_energy {

/// Whether the MQTT client took a message; that is no proof of delivery.
enum class Handover : uint8_t {
  DONE,
  REFUSED,
  /// No message can carry the reading.
  IMPOSSIBLE,
};

/// The only place that publishes: readings, what the meter or circuit is, and whether it is there.
class ReadingPublisher {
 public:
  void set_device_id(const std::string &device_id) { this->device_id_ = device_id; }
  void set_topic_root(const std::string &topic_root) { this->topic_root_ = topic_root; }
  /// Makes this the publisher of one circuit of a meter: `<meter's id>-<name>`, whose status is the meter's.
  void set_parent(const ReadingPublisher &meter, const std::string &name);
  /// Device id, parent and firmware are filled in here; strings must outlive the publisher.
  void set_info(const metering::MeterInfo &info) { this->info_ = info; }

  /// Must run before the MQTT client connects, since the broker takes the last will with the connection.
  void setup();
  void loop();
  Handover publish(const metering::Reading &reading);

  /// Of the last live reading that the client took; 0 while there is none.
  int64_t last_timestamp_ms() const { return this->last_timestamp_ms_; }
  const std::string &device_id() const { return this->device_id_; }
  const std::string &data_topic() const { return this->data_topic_; }
  std::string topic(const char *leaf) const { return this->topic_root_ + "/" + this->device_id_ + "/" + leaf; }

 protected:
  void announce_status_();
  bool publish_info_();

  std::string device_id_;
  std::string parent_id_;
  std::string topic_root_;
  std::string data_topic_;
  std::string info_topic_;
  metering::MeterInfo info_;
  int64_t last_timestamp_ms_{0};
  bool info_due_{false};
};

}  // namespace esphome::smart_energy
