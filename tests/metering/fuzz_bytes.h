#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>

/// Takes values from the fuzzer's bytes, zeros when they are used up.
class Bytes {
 public:
  Bytes(const uint8_t *data, size_t size) : data_(data), size_(size) {}

  bool empty() const { return this->size_ == 0; }
  template <typename T>
  T take() {
    T value{};
    const size_t count = sizeof(T) < this->size_ ? sizeof(T) : this->size_;
    std::memcpy(&value, this->data_, count);
    this->data_ += count;
    this->size_ -= count;
    return value;
  }

 private:
  const uint8_t *data_;
  size_t size_;
};

inline void require(bool truth, const char *what) {
  if (truth)
    return;
  std::fprintf(stderr, "not true: %s\n", what);
  std::abort();
}
