#pragma once

#include <string>
#include <vector>

#include "esphome/components/metering/phase_total.h"
#include "esphome/components/smart_energy/circuit.h"
#include "esphome/components/smart_energy/daily_energy.h"
#include "esphome/components/smart_energy/reading_outlet.h"
#include "esphome/components/smart_energy/waveform_source.h"
#include "esphome/components/time/real_time_clock.h"
#include "esphome/core/component.h"

namespace esphome::smart_energy {

/// The straight way of a meter: windows from the source become intervals, intervals readings, readings messages.
class EnergyMeter : public Component, public ReadingSensors {
#ifdef USE_SENSOR
  SUB_SENSOR(readings_waiting)
#endif
#ifdef USE_TEXT_SENSOR
  SUB_TEXT_SENSOR(store)
  SUB_TEXT_SENSOR(problem)
  SUB_TEXT_SENSOR(calibration)
#endif

 public:
  void set_source(WaveformSource *source) { this->source_ = source; }
  void add_circuit(Circuit *circuit) { this->circuits_.push_back(circuit); }
  void set_offline_store(OfflineStore *store) { this->outlet_.set_store(store); }
  void set_clock(time::RealTimeClock *clock) { this->clock_ = clock; }
  /// Empty for the node's name, MAC suffix included.
  void set_device_id(const std::string &device_id) { this->publisher_.set_device_id(device_id); }
  void set_topic_root(const std::string &topic_root) { this->publisher_.set_topic_root(topic_root); }
  void set_interval_ms(uint32_t interval_ms) { this->interval_ms_ = interval_ms; }
  void set_save_interval_ms(uint32_t save_interval_ms) { this->outlet_.set_save_interval_ms(save_interval_ms); }
  /// Registers of the meter that this one replaces, mWh.
  void set_initial_energy_mwh(int64_t import_mwh, int64_t export_mwh) { this->initial_ = {import_mwh, export_mwh}; }
  void set_info(const metering::MeterInfo &info) { this->info_ = info; }
  /// While off, energy is measured but no reading is taken; entities keep what the last reading said.
  void set_publishing(bool publishing) { this->publishing_ = publishing; }
  bool is_publishing() const { return this->publishing_; }
  /// The circuit of a name; the only one for an empty name; null, with a line in the log, where there is none.
  Circuit *circuit(const std::string &name);

  /// Drops what waits in the offline store, if asked twice within 10 s.
  void ask_to_erase_store();

  /// What the display shows.
  const metering::Reading &last_reading() const { return this->reading_; }
  bool has_reading() const { return this->reading_.interval_s.has_value(); }
  int64_t energy_today_mwh() const { return this->today_.today_mwh(); }
  /// Null, or what is wrong with the measurement.
  const char *problem() const { return this->problem_; }
  const std::string &device_id() const { return this->publisher_.device_id(); }

  void setup() override;
  void loop() override;
  void dump_config() override;
  void on_shutdown() override;
  /// Before MQTT connects: the last will goes with the connection.
  float get_setup_priority() const override { return setup_priority::DATA; }

 protected:
  bool has_circuits_() const { return !this->circuits_.front()->name().empty(); }
  metering::EnergyRegister &energy_() { return this->has_circuits_() ? this->total_energy_ : this->first_().energy(); }
  Circuit &first_() { return *this->circuits_.front(); }
  void setup_outlet_();
  void setup_circuits_();
  bool take_windows_();
  bool take_window_of_each_();
  void close_interval_();
  metering::Reading total_reading_();
  metering::Reading completed_(metering::Reading reading, const char *device_id,
                               const metering::EnergyRegister &energy) const;
  void take_readings_();
  void report_();
  void report_waiting_();
  void say_store_(const std::string &text);
  void take_circuits_(int64_t timestamp_ms);
  void look_for_problems_();
  void look_for_silence_();
  void say_problem_of_(const std::string &name, const char *problem);
  void say_calibration_(const std::string &text);
  void say_problem_(const std::string &text);

  WaveformSource *source_{nullptr};
  time::RealTimeClock *clock_{nullptr};
  std::vector<Circuit *> circuits_;
  metering::PhaseTotal total_;
  metering::EnergyRegister total_energy_;
  metering::MeterInfo info_;
  metering::Reading reading_;
  ReadingOutlet outlet_;
  DailyEnergy today_;
  ReadingPublisher publisher_;
  InitialEnergy initial_;
  uint32_t interval_ms_{5000};
  uint32_t lost_windows_{0};
  const char *problem_{nullptr};
  const char *problem_seen_{nullptr};
  /// The circuits that have them; empty for the meter's only one, and for the source.
  std::string problem_of_;
  std::string problem_seen_of_;
  int64_t interval_end_us_{0};
  int64_t report_due_us_{0};
  std::string store_health_;
  bool publishing_{true};
};

}  // namespace esphome::smart_energy
