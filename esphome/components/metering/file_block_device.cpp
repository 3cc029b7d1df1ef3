#include "esphome/components/metering/file_block_device.h"

#include <algorithm>
#include <array>

namespace esphome::metering {

bool FileBlockDevice::open(const char *path, uint32_t size) {
  this->close_();
  this->file_ = std::fopen(path, "r+b");
  if (this->file_ == nullptr)
    this->file_ = std::fopen(path, "w+b");
  if (this->file_ == nullptr)
    return false;
  this->size_ = size / this->sector_size() * this->sector_size();
  return this->fill_up_();
}

bool FileBlockDevice::fill_up_() {
  if (std::fseek(this->file_, 0, SEEK_END) != 0)
    return false;
  const long end = std::ftell(this->file_);
  if (end < 0)
    return false;
  static constexpr uint8_t ERASED = 0xFF;
  for (auto offset = static_cast<uint32_t>(end); offset < this->size_; offset++) {
    if (std::fwrite(&ERASED, 1, 1, this->file_) != 1)
      return false;
  }
  return std::fflush(this->file_) == 0;
}

bool FileBlockDevice::read(uint32_t offset, void *data, size_t length) {
  return this->file_ != nullptr && offset + length <= this->size_ && std::fseek(this->file_, offset, SEEK_SET) == 0 &&
         std::fread(data, 1, length, this->file_) == length;
}

bool FileBlockDevice::put_(uint32_t offset, const void *data, size_t length) {
  return std::fseek(this->file_, offset, SEEK_SET) == 0 && std::fwrite(data, 1, length, this->file_) == length &&
         std::fflush(this->file_) == 0;
}

bool FileBlockDevice::write(uint32_t offset, const void *data, size_t length) {
  std::array<uint8_t, 64> bytes{};
  const auto *from = static_cast<const uint8_t *>(data);
  for (size_t done = 0; done < length;) {
    const size_t part = std::min(bytes.size(), length - done);
    if (!this->read(offset + done, bytes.data(), part))
      return false;
    std::transform(bytes.begin(), bytes.begin() + part, from + done, bytes.begin(),
                   [](uint8_t old, uint8_t byte) { return static_cast<uint8_t>(old & byte); });
    if (!this->put_(offset + done, bytes.data(), part))
      return false;
    done += part;
  }
  return true;
}

bool FileBlockDevice::erase_sector(uint32_t sector) {
  std::array<uint8_t, 512> erased{};
  erased.fill(0xFF);
  const uint32_t start = sector * this->sector_size();
  if (this->file_ == nullptr || start + this->sector_size() > this->size_)
    return false;
  for (uint32_t done = 0; done < this->sector_size(); done += erased.size()) {
    if (!this->put_(start + done, erased.data(), erased.size()))
      return false;
  }
  return true;
}

void FileBlockDevice::close_() {
  if (this->file_ != nullptr)
    std::fclose(this->file_);
  this->file_ = nullptr;
}

}  // namespace esphome::metering
