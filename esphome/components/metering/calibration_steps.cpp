#include "esphome/components/metering/calibration_steps.h"

#include <algorithm>
#include <cmath>

namespace esphome::metering {

static constexpr float PI = 3.14159265359f;
static constexpr float LEAST_CURRENT_A = 0.5f;
/// A heating element's angle is below 1 degree, a clamp's error below 10; more is a motor or another phase.
static constexpr float GREATEST_ANGLE = 15.0f * PI / 180.0f;
/// A resistive load's current is as distorted as the voltage; a dimmer's or a power supply's is much more, percent.
static constexpr float GREATEST_EXTRA_THD = 5.0f;
static constexpr float GREATEST_NOISE_COUNTS = 100.0f;
/// Noise has no fundamental; of pick-up on the cable there may be some.
static constexpr float GREATEST_FUNDAMENTAL = 0.5f;
static constexpr float ROUNDING_VARIANCE = 1.0f / 12.0f;

static const char *find_problem_of_values(const Window &measured, float measured_value, float true_value) {
  if (measured.flags & FLAG_CLIPPED)
    return "the signal is beyond the range of the ADC; turn its gain down first";
  if (!(true_value > 0) || !std::isfinite(true_value))
    return "the true value must be above 0";
  if (!(measured_value > 0))
    return "nothing is measured on this channel; check its wiring";
  const float correction = true_value / measured_value;
  if (correction > GREATEST_CORRECTION || correction < 1 / GREATEST_CORRECTION)
    return "the true value is more than 5 times or less than a fifth of what is measured; check unit, wiring and the "
           "turns ratio in the YAML";
  return nullptr;
}

CalibrationStep calibrate_voltage(const Calibration &before, const Window &measured, float true_voltage_v) {
  if (before.assumed_voltage_v > 0) {
    if (!(true_voltage_v > 0) || !std::isfinite(true_voltage_v))
      return {before, "the true value must be above 0"};
    CalibrationStep step{before};
    step.after.assumed_voltage_v = true_voltage_v;
    return step;
  }
  CalibrationStep step{before, find_problem_of_values(measured, measured.voltage_v, true_voltage_v)};
  if (step.problem == nullptr)
    step.after.volts_per_count *= true_voltage_v / measured.voltage_v;
  return step;
}

CalibrationStep calibrate_current(const Calibration &before, const Window &measured, float true_current_a) {
  CalibrationStep step{before, find_problem_of_values(measured, measured.current_a, true_current_a)};
  if (step.problem == nullptr)
    step.after.amps_per_count *= true_current_a / measured.current_a;
  return step;
}

static const char *find_problem_of_load(const Window &measured) {
  if (measured.flags & FLAG_CLIPPED)
    return "the signal is beyond the range of the ADC; turn its gain down first";
  if ((measured.flags & FLAG_NO_MAINS) || measured.frequency_hz <= 0)
    return "no mains voltage is measured, against which the current could be compared";
  if (measured.current_a < LEAST_CURRENT_A)
    return "less than 0.5 A flows; switch on a kettle or another heating element";
  if (measured.power_w < 0)
    return "the power is negative; turn the clamp around or set reversed: true first";
  if (measured.thd_current > measured.thd_voltage + GREATEST_EXTRA_THD)
    return "the current is distorted, so that the load is not resistive; use a kettle at full power";
  return nullptr;
}

CalibrationStep calibrate_phase(const Calibration &before, const Window &measured) {
  if (before.assumed_voltage_v > 0)
    return {before, "the voltage is assumed, so that there is no phase to compare with"};
  CalibrationStep step{before, find_problem_of_load(measured)};
  if (step.problem != nullptr)
    return step;
  const float angle = std::atan2(measured.reactive_power_var, measured.power_w);
  if (std::fabs(angle) > GREATEST_ANGLE) {
    step.problem =
        "current and voltage are more than 15 degrees apart; the load is not resistive, or the clamp is on "
        "another phase";
    return step;
  }
  step.after.skew_us -= angle / (2 * PI * measured.frequency_hz) * 1e6f;
  return step;
}

CalibrationStep calibrate_noise(const Calibration &before, const Window &measured) {
  CalibrationStep step{before};
  const Moments &moments = measured.moments;
  if (moments.duration_s <= 0) {
    step.problem = "nothing has been measured yet";
    return step;
  }
  const auto mean_square = static_cast<float>(moments.current_squared / moments.duration_s);
  const float variance = mean_square / (before.amps_per_count * before.amps_per_count);
  const float noise = std::sqrt(std::max(variance - ROUNDING_VARIANCE, 0.0f));
  // Both channels are of one converter, and the voltage channel cannot be without a signal.
  const bool has_fundamental =
      moments.fundamental_current_squared > static_cast<double>(GREATEST_FUNDAMENTAL) * moments.locked_current_squared;
  if (noise > GREATEST_NOISE_COUNTS || (moments.locked_s > 0 && has_fundamental && noise > 1)) {
    step.problem = "a current flows; take the clamp off the wire or switch everything off behind it";
    return step;
  }
  step.after.noise_counts = noise;
  return step;
}

}  // namespace esphome::metering
