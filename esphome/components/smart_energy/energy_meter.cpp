#include "esphome/components/smart_energy/energy_meter.h"

#include <cinttypes>

#include "esphome/components/smart_energy/wall_clock.h"
#include "esphome/core/application.h"
#include "esphome/core/log.h"

namespace esphome::smart_energy {

static const char *const TAG = "smart_energy";

// One pass takes at most a queue of windows, 3 s; so many passes let a minute's stall be made up in one loop.
static const int MAX_PASSES = 20;

void EnergyMeter::setup() {
  if (this->publisher_.device_id().empty())
    this->publisher_.set_device_id(App.get_name());
  this->memory_.configure(this->save_interval_ms_, this->save_interval_ms_ / this->interval_ms_ + 1);
  this->memory_.load(this->energy_, this->initial_import_mwh_, this->initial_export_mwh_);
  this->info_.interval_s = static_cast<float>(this->interval_ms_) / 1000.0f;
  this->interval_.configure(this->source_->calibration(), this->info_.interval_s);
  if (!this->source_->start()) {
    // Nobody is told that it is online: there would be nothing to see.
    this->mark_failed();
    return;
  }
  this->publisher_.set_info(this->info_);
  this->publisher_.setup();
  this->publish_register_(this->energy_.import_mwh());
}

void EnergyMeter::loop() {
  this->publisher_.loop();
  for (int pass = 0; pass < MAX_PASSES; pass++) {
    this->source_->poll();
    if (!this->take_windows_())
      return;
  }
}

bool EnergyMeter::take_windows_() {
  TimedWindow timed{};
  bool any = false;
  while (this->source_->pop(timed)) {
    any = true;
    if (!this->interval_.add(timed.window))
      continue;
    this->energy_.add(this->interval_.interval().energy_uj);
    const bool kept = this->memory_.keep(this->energy_);
    if (this->publishing_)
      this->take_reading_(timed.end_us, kept);
  }
  return any;
}

void EnergyMeter::take_reading_(int64_t end_us, bool kept) {
  auto reading = metering::reading_from(this->interval_.interval());
  reading.device_id = this->publisher_.device_id().c_str();
  reading.energy_mwh = this->energy_.import_mwh();
  reading.energy_export_mwh = this->energy_.export_mwh();
  if (!kept) {
    this->drop_("register and sequence number could not be saved, and would repeat after a restart");
  } else if (!this->clock_->utcnow().is_valid()) {
    this->drop_("the time of day is not known yet");
  } else {
    reading.timestamp_ms = unix_us_at(end_us) / 1000;
    reading.seq = this->memory_.take_sequence();
    this->publish_(reading);
  }
  this->publish_measurements_(reading);
  this->publish_diagnostics_(this->source_->sample_rate_hz(), this->published_, this->dropped_);
}

void EnergyMeter::publish_(const metering::Reading &reading) {
  if (!this->publisher_.publish(reading)) {
    this->drop_("the broker is away");
    return;
  }
  this->published_++;
  this->publish_register_(reading.energy_mwh);
  if (this->drop_reason_ != nullptr) {
    ESP_LOGI(TAG, "Publishing again after %" PRIu32 " dropped readings", this->dropped_);
    this->drop_reason_ = nullptr;
  }
}

void EnergyMeter::drop_(const char *reason) {
  this->dropped_++;
  if (this->drop_reason_ == reason)
    return;
  this->drop_reason_ = reason;
  ESP_LOGW(TAG, "Readings are not published: %s. Their energy stays in the register", reason);
}

void EnergyMeter::dump_config() {
  ESP_LOGCONFIG(TAG, "Energy meter %s\n  Topic: %s, every %" PRIu32 " ms", this->publisher_.device_id().c_str(),
                this->publisher_.data_topic().c_str(), this->interval_ms_);
  this->source_->dump_config();
}

void EnergyMeter::on_shutdown() {
  if (!this->memory_.save_exactly(this->energy_))
    ESP_LOGE(TAG, "The register could not be saved; a restart goes on from the last published reading");
}

}  // namespace esphome::smart_energy
