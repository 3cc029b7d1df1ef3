#include "esphome/components/smart_energy/partition_block_device.h"

#ifdef USE_ESP32

namespace esphome::smart_energy {

const char *PartitionBlockDevice::open(const char *label) {
  this->partition_ = esp_partition_find_first(ESP_PARTITION_TYPE_DATA, ESP_PARTITION_SUBTYPE_ANY, label);
  if (this->partition_ == nullptr)
    return "the flash has no partition for it. An update over the air does not make one: flash once by USB";
  if (this->partition_->readonly)
    return "its partition is marked as read-only in the partition table";
  // Marks are set by writing single bytes again, which encrypted flash cannot do.
  if (this->partition_->encrypted)
    return "its partition is encrypted, which it cannot work with";
  return nullptr;
}

bool PartitionBlockDevice::read(uint32_t offset, void *data, size_t length) {
  return esp_partition_read(this->partition_, offset, data, length) == ESP_OK;
}

bool PartitionBlockDevice::write(uint32_t offset, const void *data, size_t length) {
  return esp_partition_write(this->partition_, offset, data, length) == ESP_OK;
}

bool PartitionBlockDevice::erase_sector(uint32_t sector) {
  return esp_partition_erase_range(this->partition_, sector * this->sector_size(), this->sector_size()) == ESP_OK;
}

}  // namespace esphome::smart_energy

#endif
