#include "esphome/components/smart_energy/register_memory.h"

#include <algorithm>

#include "esphome/core/helpers.h"
#include "esphome/core/log.h"

namespace esphome::smart_energy {

static const char *const TAG = "smart_energy.memory";
// Change when Record or InitialEnergy do.
static const std::string RECORD_NAME = "smart_energy.register.2.";
static const std::string APPLIED_NAME = "smart_energy.initial.2.";

void RegisterMemory::setup(const std::string &name, metering::EnergyRegister *energy) {
  this->energy_ = energy;
  this->preference_ = global_preferences->make_preference<Record>(fnv1_hash(RECORD_NAME + name), true);
  this->applied_preference_ = global_preferences->make_preference<InitialEnergy>(fnv1_hash(APPLIED_NAME + name), true);
}

void RegisterMemory::load(const InitialEnergy &initial, const InitialEnergy &stored) {
  Record record{};
  this->preference_.load(&record);
  this->energy_->restore(std::max(record.import_mwh, stored.import_mwh),
                         std::max(record.export_mwh, stored.export_mwh));
  this->apply_(initial);
}

/// True when `configured` asks for a start that was not asked for before; then it becomes the register's.
static bool start_at(int64_t configured, int64_t &applied, int64_t &register_mwh) {
  if (configured == 0 || configured == applied)
    return false;
  applied = configured;
  register_mwh = configured;
  return true;
}

void RegisterMemory::apply_(const InitialEnergy &initial) {
  InitialEnergy applied{};
  this->applied_preference_.load(&applied);
  int64_t import_mwh = this->energy_->import_mwh();
  int64_t export_mwh = this->energy_->export_mwh();
  const bool import_starts = start_at(initial.import_mwh, applied.import_mwh, import_mwh);
  const bool export_starts = start_at(initial.export_mwh, applied.export_mwh, export_mwh);
  if (!import_starts && !export_starts)
    return;
  ESP_LOGW(TAG, "A register starts at the configured initial_energy");
  this->energy_->restore(import_mwh, export_mwh);
  // The register first: cut off in between, the start is applied once more, to the same effect.
  if (!this->save() || !this->applied_preference_.save(&applied) || !global_preferences->sync())
    ESP_LOGE(TAG, "The start could not be saved; it will be applied again at the next restart");
}

bool RegisterMemory::save() {
  const Record record{this->energy_->import_mwh(), this->energy_->export_mwh()};
  return this->preference_.save(&record);
}

}  // namespace esphome::smart_energy
