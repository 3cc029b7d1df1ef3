#pragma once

#include <cstdint>

#include "esphome/components/metering/calibration.h"
#include "esphome/components/metering/window.h"

namespace esphome::metering {

/// Measures direct voltage and current from single pairs, each of which holds until the next: windows of at least
/// `window_s`. RMS includes the direct part here. There is no frequency, reactive power or distortion.
class DcMeter {
 public:
  void configure(const Calibration &calibration, float window_s);
  /// A pair in volts and amperes that held for `duration_s`; true when it closed a window.
  bool add(float voltage_v, float current_a, float duration_s);
  const Window &window() const { return this->window_; }

 protected:
  Calibration calibration_;
  float window_s_{0.2f};
  Moments moments_;
  Window window_;
};

}  // namespace esphome::metering
