#pragma once

#include "esphome/components/metering/calibration.h"
#include "esphome/components/metering/sample.h"
#include "esphome/components/metering/window.h"

namespace esphome::metering {

/// Measures one voltage/current pair, window by window.
class CycleMeter {
 public:
  /// False when rate, window or calibration cannot be measured with.
  bool configure(const Calibration &calibration, float sample_rate_hz, float window_s = 0.2f);

  /// Takes one pair; true when it closed a window.
  bool add(Sample sample);

  /// The window closed last.
  const Window &window() const { return this->window_; }

 protected:
  Window window_;
};

}  // namespace esphome::metering
