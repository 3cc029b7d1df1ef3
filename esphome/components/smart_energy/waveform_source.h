#pragma once

#include <atomic>
#include <vector>

#include "esphome/components/smart_energy/measured_pair.h"

namespace esphome::smart_energy {

/// Takes samples and has them measured where they are taken, pair by pair.
class WaveformSource {
 public:
  virtual ~WaveformSource() = default;

  void add_pair(MeasuredPair *pair) { this->pairs_.push_back(pair); }
  void set_sample_rate_hz(float rate) { this->sample_rate_hz_ = rate; }

  /// Starts sampling; false when that is impossible, with the reason in the log.
  virtual bool start() = 0;
  /// Called by every loop; a source without a task of its own samples here.
  virtual void poll() {}
  virtual void dump_config() const = 0;
  /// Measures direct voltage: there is no frequency and all that follows from it.
  virtual bool is_dc() const { return false; }
  /// Null, or why what comes from the source is not what its inputs see.
  virtual const char *problem() const { return nullptr; }

  /// Windows that found no room, since the loop did not come round for seconds; their energy is lost.
  uint32_t lost_windows() const { return this->lost_windows_; }
  /// Samples of each input per second, measured where the source can measure it.
  float sample_rate_hz() const { return this->sample_rate_hz_; }

 protected:
  /// How much later than the pair's voltage the source converts its current.
  virtual float skew_us_(const MeasuredPair & /*pair*/) const { return 0; }
  /// Null, or why nothing can be measured with these factors and this rate.
  const char *configure_pairs_() {
    const char *problem = nullptr;
    for (auto *pair : this->pairs_) {
      if (const char *found = pair->start(this->sample_rate_hz_, this->skew_us_(*pair)))
        problem = found;
    }
    return problem;
  }
  /// Before the pairs are configured, from the loop.
  void offer_calibrations_() {
    for (auto *pair : this->pairs_)
      pair->offer_calibration();
  }
  /// One sample of every input, taken at a monotonic time.
  void add_(const int16_t *counts, int64_t time_us) {
    bool complete = true;
    for (auto *pair : this->pairs_) {
      pair->add({counts[pair->voltage_input()], counts[pair->current_input()]}, time_us, this->stretch_);
      complete = complete && pair->window_waits();
    }
    if (complete)
      this->hand_over_windows_();
  }
  /// Windows of the same time reach the loop together or not at all. One pair may close its own some samples
  /// later than another: each calibration shifts its windows by less than one.
  void hand_over_windows_() {
    bool room = true;
    for (const auto *pair : this->pairs_)
      room = room && !pair->full();
    for (auto *pair : this->pairs_) {
      if (room) {
        pair->hand_over_window();
      } else {
        pair->drop_window();
      }
    }
    if (!room)
      this->lost_windows_ = this->lost_windows_ + 1;
  }
  /// The last pair's queue: it is filled last.
  bool full_() const { return this->pairs_.back()->full(); }

  std::vector<MeasuredPair *> pairs_;
  std::atomic<float> sample_rate_hz_{4000.0f};
  /// Real time over time by the rate that the pairs were started with.
  double stretch_{1.0};
  std::atomic<uint32_t> lost_windows_{0};
};

}  // namespace esphome::smart_energy
