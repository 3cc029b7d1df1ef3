#pragma once

#include <cstdint>

namespace esphome::metering {

/// Measures for as long as it runs how many samples come per second of a timer. Each arrival is reported late by the
/// delays of its task; over the whole time since the start these shrink to nothing.
class RateMeter {
 public:
  /// Counts again from here, after samples were lost or where none were counted before.
  void restart(int64_t now_us) {
    this->start_us_ = now_us;
    this->samples_ = 0;
    this->elapsed_us_ = 0;
    this->started_ = true;
  }
  /// Nothing is known any more, since samples stopped: the next ones belong to a new count.
  void forget() { *this = RateMeter(); }
  void add(uint32_t samples, int64_t now_us) {
    this->samples_ += samples;
    this->elapsed_us_ = now_us - this->start_us_;
  }
  bool started() const { return this->started_; }
  int64_t elapsed_us() const { return this->elapsed_us_; }
  /// Samples per second; 0 as long as nothing is known.
  float rate_hz() const {
    if (this->elapsed_us_ <= 0)
      return 0;
    return static_cast<float>(static_cast<double>(this->samples_) * 1e6 / static_cast<double>(this->elapsed_us_));
  }

 protected:
  int64_t start_us_{0};
  int64_t elapsed_us_{0};
  uint64_t samples_{0};
  bool started_{false};
};

}  // namespace esphome::metering
