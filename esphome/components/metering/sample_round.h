#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace esphome::metering {

/// Puts the results of a multiplexed converter, which come one input at a time, together to rounds of all inputs. Goes
/// by the input that each result names, in the order that the first round came in: the ESP32 converts in an order of
/// its own, and loses or exchanges results now and then.
class SampleRound {
 public:
  static constexpr size_t MAX_INPUTS = 8;

  /// False for no inputs or too many.
  bool configure(size_t inputs) {
    *this = SampleRound();
    if (inputs == 0 || inputs > MAX_INPUTS)
      return false;
    this->inputs_ = inputs;
    return true;
  }

  /// Takes one result; true when it was the last of a round. Where one is missing, the round it belongs to is given up.
  bool push(size_t input, int16_t count) {
    if (input >= this->inputs_) {
      this->lost_++;
      return false;
    }
    if (this->arrived_ == this->inputs_)
      this->arrived_ = 0;
    if (!this->known_)
      return this->learn_(input, count);
    if (this->places_[input] != this->arrived_) {
      this->give_up_();
      if (!this->known_ || this->places_[input] != 0) {
        this->lost_++;
        return false;
      }
    }
    return this->take_(input, count);
  }

  /// Results are missing here: what comes next belongs to another round.
  void interrupt() {
    if (this->arrived_ < this->inputs_)
      this->lost_ += this->arrived_;
    this->arrived_ = 0;
    if (!this->known_)
      this->seen_ = 0;
  }

  const int16_t *counts() const { return this->counts_.data(); }
  /// When an input is converted within a round, 0 for the first; all 0 until the first round is complete.
  size_t place(size_t input) const { return this->known_ ? this->places_[input] : 0; }
  /// Results that belong to no complete round.
  uint32_t lost() const { return this->lost_; }

 protected:
  /// After so many incomplete rounds in a row the order was learned from one in which a result was missing.
  static constexpr int FAILURES_TO_FORGET = 8;

  bool take_(size_t input, int16_t count) {
    this->counts_[input] = count;
    this->arrived_++;
    if (this->arrived_ == this->inputs_)
      this->failures_ = 0;
    return this->arrived_ == this->inputs_;
  }

  bool learn_(size_t input, int16_t count) {
    // Seen already: others are missing, and the order begins again here.
    if ((this->seen_ & (1u << input)) != 0) {
      this->lost_ += this->arrived_;
      this->arrived_ = 0;
      this->seen_ = 0;
    }
    this->places_[input] = this->arrived_;
    this->seen_ |= 1u << input;
    this->known_ = this->take_(input, count);
    return this->known_;
  }

  void give_up_() {
    this->lost_ += this->arrived_;
    this->arrived_ = 0;
    if (++this->failures_ < FAILURES_TO_FORGET)
      return;
    this->known_ = false;
    this->seen_ = 0;
    this->failures_ = 0;
  }

  std::array<int16_t, MAX_INPUTS> counts_{};
  std::array<size_t, MAX_INPUTS> places_{};
  size_t inputs_{0};
  size_t arrived_{0};
  uint32_t seen_{0};
  uint32_t lost_{0};
  int failures_{0};
  bool known_{false};
};

}  // namespace esphome::metering
