#pragma once

#include <cstddef>
#include <cstdint>

namespace esphome::metering {

/// Writes whole numbers of any width one after the other, least significant bit first, into zeroed bytes.
class BitPacker {
 public:
  explicit BitPacker(uint8_t *bytes) : bytes_(bytes) {}

  void put(uint64_t value, int bits) {
    for (int i = 0; i < bits; i++, this->position_++)
      this->bytes_[this->position_ / 8] |= static_cast<uint8_t>(((value >> i) & 1) << (this->position_ % 8));
  }

 protected:
  uint8_t *bytes_;
  size_t position_{0};
};

/// Reads what a BitPacker wrote.
class BitUnpacker {
 public:
  explicit BitUnpacker(const uint8_t *bytes) : bytes_(bytes) {}

  uint64_t take(int bits) {
    uint64_t value = 0;
    for (int i = 0; i < bits; i++, this->position_++)
      value |= static_cast<uint64_t>((this->bytes_[this->position_ / 8] >> (this->position_ % 8)) & 1) << i;
    return value;
  }

  int64_t take_signed(int bits) {
    const uint64_t value = this->take(bits);
    const uint64_t sign = uint64_t{1} << (bits - 1);
    return static_cast<int64_t>(value ^ sign) - static_cast<int64_t>(sign);
  }

 protected:
  const uint8_t *bytes_;
  size_t position_{0};
};

}  // namespace esphome::metering
