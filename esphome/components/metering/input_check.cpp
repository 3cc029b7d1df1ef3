#include "esphome/components/metering/input_check.h"

#include <cmath>

namespace esphome::metering {

/// EN 50160 lets the voltage go from 85 to 110 % of nominal; what is outside of these is no sag but a mistake.
static constexpr float LEAST_VOLTAGE = 0.7f;
static constexpr float GREATEST_VOLTAGE = 1.3f;
static constexpr float GREATEST_CURRENT = 1.2f;
/// Hardly any load has a smaller power factor at a current worth measuring.
static constexpr float LEAST_POWER_FACTOR = 0.1f;
static constexpr float JUDGED_CURRENT_A = 1.0f;
/// A mains voltage is less distorted than the current of most houses, percent.
static constexpr float GREATEST_VOLTAGE_THD = 15.0f;
/// Half of what lies between 50 and 60 Hz; EN 50160 lets 50 Hz of an island go from 42.5 to 57.5.
static constexpr float GREATEST_FREQUENCY_ERROR_HZ = 5.0f;

static bool is_clipped(const InputRange &range, const Calibration &calibration) {
  return range.seen() && (range.least <= calibration.min_counts || range.greatest >= calibration.max_counts);
}

static bool is_stuck(const InputRange &range) { return range.seen() && range.least == range.greatest; }

static const char *find_problem_of_inputs(const InputRange &voltage, const InputRange &current,
                                          const Calibration &calibration) {
  const bool has_voltage = calibration.assumed_voltage_v <= 0;
  if (has_voltage && is_stuck(voltage))
    return "the voltage input never moves by a single count: it is not connected, or at the end of the ADC's range";
  if (is_stuck(current))
    return "the current input never moves by a single count: it is not connected, or at the end of the ADC's range";
  if (has_voltage && is_clipped(voltage, calibration))
    return "the voltage is beyond the range of the ADC: turn the module's trimmer down, or correct the bias";
  if (is_clipped(current, calibration))
    return "the current is beyond the range of the ADC: the burden is too large for this current, or the bias is wrong";
  return nullptr;
}

static const char *find_problem_of_voltage(const Window &interval, const Expectation &expected) {
  const bool flows = interval.current_a >= JUDGED_CURRENT_A;
  if (interval.flags & FLAG_NO_MAINS) {
    return flows ? "a current is measured but no mains voltage: the voltage input is not connected, or voltage and "
                   "current are swapped"
                 : "no mains voltage is measured";
  }
  if (expected.nominal_frequency_hz > 0 && interval.frequency_hz > 0 &&
      std::fabs(interval.frequency_hz - expected.nominal_frequency_hz) > GREATEST_FREQUENCY_ERROR_HZ)
    return "the mains has another frequency than nominal_frequency says: correct it, phase_angle goes by it";
  if (expected.nominal_voltage_v <= 0)
    return nullptr;
  if (interval.thd_voltage > GREATEST_VOLTAGE_THD)
    return "the voltage has the shape of a current: voltage and current are swapped, or the module is overdriven";
  if (interval.voltage_v < LEAST_VOLTAGE * expected.nominal_voltage_v)
    return "the voltage is far below nominal: calibrate it, or voltage and current are swapped";
  if (interval.voltage_v > GREATEST_VOLTAGE * expected.nominal_voltage_v)
    return "the voltage is far above nominal: calibrate it, or correct the factor of the voltage input";
  return nullptr;
}

const char *find_measurement_problem(const Window &interval, const InputRange &voltage, const InputRange &current,
                                     const Calibration &calibration, const Expectation &expected) {
  if (const char *problem = find_problem_of_inputs(voltage, current, calibration))
    return problem;
  if (const char *problem = find_problem_of_voltage(interval, expected))
    return problem;
  if (expected.rated_current_a > 0 && interval.current_a > GREATEST_CURRENT * expected.rated_current_a)
    return "the current is above the meter's rating: correct turns, burden or amps_per_volt, or use a larger clamp";
  if (interval.current_a < JUDGED_CURRENT_A || (interval.flags & FLAG_ESTIMATED))
    return nullptr;
  if (std::fabs(interval.power_factor) < LEAST_POWER_FACTOR && interval.frequency_hz > 0)
    return "hardly any of the current makes power: the clamp is on another phase than the voltage, or phase_angle is "
           "wrong";
  if (expected.consumes_only && interval.power_w < 0)
    return "a circuit of loads feeds in: turn the clamp around, set reversed: true, or correct phase_angle";
  return nullptr;
}

}  // namespace esphome::metering
