#pragma once

#include <cstdint>

#include "esphome/components/metering/calibration.h"
#include "esphome/components/metering/frequency_tracker.h"
#include "esphome/components/metering/pair_aligner.h"
#include "esphome/components/metering/sample.h"
#include "esphome/components/metering/window.h"
#include "esphome/components/metering/window_sums.h"

namespace esphome::metering {

/// Least and greatest counts of a window.
struct Extremes {
  int32_t voltage_min{INT32_MAX};
  int32_t voltage_max{INT32_MIN};
  int32_t current_min{INT32_MAX};
  int32_t current_max{INT32_MIN};
};

/// Fundamentals of a window as half their peak amplitudes, turning with the oscillator, V and A.
struct Fundamentals {
  Phasor voltage;
  Phasor current;
  /// How much of the oscillator's double frequency the window lets through.
  Phasor leak;
};

/// Measures one voltage/current pair, window by window: about ten mains cycles (IEC 61000-4-30), edges weighted by
/// smooth ramps that overlap with the next window's, the two weights of a sample adding up to one. No sample counts
/// twice or never, and no window needs to end on a zero crossing.
class CycleMeter {
 public:
  static constexpr float MIN_WINDOW_S = 0.1f;
  static constexpr float MAX_WINDOW_S = 0.25f;
  static constexpr float MIN_SAMPLE_RATE_HZ = 500.0f;
  /// A window of 16-bit counts, full scale and offset to the other end, then just fits its 64-bit sums.
  static constexpr float MAX_SAMPLE_RATE_HZ = 32000.0f;

  /// What of these cannot be measured with, for a person to read; null when all is well.
  static const char *find_problem(const Calibration &calibration, float sample_rate_hz, float window_s = 0.2f);

  /// False, and nothing changes, where find_problem finds one.
  bool configure(const Calibration &calibration, float sample_rate_hz, float window_s = 0.2f);

  /// Takes one pair; true when it closed a window.
  bool add(Sample sample);

  /// The window closed last.
  const Window &window() const { return this->window_; }

 protected:
  /// A window is made of this many steps while the mains frequency is searched for; its ramps are one step long.
  static constexpr uint32_t STEPS = 5;
  static constexpr int HOP_BITS = 16;

  bool end_block_();
  void begin_block_();
  void sum_ramp_();
  void sum_(size_t first, size_t samples, int32_t weight);
  void begin_hop_();
  void close_hop_();
  void close_window_();
  void center_();
  int32_t offset_error_(int64_t sum, int32_t least, int32_t greatest) const;
  Moments measure_() const;
  Fundamentals measure_fundamentals_() const;
  void add_fundamentals_(Moments &moments, const Fundamentals &fundamentals) const;
  bool is_clipped_() const;
  float direction_() const { return this->calibration_.reversed ? -1.0f : 1.0f; }
  bool is_first_step_() const { return this->starting_ && this->steps_done_ == 0; }

  Calibration calibration_;
  PairAligner aligner_;
  FrequencyTracker tracker_;
  float sample_rate_hz_{0};

  WindowSums sums_;
  WindowSums next_sums_;
  int32_t voltage_offset_{0};
  int32_t current_offset_{0};
  Extremes extremes_;

  uint32_t block_left_{0};
  bool block_in_ramp_{false};
  uint32_t flat_left_{0};
  uint32_t ramp_left_{0};
  uint32_t ramp_samples_{0};

  int64_t step_length_{0};
  int64_t hop_fraction_{0};
  uint32_t hop_samples_{0};
  uint32_t hop_steps_{0};
  uint32_t steps_done_{0};
  bool starting_{true};
  Moments moments_;
  Window window_;
};

}  // namespace esphome::metering
