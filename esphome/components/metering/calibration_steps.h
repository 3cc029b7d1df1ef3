#pragma once

#include "esphome/components/metering/calibration.h"
#include "esphome/components/metering/window.h"

namespace esphome::metering {

/// The outcome of a calibration step: what to measure with from now on, or why nothing changes.
struct CalibrationStep {
  Calibration after;
  /// For a person to read; null when the step is done.
  const char *problem{nullptr};
};

/// A true value may differ from the measured one by this factor: more is another turns ratio or a wrong unit.
constexpr float GREATEST_CORRECTION = 5.0f;

/// Each step takes an interval measured with `before`; of several seconds, since its scatter stays in the result.
/// The voltage channel shows the true voltage, V RMS.
CalibrationStep calibrate_voltage(const Calibration &before, const Window &measured, float true_voltage_v);
/// The current channel shows the true current, A RMS.
CalibrationStep calibrate_current(const Calibration &before, const Window &measured, float true_current_a);
/// The load is resistive: what angle is left between the fundamentals becomes skew.
CalibrationStep calibrate_phase(const Calibration &before, const Window &measured);
/// There is no load: what the current channel shows is noise.
CalibrationStep calibrate_noise(const Calibration &before, const Window &measured);

}  // namespace esphome::metering
