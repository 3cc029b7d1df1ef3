#include "esphome/components/metering/sector_table.h"

#include <algorithm>
#include <new>

namespace esphome::metering {

bool SectorTable::allocate(uint16_t count) {
  this->sectors_.reset(new (std::nothrow) Sector[count]);
  this->order_.reset(new (std::nothrow) uint16_t[count]);
  this->live_count_ = 0;
  this->last_opened_ = static_cast<uint16_t>(count - 1);
  this->count_ = count;
  return this->sectors_ != nullptr && this->order_ != nullptr;
}

void SectorTable::insert(uint16_t sector) {
  uint16_t *end = this->order_.get() + this->live_count_;
  const uint64_t first_seq = this->sectors_[sector].first_seq;
  uint16_t *place = std::find_if(this->order_.get(), end, [this, first_seq](uint16_t other) {
    return this->sectors_[other].first_seq > first_seq;
  });
  std::copy_backward(place, end, end + 1);
  *place = sector;
  this->live_count_++;
  this->sectors_[sector].use = Sector::Use::LIVE;
}

void SectorTable::remove(uint16_t position, Sector::Use use) {
  this->sectors_[this->order_[position]].use = use;
  std::copy(this->order_.get() + position + 1, this->order_.get() + this->live_count_, this->order_.get() + position);
  this->live_count_--;
}

uint16_t SectorTable::spare_count() const {
  return static_cast<uint16_t>(std::count_if(
      this->sectors_.get(), this->sectors_.get() + this->count_,
      [](const Sector &sector) { return sector.use == Sector::Use::FREE || sector.use == Sector::Use::RETIRED; }));
}

uint16_t SectorTable::next_free() const {
  for (uint16_t step = 1; step <= this->count_; step++) {
    const auto sector = static_cast<uint16_t>((this->last_opened_ + step) % this->count_);
    if (this->sectors_[sector].use == Sector::Use::FREE)
      return sector;
  }
  return this->count_;
}

void SectorTable::release_retired() {
  for (uint16_t sector = 0; sector < this->count_; sector++) {
    if (this->sectors_[sector].use == Sector::Use::RETIRED)
      this->sectors_[sector].use = Sector::Use::FREE;
  }
}

}  // namespace esphome::metering
