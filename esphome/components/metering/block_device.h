#pragma once

#include <cstddef>
#include <cstdint>

namespace esphome::metering {

/// Memory with the habits of NOR flash: an erased sector is all 0xFF, and a write can only turn ones into zeros, at any
/// byte and as often as wanted. Every call returns false when the device did not do it.
class BlockDevice {
 public:
  /// Bytes; a whole number of sectors.
  virtual uint32_t size() const = 0;
  /// Bytes that are erased together.
  virtual uint32_t sector_size() const { return 4096; }
  virtual bool read(uint32_t offset, void *data, size_t length) = 0;
  virtual bool write(uint32_t offset, const void *data, size_t length) = 0;
  virtual bool erase_sector(uint32_t sector) = 0;

 protected:
  ~BlockDevice() = default;
};

}  // namespace esphome::metering
