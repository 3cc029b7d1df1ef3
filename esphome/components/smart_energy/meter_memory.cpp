#include "esphome/components/smart_energy/meter_memory.h"

#include "esphome/components/smart_energy/monotonic_clock.h"
#include "esphome/core/helpers.h"

namespace esphome::smart_energy {

static const char *const SEQUENCE_NAME = "smart_energy.sequence.2";

void MeterMemory::configure(uint32_t save_interval_ms, uint32_t interval_ms, uint32_t numbers) {
  this->save_interval_us_ = static_cast<int64_t>(save_interval_ms) * 1000;
  this->numbers_ = numbers;
  this->block_ = (save_interval_ms / interval_ms + 1) * numbers;
}

void MeterMemory::load() {
  this->preference_ = global_preferences->make_preference<uint64_t>(fnv1_hash(SEQUENCE_NAME), true);
  uint64_t next = 0;
  if (this->preference_.load(&next))
    this->sequence_ = next;
}

void MeterMemory::add(const std::string &name, metering::EnergyRegister *energy, const InitialEnergy &initial) {
  RegisterMemory memory;
  memory.setup(name, energy);
  memory.load(initial);
  this->registers_.push_back(memory);
}

bool MeterMemory::keep() {
  const int64_t now_us = monotonic_us();
  if (now_us < this->next_save_us_ && this->sequence_ + this->numbers_ <= this->reserved_until_)
    return true;
  if (!this->save_(this->block_))
    return false;
  this->next_save_us_ = now_us + this->save_interval_us_;
  return true;
}

bool MeterMemory::save_(uint32_t reserved) {
  for (auto &memory : this->registers_) {
    if (!memory.save())
      return false;
  }
  const uint64_t until = this->sequence_ + reserved;
  if (!this->preference_.save(&until) || !global_preferences->sync())
    return false;
  this->reserved_until_ = until;
  return true;
}

}  // namespace esphome::smart_energy
