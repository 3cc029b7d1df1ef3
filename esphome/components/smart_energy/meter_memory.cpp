#include "esphome/components/smart_energy/meter_memory.h"

#include "esphome/components/smart_energy/monotonic_clock.h"
#include "esphome/core/helpers.h"
#include "esphome/core/log.h"

namespace esphome::smart_energy {

static const char *const TAG = "smart_energy.memory";
// Changes when Record does.
static const char *const RECORD_NAME = "smart_energy.meter.1";

void MeterMemory::configure(uint32_t save_interval_ms, uint32_t block) {
  this->save_interval_us_ = static_cast<int64_t>(save_interval_ms) * 1000;
  this->block_ = block;
}

void MeterMemory::load(metering::EnergyRegister &energy, int64_t initial_import_mwh, int64_t initial_export_mwh) {
  this->preference_ = global_preferences->make_preference<Record>(fnv1_hash(RECORD_NAME), true);
  Record stored{};
  if (this->preference_.load(&stored)) {
    this->record_ = stored;
    this->sequence_ = stored.next_sequence;
  }
  if (stored.initial_import_mwh != initial_import_mwh || stored.initial_export_mwh != initial_export_mwh) {
    ESP_LOGW(TAG, "The registers start at the configured initial_energy");
    this->record_.import_mwh = initial_import_mwh;
    this->record_.export_mwh = initial_export_mwh;
    this->record_.initial_import_mwh = initial_import_mwh;
    this->record_.initial_export_mwh = initial_export_mwh;
  }
  energy.restore(this->record_.import_mwh, this->record_.export_mwh);
}

bool MeterMemory::keep(const metering::EnergyRegister &energy) {
  const int64_t now_us = monotonic_us();
  if (now_us < this->next_save_us_ && this->sequence_ < this->record_.next_sequence)
    return true;
  if (!this->save_(energy, this->block_))
    return false;
  this->next_save_us_ = now_us + this->save_interval_us_;
  return true;
}

bool MeterMemory::save_(const metering::EnergyRegister &energy, uint32_t reserved) {
  Record record = this->record_;
  record.import_mwh = energy.import_mwh();
  record.export_mwh = energy.export_mwh();
  record.next_sequence = this->sequence_ + reserved;
  if (!this->preference_.save(&record) || !global_preferences->sync())
    return false;
  this->record_ = record;
  return true;
}

}  // namespace esphome::smart_energy
