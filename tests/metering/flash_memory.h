#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <random>
#include <vector>

#include "esphome/components/metering/block_device.h"

/// NOR flash in memory: writes clear bits only, and the power can go after any byte.
class FlashMemory final : public esphome::metering::BlockDevice {
 public:
  FlashMemory(uint32_t sectors, uint32_t sector_size)
      : sector_size_(sector_size), bytes_(sectors * sector_size, 0xFF), erases_(sectors) {}

  uint32_t size() const override { return static_cast<uint32_t>(this->bytes_.size()); }
  uint32_t sector_size() const override { return this->sector_size_; }

  bool read(uint32_t offset, void *data, size_t length) override {
    if (this->off_ || offset + length > this->bytes_.size())
      return false;
    std::copy_n(this->bytes_.begin() + offset, length, static_cast<uint8_t *>(data));
    return true;
  }

  bool write(uint32_t offset, const void *data, size_t length) override {
    if (offset + length > this->bytes_.size())
      return false;
    for (size_t i = 0; i < length; i++) {
      if (!this->spend_())
        return false;
      this->bytes_[offset + i] &= static_cast<const uint8_t *>(data)[i];
    }
    return !this->fail_writes;
  }

  bool erase_sector(uint32_t sector) override {
    const auto start = this->bytes_.begin() + sector * this->sector_size_;
    this->erases_[sector]++;
    // An erase raises bits all over the sector at once: cut short, it leaves some of them.
    for (uint32_t step = 0; step < ERASE_STEPS; step++) {
      if (!this->spend_())
        return false;
      std::transform(start, start + this->sector_size_, start,
                     [this](uint8_t byte) { return static_cast<uint8_t>(byte | (this->random_() & this->random_())); });
    }
    std::fill_n(start, this->sector_size_, static_cast<uint8_t>(0xFF));
    return !this->fail_writes;
  }

  /// The power goes after so many more bytes.
  void cut_after(uint64_t bytes) { this->left_ = bytes; }
  bool is_off() const { return this->off_; }
  /// Bytes so far; an erase counts as its steps.
  uint64_t written() const { return this->written_; }
  void power_on() {
    this->off_ = false;
    this->left_.reset();
  }
  void flip(uint32_t bit) { this->bytes_[bit / 8] ^= static_cast<uint8_t>(1u << (bit % 8)); }

  std::vector<uint8_t> &bytes() { return this->bytes_; }
  const std::vector<uint32_t> &erases() const { return this->erases_; }

  bool fail_writes{false};

 protected:
  static constexpr uint32_t ERASE_STEPS = 3;

  bool spend_() {
    if (this->left_.has_value() && (*this->left_)-- == 0)
      this->off_ = true;
    if (this->off_)
      this->left_ = 0;
    this->written_ += this->off_ ? 0 : 1;
    return !this->off_;
  }

  uint32_t sector_size_;
  std::vector<uint8_t> bytes_;
  std::vector<uint32_t> erases_;
  std::minstd_rand random_{1};
  std::optional<uint64_t> left_;
  uint64_t written_{0};
  bool off_{false};
};
