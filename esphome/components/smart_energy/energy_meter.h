#pragma once

#include <string>

#include "esphome/components/metering/energy_register.h"
#include "esphome/components/metering/interval_meter.h"
#include "esphome/components/smart_energy/meter_memory.h"
#include "esphome/components/smart_energy/reading_publisher.h"
#include "esphome/components/smart_energy/reading_sensors.h"
#include "esphome/components/smart_energy/waveform_source.h"
#include "esphome/components/time/real_time_clock.h"
#include "esphome/core/component.h"

namespace esphome::smart_energy {

/// The straight way of a meter: windows from the source become intervals, intervals readings, readings messages.
class EnergyMeter : public Component, public ReadingSensors {
 public:
  void set_source(WaveformSource *source) { this->source_ = source; }
  void set_clock(time::RealTimeClock *clock) { this->clock_ = clock; }
  /// Empty for the node's name, MAC suffix included.
  void set_device_id(const std::string &device_id) { this->publisher_.set_device_id(device_id); }
  void set_topic_root(const std::string &topic_root) { this->publisher_.set_topic_root(topic_root); }
  void set_interval_ms(uint32_t interval_ms) { this->interval_ms_ = interval_ms; }
  void set_save_interval_ms(uint32_t save_interval_ms) { this->save_interval_ms_ = save_interval_ms; }
  /// Registers of the meter that this one replaces, mWh.
  void set_initial_energy_mwh(int64_t import_mwh, int64_t export_mwh) {
    this->initial_import_mwh_ = import_mwh;
    this->initial_export_mwh_ = export_mwh;
  }
  void set_info(const metering::MeterInfo &info) { this->info_ = info; }
  /// While off, energy is measured but no reading is taken; entities keep what the last reading said.
  void set_publishing(bool publishing) { this->publishing_ = publishing; }
  bool is_publishing() const { return this->publishing_; }

  void setup() override;
  void loop() override;
  void dump_config() override;
  void on_shutdown() override;
  /// Before MQTT connects: the last will goes with the connection.
  float get_setup_priority() const override { return setup_priority::DATA; }

 protected:
  bool take_windows_();
  void take_reading_(int64_t end_us, bool kept);
  void publish_(const metering::Reading &reading);
  void drop_(const char *reason);

  WaveformSource *source_{nullptr};
  time::RealTimeClock *clock_{nullptr};
  metering::IntervalMeter interval_;
  metering::EnergyRegister energy_;
  metering::MeterInfo info_;
  MeterMemory memory_;
  ReadingPublisher publisher_;
  int64_t initial_import_mwh_{0};
  int64_t initial_export_mwh_{0};
  uint32_t interval_ms_{5000};
  uint32_t save_interval_ms_{0};
  uint32_t published_{0};
  uint32_t dropped_{0};
  const char *drop_reason_{nullptr};
  bool publishing_{true};
};

}  // namespace esphome::smart_energy
