#include <cstddef>
#include <cstdint>

#include "esphome/components/metering/cycle_meter.h"
#include "esphome/components/metering/interval_meter.h"

using esphome::metering::Calibration;
using esphome::metering::CycleMeter;
using esphome::metering::IntervalMeter;
using esphome::metering::Sample;
using esphome::metering::Window;

/// What bench/metering reads of an interval.
struct Result {
  double voltage_v, current_a, power_w, reactive_power_var, power_factor, frequency_hz, thd_voltage, thd_current,
      energy_uj, flags;
};

/// Measures `count` pairs; returns how many results of one interval were written, at most `room`.
extern "C" size_t measure(const int16_t *voltage, const int16_t *current, size_t count, float rate_hz,
                          const Calibration *calibration, float interval_s, Result *results, size_t room) {
  CycleMeter meter;
  IntervalMeter intervals;
  if (!meter.configure(*calibration, rate_hz))
    return 0;
  intervals.configure(*calibration, interval_s);
  size_t written = 0;
  for (size_t n = 0; n < count && written < room; n++) {
    if (!meter.add({voltage[n], current[n]}) || !intervals.add(meter.window()))
      continue;
    const Window &x = intervals.interval();
    results[written++] = {x.voltage_v,
                          x.current_a,
                          x.power_w,
                          x.reactive_power_var,
                          x.power_factor,
                          x.frequency_hz,
                          x.thd_voltage,
                          x.thd_current,
                          static_cast<double>(x.energy_uj),
                          static_cast<double>(x.flags)};
  }
  return written;
}
