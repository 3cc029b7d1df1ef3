#pragma once

#include <atomic>

#include "esphome/components/metering/calibration.h"
#include "esphome/components/metering/cycle_meter.h"
#include "esphome/components/smart_energy/window_queue.h"

namespace esphome::smart_energy {

/// Takes samples, measures them where they are taken, and hands over windows.
class WaveformSource {
 public:
  virtual ~WaveformSource() = default;

  void set_volts_per_count(float volts) { this->calibration_.volts_per_count = volts; }
  void set_amps_per_count(float amps) { this->calibration_.amps_per_count = amps; }
  void set_skew_us(float skew_us) { this->calibration_.skew_us = skew_us; }
  void set_noise_counts(float counts) { this->calibration_.noise_counts = counts; }
  void set_starting_current_a(float amps) { this->calibration_.starting_current_a = amps; }
  void set_reversed(bool reversed) { this->calibration_.reversed = reversed; }
  void set_assumed_voltage_v(float volts) { this->calibration_.assumed_voltage_v = volts; }
  void set_sample_rate_hz(float rate) { this->sample_rate_hz_ = rate; }

  /// Starts sampling; false when that is impossible, with the reason in the log.
  virtual bool start() = 0;
  /// Called by every loop; a source without a task of its own samples here.
  virtual void poll() {}
  virtual void dump_config() const = 0;

  bool pop(TimedWindow &window) { return this->windows_.pop(window); }
  const metering::Calibration &calibration() const { return this->calibration_; }
  /// Pairs of samples per second, measured where the source can measure it.
  float sample_rate_hz() const { return this->sample_rate_hz_; }

 protected:
  /// Null, or why nothing can be measured with these factors and this rate.
  const char *configure_meter_() {
    this->meter_.configure(this->calibration_, this->sample_rate_hz_);
    return metering::CycleMeter::find_problem(this->calibration_, this->sample_rate_hz_);
  }
  /// One pair, taken at a monotonic time. A window that finds no room is gone, and counted.
  void add_(metering::Sample sample, int64_t time_us) {
    if (this->meter_.add(sample) && !this->windows_.push({this->meter_.window(), time_us}))
      this->lost_windows_ = this->lost_windows_ + 1;
  }

  metering::Calibration calibration_;
  metering::CycleMeter meter_;
  WindowQueue windows_;
  std::atomic<float> sample_rate_hz_{4000.0f};
  std::atomic<uint32_t> lost_windows_{0};
};

}  // namespace esphome::smart_energy
