#pragma once

#include <cstdio>

#include "esphome/components/metering/block_device.h"

namespace esphome::metering {

/// A file that behaves as flash does, for meters that run on a PC. What was written survives the end of the process,
/// not that of the computer: the operating system writes it out in its own time.
class FileBlockDevice final : public BlockDevice {
 public:
  FileBlockDevice() = default;
  FileBlockDevice(const FileBlockDevice &) = delete;
  FileBlockDevice &operator=(const FileBlockDevice &) = delete;
  ~FileBlockDevice() { this->close_(); }

  /// Opens the file, or makes it, erased. False where that fails; a file of another size is filled up or used in part.
  bool open(const char *path, uint32_t size);

  uint32_t size() const override { return this->size_; }
  bool read(uint32_t offset, void *data, size_t length) override;
  bool write(uint32_t offset, const void *data, size_t length) override;
  bool erase_sector(uint32_t sector) override;

 protected:
  bool fill_up_();
  bool put_(uint32_t offset, const void *data, size_t length);
  void close_();

  std::FILE *file_{nullptr};
  uint32_t size_{0};
};

}  // namespace esphome::metering
