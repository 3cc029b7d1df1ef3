#include "esphome/components/smart_energy/energy_meter.h"

#include <algorithm>
#include <cinttypes>

#include "esphome/components/smart_energy/monotonic_clock.h"
#include "esphome/components/smart_energy/wall_clock.h"
#include "esphome/core/application.h"
#include "esphome/core/log.h"

namespace esphome::smart_energy {

static const char *const TAG = "smart_energy";

// One pass takes at most a queue of windows, 3 s; so many passes let a minute's stall be made up in one loop.
static const int MAX_PASSES = 20;
// A source that gives nothing for so long has stopped; at first it may have to measure its own rate.
static const int64_t MISSED_INTERVALS = 2;
static const int64_t START_US = 5000000;
static const int64_t REPORT_INTERVAL_US = 5000000;

void EnergyMeter::setup() {
  if (this->publisher_.device_id().empty())
    this->publisher_.set_device_id(App.get_name());
  this->setup_outlet_();
  this->today_.setup();
  for (auto *circuit : this->circuits_) {
    this->source_->add_pair(&circuit->pair());
    circuit->setup_calibration();
  }
  this->info_.interval_s = static_cast<float>(this->interval_ms_) / 1000.0f;
  if (!this->source_->start()) {
    this->say_problem_of_("", "the source could not be started, and nothing is measured: the log says why");
    // Nobody is told that it is online: there would be nothing to see.
    this->mark_failed();
    return;
  }
  this->publisher_.set_info(this->info_);
  this->publisher_.setup();
  this->setup_circuits_();
  this->publish_register_(this->energy_().import_mwh());
}

void EnergyMeter::setup_outlet_() {
  std::vector<std::string> names;
  for (const auto *circuit : this->circuits_) {
    if (!circuit->name().empty())
      names.push_back(circuit->name());
  }
  this->outlet_.setup(names, this->interval_ms_);
}

void EnergyMeter::setup_circuits_() {
  this->outlet_.add("", this->publisher_, this->energy_(), this->initial_);
  for (auto *circuit : this->circuits_) {
    circuit->setup(this->publisher_, this->info_.interval_s);
    if (!circuit->name().empty())
      this->outlet_.add(circuit->name(), circuit->publisher(), circuit->energy(), circuit->initial());
    circuit->add_on_calibrated([this](const std::string &text) { this->say_calibration_(text); });
  }
  this->outlet_.start();
  this->say_problem_("none");
}

#ifdef USE_TEXT_SENSOR
static void say(text_sensor::TextSensor *sensor, const std::string &text) {
  if (sensor != nullptr)
    sensor->publish_state(text);
}

void EnergyMeter::say_calibration_(const std::string &text) { say(this->calibration_text_sensor_, text); }
void EnergyMeter::say_problem_(const std::string &text) { say(this->problem_text_sensor_, text); }
void EnergyMeter::say_store_(const std::string &text) { say(this->store_text_sensor_, text); }
#else
void EnergyMeter::say_calibration_(const std::string & /*text*/) {}
void EnergyMeter::say_problem_(const std::string & /*text*/) {}
void EnergyMeter::say_store_(const std::string & /*text*/) {}
#endif

void EnergyMeter::loop() {
  this->publisher_.loop();
  if (this->has_circuits_()) {
    for (auto *circuit : this->circuits_)
      circuit->publisher().loop();
  }
  this->outlet_.loop();
  if (monotonic_us() >= this->report_due_us_) {
    this->report_waiting_();
    this->report_();
  }
  for (int pass = 0; pass < MAX_PASSES; pass++) {
    this->source_->poll();
    if (!this->take_windows_())
      break;
  }
  this->look_for_silence_();
}

void EnergyMeter::look_for_silence_() {
  const int64_t now_us = monotonic_us();
  if (this->interval_end_us_ == 0)
    this->interval_end_us_ = now_us;
  if (now_us - this->interval_end_us_ < MISSED_INTERVALS * 1000 * this->interval_ms_ + START_US)
    return;
  const char *reason = this->source_->problem();
  this->say_problem_of_("", reason == nullptr ? "no samples come from the source, and nothing is measured" : reason);
}

bool EnergyMeter::take_windows_() {
  bool any = false;
  // The source fills the last circuit's queue last: where it has a window, all have.
  while (this->circuits_.back()->pair().has_window()) {
    any = true;
    if (this->take_window_of_each_())
      this->close_interval_();
  }
  return any;
}

bool EnergyMeter::take_window_of_each_() {
  bool closed = false;
  for (auto *circuit : this->circuits_) {
    closed = circuit->take_window();
    if (this->has_circuits_() && circuit->in_total())
      this->total_.add(circuit->window());
  }
  this->total_.end_window();
  return closed;
}

void EnergyMeter::close_interval_() {
  this->look_for_problems_();
  const auto total = this->total_reading_();
  if (this->has_circuits_())
    this->total_energy_.add(this->total_.energy());
  this->outlet_.keep();
  if (!this->publishing_)
    return;
  this->reading_ = this->completed_(total, this->publisher_.device_id().c_str(), this->energy_());
  this->take_readings_();
}

metering::Reading EnergyMeter::total_reading_() {
  if (!this->has_circuits_())
    return this->first_().reading();
  bool estimated = false;
  for (auto *circuit : this->circuits_) {
    if (!circuit->in_total())
      continue;
    this->total_.add_interval(circuit->interval());
    estimated = estimated || (circuit->reading().flags & metering::FLAG_ESTIMATED);
  }
  auto reading = metering::reading_from(this->total_.end_interval());
  if (estimated)
    reading.flags |= metering::FLAG_ESTIMATED;
  // Of a sum of phases there is none.
  reading.thd_voltage.reset();
  reading.thd_current.reset();
  return reading;
}

metering::Reading EnergyMeter::completed_(metering::Reading reading, const char *device_id,
                                          const metering::EnergyRegister &energy) const {
  reading.device_id = device_id;
  reading.energy_mwh = energy.import_mwh();
  reading.energy_export_mwh = energy.export_mwh();
  if (this->source_->is_dc()) {
    reading.frequency_hz.reset();
    reading.power_factor.reset();
    reading.apparent_power_va.reset();
    reading.reactive_power_var.reset();
    reading.thd_voltage.reset();
    reading.thd_current.reset();
  }
  return reading;
}

void EnergyMeter::take_readings_() {
  // Before they are taken: what is under way does not wait yet.
  this->report_waiting_();
  auto &reading = this->reading_;
  const int64_t clock_ms = unix_us_at(this->first_().end_us()) / 1000;
  const bool is_clock_set = this->clock_->utcnow().is_valid() && metering::is_message_time(clock_ms);
  reading.timestamp_ms = is_clock_set ? clock_ms : 0;
  if (this->outlet_.take(this->publisher_, reading, this->first_().end_us()))
    this->publish_register_(reading.energy_mwh);
  if (is_clock_set)
    this->today_.update(reading.energy_mwh, this->clock_->now());
  if (this->has_circuits_())
    this->take_circuits_(is_clock_set ? clock_ms : 0);
  this->publish_measurements(reading);
  this->report_();
}

void EnergyMeter::take_circuits_(int64_t timestamp_ms) {
  for (auto *circuit : this->circuits_) {
    auto reading = this->completed_(circuit->reading(), circuit->publisher().device_id().c_str(), circuit->energy());
    reading.timestamp_ms = timestamp_ms;
    circuit->publish_measurements(reading);
    this->outlet_.take(circuit->publisher(), reading, this->first_().end_us());
  }
}

void EnergyMeter::report_() {
  this->report_due_us_ = monotonic_us() + REPORT_INTERVAL_US;
  const uint32_t lost = this->source_->lost_windows();
  if (lost != this->lost_windows_)
    ESP_LOGW(TAG,
             "%" PRIu32 " windows of 0.2 s are lost so far, since the program stood still: their energy is missing",
             lost);
  this->lost_windows_ = lost;
  this->publish_diagnostics_(this->source_->sample_rate_hz(), this->outlet_.published(), this->outlet_.dropped(), lost);
  const OfflineStore *store = this->outlet_.store();
  if (store == nullptr)
    return;
  const std::string health = store->health();
  if (health != this->store_health_)
    this->say_store_(health);
  this->store_health_ = health;
}

void EnergyMeter::report_waiting_() {
#ifdef USE_SENSOR
  if (this->readings_waiting_sensor_ != nullptr && this->outlet_.store() != nullptr)
    this->readings_waiting_sensor_->publish_state(static_cast<float>(this->outlet_.store()->waiting()));
#endif
}

void EnergyMeter::ask_to_erase_store() {
  this->outlet_.ask_to_erase();
  this->report_waiting_();
  this->report_();
}

void EnergyMeter::look_for_problems_() {
  this->interval_end_us_ = monotonic_us();
  std::string name;
  const char *problem = this->source_->problem();
  for (auto *circuit : this->circuits_) {
    if (problem != nullptr || this->source_->is_dc())
      break;
    problem = circuit->find_problem();
    name = problem == nullptr ? "" : circuit->name();
  }
  // Said once it was seen in two intervals: a switch within one may look like a fault.
  if (problem == this->problem_seen_ && name == this->problem_seen_of_)
    this->say_problem_of_(name, problem);
  this->problem_seen_ = problem;
  this->problem_seen_of_ = name;
}

void EnergyMeter::say_problem_of_(const std::string &name, const char *problem) {
  if (problem == this->problem_ && name == this->problem_of_)
    return;
  this->problem_ = problem;
  this->problem_of_ = name;
  if (problem == nullptr) {
    ESP_LOGI(TAG, "The measurement problem is gone");
    this->say_problem_("none");
    return;
  }
  const std::string text = (name.empty() ? "" : name + ": ") + problem;
  ESP_LOGW(TAG, "Measurement problem: %s", text.c_str());
  this->say_problem_(text);
}

Circuit *EnergyMeter::circuit(const std::string &name) {
  if (name.empty() && this->circuits_.size() == 1)
    return &this->first_();
  for (auto *circuit : this->circuits_) {
    if (circuit->name() == name && !name.empty())
      return circuit;
  }
  ESP_LOGE(TAG, "There is no circuit '%s'; write one of the names below `circuits:`", name.c_str());
  return nullptr;
}

void EnergyMeter::dump_config() {
  ESP_LOGCONFIG(TAG, "Energy meter %s\n  Topic: %s, every %" PRIu32 " ms", this->publisher_.device_id().c_str(),
                this->publisher_.data_topic().c_str(), this->interval_ms_);
  this->source_->dump_config();
  if (const OfflineStore *store = this->outlet_.store(); store != nullptr)
    ESP_LOGCONFIG(TAG, "  Offline store: %s, %" PRIu32 " readings wait", store->health().c_str(), store->waiting());
  for (auto *circuit : this->circuits_) {
    if (!circuit->name().empty())
      ESP_LOGCONFIG(TAG, "  Circuit %s: %s", circuit->name().c_str(), circuit->publisher().data_topic().c_str());
  }
}

void EnergyMeter::on_shutdown() {
  if (!this->outlet_.save())
    ESP_LOGE(TAG, "The register could not be saved; a restart goes on from the last published reading");
}

}  // namespace esphome::smart_energy
