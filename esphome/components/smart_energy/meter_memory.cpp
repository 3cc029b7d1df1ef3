#include "esphome/components/smart_energy/meter_memory.h"

#include "esphome/components/smart_energy/monotonic_clock.h"
#include "esphome/core/helpers.h"

namespace esphome::smart_energy {

static const char *const SEQUENCE_NAME = "smart_energy.sequence.2";
static const char *const RESERVE_NAME = "smart_energy.reserve.1";

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
  this->reserve_preference_ = global_preferences->make_preference<Reserve>(fnv1_hash(RESERVE_NAME), true);
  Reserve reserve{};
  const bool followed = this->reserve_preference_.load(&reserve) && reserve.until == this->sequence_;
  this->least_sequence_ = followed ? reserve.used : this->sequence_;
}

void MeterMemory::follow_store(uint64_t next) {
  this->sequence_ = next;
  this->follows_store_ = true;
}

void MeterMemory::leave_store() {
  const Reserve none{0, 0};
  this->reserve_preference_.save(&none);
  this->follows_store_ = false;
  this->next_save_us_ = 0;
}

void MeterMemory::add(const std::string &name, metering::EnergyRegister *energy, const InitialEnergy &initial,
                      const InitialEnergy &stored) {
  RegisterMemory memory;
  memory.setup(name, energy);
  memory.load(initial, stored);
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
  const Reserve reserve{until, this->sequence_};
  if ((this->follows_store_ && !this->reserve_preference_.save(&reserve)) || !this->preference_.save(&until) ||
      !global_preferences->sync())
    return false;
  this->reserved_until_ = until;
  return true;
}

}  // namespace esphome::smart_energy
