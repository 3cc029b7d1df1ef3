#pragma once

#include "esphome/core/defines.h"

#ifdef USE_ESP32

#include <esp_partition.h>

#include "esphome/components/metering/block_device.h"

namespace esphome::smart_energy {

/// A data partition of an ESP32's flash, found by its label.
class PartitionBlockDevice final : public metering::BlockDevice {
 public:
  /// Null, or why there is no partition to use.
  const char *open(const char *label);

  uint32_t size() const override { return this->partition_->size / this->sector_size() * this->sector_size(); }
  bool read(uint32_t offset, void *data, size_t length) override;
  bool write(uint32_t offset, const void *data, size_t length) override;
  bool erase_sector(uint32_t sector) override;

 protected:
  const esp_partition_t *partition_{nullptr};
};

}  // namespace esphome::smart_energy

#endif
