#pragma once

#include <algorithm>
#include <array>

#include "esphome/components/metering/block_device.h"

namespace esphome::metering {

/// A buffer for boards without a partition (ESP8266): readings survive an outage of network or broker, not of power.
/// Small sectors, since four are the least that a ReadingStore works with.
template <uint32_t Size, uint32_t SectorSize = 1024>
class RamBlockDevice final : public BlockDevice {
 public:
  RamBlockDevice() { this->bytes_.fill(0xFF); }

  uint32_t size() const override { return Size; }
  uint32_t sector_size() const override { return SectorSize; }

  bool read(uint32_t offset, void *data, size_t length) override {
    if (offset + length > Size)
      return false;
    std::copy_n(this->bytes_.begin() + offset, length, static_cast<uint8_t *>(data));
    return true;
  }

  bool write(uint32_t offset, const void *data, size_t length) override {
    if (offset + length > Size)
      return false;
    const auto *from = static_cast<const uint8_t *>(data);
    std::transform(from, from + length, this->bytes_.begin() + offset, this->bytes_.begin() + offset,
                   [](uint8_t byte, uint8_t old) { return static_cast<uint8_t>(old & byte); });
    return true;
  }

  bool erase_sector(uint32_t sector) override {
    if ((sector + 1) * SectorSize > Size)
      return false;
    std::fill_n(this->bytes_.begin() + sector * SectorSize, SectorSize, static_cast<uint8_t>(0xFF));
    return true;
  }

 protected:
  static_assert(Size % SectorSize == 0, "A device is a whole number of sectors");
  std::array<uint8_t, Size> bytes_{};
};

}  // namespace esphome::metering
