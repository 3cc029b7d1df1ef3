#include "esphome/components/smart_energy/reading_outlet.h"

#include <algorithm>
#include <cinttypes>

#include "esphome/components/metering/reading_time.h"
#include "esphome/components/smart_energy/store_device.h"
#include "esphome/core/log.h"

namespace esphome::smart_energy {

static const char *const TAG = "smart_energy";

// Beside the readings of an interval the store gives numbers to registers it carries on, a clock that is set, slots
// that fail.
static const uint32_t STORE_NUMBERS = 16;
// A lasting store has registers and numbers itself; what is saved beside it is for the day when it is lost. So rarely
// it wears nothing.
static const uint32_t STORED_SAVE_INTERVAL_MS = 300000;

void ReadingOutlet::setup(const std::vector<std::string> &names, uint32_t interval_ms) {
  this->names_ = names;
  this->interval_ms_ = interval_ms;
  this->memory_.load();
  if (this->store_ != nullptr && this->store_->setup(this->memory_.least_sequence(), this->memory_.next_sequence()) &&
      STORE_LASTS)
    this->memory_.follow_store(this->store_->next_seq());
  this->configure_memory_();
}

void ReadingOutlet::configure_memory_() {
  auto numbers = static_cast<uint32_t>(this->names_.size() + 1);
  uint32_t save_interval_ms = this->save_interval_ms_;
  if (this->is_storing_()) {
    numbers += STORE_NUMBERS;
    if (STORE_LASTS)
      save_interval_ms = std::max(save_interval_ms, STORED_SAVE_INTERVAL_MS);
  }
  this->memory_.configure(save_interval_ms, this->interval_ms_, numbers);
}

void ReadingOutlet::add(const std::string &name, ReadingPublisher &publisher, metering::EnergyRegister &energy,
                        const InitialEnergy &initial) {
  this->devices_.push_back({name, &publisher, &energy});
  InitialEnergy stored;
  if (this->is_storing_())
    stored = this->store_->add(name, publisher, this->names_);
  this->memory_.add(name, &energy, initial, stored);
  if (this->is_storing_())
    this->store_->keep_registers(publisher, energy.import_mwh(), energy.export_mwh());
}

void ReadingOutlet::start() {
  if (this->is_storing_())
    this->store_->start(*this->devices_.front().publisher);
}

void ReadingOutlet::loop() {
  if (this->store_ != nullptr)
    this->store_->loop();
}

bool ReadingOutlet::take(ReadingPublisher &publisher, metering::Reading &reading, int64_t end_us) {
  if (!this->is_storing_())
    return this->publish_unstored_(publisher, reading);
  if (this->store_->take(publisher, reading, end_us)) {
    this->memory_.note_sequence(*reading.seq);
    return true;
  }
  // The store has counted it.
  if (this->is_storing_())
    return this->refuse_("it has a value that cannot be stored");
  this->memory_.leave_store();
  this->configure_memory_();
  this->keep();
  return this->publish_unstored_(publisher, reading);
}

bool ReadingOutlet::publish_unstored_(ReadingPublisher &publisher, metering::Reading &reading) {
  if (!this->kept_)
    return this->drop_("register and sequence number could not be saved, and would repeat after a restart");
  if (reading.timestamp_ms == 0)
    return this->drop_("the time of day is not known yet");
  metering::hold_timestamp(reading, publisher.last_timestamp_ms());
  reading.seq = this->memory_.take_sequence();
  if (publisher.publish(reading) != Handover::DONE)
    return this->drop_("the broker is away");
  if (&publisher == this->devices_.front().publisher)
    this->published_++;
  if (this->drop_reason_ != nullptr) {
    ESP_LOGI(TAG, "Publishing again after %" PRIu32 " dropped readings", this->dropped_);
    this->drop_reason_ = nullptr;
  }
  return true;
}

void ReadingOutlet::ask_to_erase() {
  if (this->store_ == nullptr) {
    ESP_LOGW(TAG, "There is no offline store to erase. Write `offline_store:` below `smart_energy:`");
    return;
  }
  const bool was_storing = this->is_storing_();
  this->store_->ask_to_erase(this->memory_.next_sequence());
  if (!was_storing && this->is_storing_())
    this->return_to_store_();
}

/// An erased store takes readings again, registers first.
void ReadingOutlet::return_to_store_() {
  if (STORE_LASTS)
    this->memory_.follow_store(this->store_->next_seq());
  this->configure_memory_();
  for (const Device &device : this->devices_) {
    this->store_->add(device.name, *device.publisher, this->names_);
    this->store_->keep_registers(*device.publisher, device.energy->import_mwh(), device.energy->export_mwh());
  }
  this->start();
}

bool ReadingOutlet::drop_(const char *reason) {
  this->dropped_++;
  return this->refuse_(reason);
}

bool ReadingOutlet::refuse_(const char *reason) {
  if (this->drop_reason_ != reason)
    ESP_LOGW(TAG, "Readings are not published: %s. Their energy stays in the register", reason);
  this->drop_reason_ = reason;
  return false;
}

}  // namespace esphome::smart_energy
