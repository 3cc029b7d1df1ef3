#pragma once

#include <cstdint>

#include "esphome/components/metering/oscillator.h"
#include "esphome/components/metering/phasor.h"

namespace esphome::metering {

/// Measures the mains frequency from how far the fundamental's phase moves, from window to window, against the
/// oscillator that it steers.
class FrequencyTracker {
 public:
  void configure(float sample_rate_hz);

  /// Takes a window's voltage fundamental as seen from the oscillator, and whether it is a mains voltage at all.
  /// `hop` is the window's length, `ramp` that of its overlap with the next, in samples.
  void update(Phasor fundamental, bool mains, uint32_t hop, uint32_t ramp);

  /// The oscillator was on the mains frequency throughout the window: its phasors are right.
  bool locked() const { return this->locked_; }
  /// How far frequency and phasors are to be trusted, 0 to 1: little for short windows and while tuning in.
  float confidence() const { return this->confidence_; }
  /// What the oscillator's distance from the mains frequency took from the square of the last window's phasors.
  float power_gain() const { return this->power_gain_; }
  /// Mean frequency between the middles of the last two windows; 0 while unknown.
  float frequency_hz() const { return this->frequency_hz_; }
  /// 1 / (1 - z), z being what the square of the oscillator's conjugate turns by in a sample: a geometric series'
  /// first term less its last, times this, is its sum.
  Phasor double_frequency_sum() const;
  Oscillator &oscillator() { return this->oscillator_; }

 protected:
  void search_();
  void tune_(float frequency_hz);
  float measure_(Phasor fundamental, float hop, float ramp) const;
  void judge_(float measured_hz, float hop, float ramp);

  Oscillator oscillator_;
  Phasor previous_;
  float sample_rate_hz_{0};
  float previous_hop_{0};
  float previous_bend_{0};
  float tuned_hz_{0};
  float tuned_before_hz_{0};
  float frequency_hz_{0};
  float confidence_{1};
  float power_gain_{1};
  bool has_previous_{false};
  /// Windows whose phase is not to be used.
  int disturbed_{0};
  bool locked_{false};
};

}  // namespace esphome::metering
