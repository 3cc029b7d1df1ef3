#pragma once

#include <cstdint>

namespace esphome::metering {

inline int32_t multiply_high(int32_t a, int32_t b) { return static_cast<int32_t>((static_cast<int64_t>(a) * b) >> 32); }

/// Turns a unit vector by a fixed angle per sample: the reference that the fundamental is compared with.
class Oscillator {
 public:
  /// Fractional bits of cosine() and sine().
  static constexpr int BITS = 30;

  /// Advances by `cycles_per_sample` from here on. Call at every window: it also removes the rounding of the last one.
  void tune(float cycles_per_sample);

  void step() {
    const int32_t cosine =
        multiply_high(this->cosine_, this->turn_cosine_) - multiply_high(this->sine_, this->turn_sine_);
    const int32_t sine =
        multiply_high(this->sine_, this->turn_cosine_) + multiply_high(this->cosine_, this->turn_sine_);
    this->cosine_ = cosine * 2;
    this->sine_ = sine * 2;
  }

  int32_t cosine() const { return this->cosine_; }
  int32_t sine() const { return this->sine_; }
  /// Of the angle it turns by in a sample.
  float tangent() const { return static_cast<float>(this->turn_sine_) / static_cast<float>(this->turn_cosine_); }

 protected:
  int32_t cosine_{1 << BITS};
  int32_t sine_{0};
  int32_t turn_cosine_{INT32_MAX};
  int32_t turn_sine_{0};
};

}  // namespace esphome::metering
