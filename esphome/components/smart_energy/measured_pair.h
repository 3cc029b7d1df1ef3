#pragma once

#include <atomic>

#include "esphome/components/metering/calibration.h"
#include "esphome/components/metering/cycle_meter.h"
#include "esphome/components/smart_energy/window_queue.h"

namespace esphome::smart_energy {

/// One voltage and one current input, measured against each other where their samples are taken. The loop takes the
/// windows, and may change the calibration at any time.
class MeasuredPair {
 public:
  void set_inputs(uint8_t voltage, uint8_t current) {
    this->voltage_input_ = voltage;
    this->current_input_ = current;
  }
  void set_volts_per_count(float volts) { this->calibration_.volts_per_count = volts; }
  void set_amps_per_count(float amps) { this->calibration_.amps_per_count = amps; }
  void set_skew_us(float skew_us) { this->calibration_.skew_us = skew_us; }
  void set_noise_counts(float counts) { this->calibration_.noise_counts = counts; }
  void set_starting_current_a(float amps) { this->calibration_.starting_current_a = amps; }
  void set_reversed(bool reversed) { this->calibration_.reversed = reversed; }
  void set_assumed_voltage_v(float volts) { this->calibration_.assumed_voltage_v = volts; }
  /// The circuit's phase lags the measured voltage by this angle: 0, 120, 180 or 240 degrees.
  void set_phase_angle(int degrees, float frequency_hz);
  void set_range(int16_t least, int16_t greatest) {
    this->calibration_.min_counts = least;
    this->calibration_.max_counts = greatest;
  }

  /// Before the source starts.
  void set_calibration(const metering::Calibration &calibration) { this->calibration_ = calibration; }
  /// For the loop only. Without the source's own skew and the phase angle.
  const metering::Calibration &calibration() const { return this->calibration_; }
  /// Measures on with another calibration, from the next window. False while the change before has not been taken over.
  bool recalibrate(const metering::Calibration &calibration);
  bool pop(TimedWindow &window) { return this->windows_.pop(window); }
  bool has_window() const { return !this->windows_.empty(); }

  /// Before the source samples, from the loop: leaves the calibration to be taken over where samples are taken.
  void offer_calibration();

  /// For the source only. Null, or why nothing can be measured so. `source_skew_us`: current is converted this much
  /// later.
  const char *start(float sample_rate_hz, float source_skew_us);
  uint8_t voltage_input() const { return this->voltage_input_; }
  uint8_t current_input() const { return this->current_input_; }
  bool full() const { return this->windows_.full(); }
  /// One pair of samples, taken at a monotonic time. `stretch`: how much longer than by the configured rate a window
  /// really lasted.
  void add(metering::Sample sample, int64_t time_us, double stretch);
  /// A window is measured and neither handed over nor dropped.
  bool window_waits() const { return this->window_waits_; }
  void hand_over_window() {
    this->windows_.push(this->waiting_);
    this->window_waits_ = false;
  }
  void drop_window() { this->window_waits_ = false; }
  /// A window that the source has measured itself, with calibration(), which changes between two windows only.
  bool add_window(const TimedWindow &window) {
    this->calibration_due_ = false;
    return this->windows_.push(window);
  }

 protected:
  metering::Calibration on_site_(const metering::Calibration &calibration) const;
  void take_over_calibration_();
  void close_window_(int64_t time_us, double stretch);

  uint8_t voltage_input_{0};
  uint8_t current_input_{1};
  bool half_turn_{false};
  float phase_skew_us_{0};

  metering::Calibration calibration_;
  metering::Calibration next_calibration_;
  std::atomic<bool> calibration_due_{false};

  // From here on for the source only. What was taken over last, and the same with skew and direction of the source.
  metering::Calibration taken_over_;
  metering::Calibration used_;
  metering::CycleMeter meter_;
  metering::InputRange voltage_range_;
  metering::InputRange current_range_;
  float sample_rate_hz_{0};
  float source_skew_us_{0};
  TimedWindow waiting_{};
  bool window_waits_{false};
  WindowQueue windows_;
};

}  // namespace esphome::smart_energy
