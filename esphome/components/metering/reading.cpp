#include "esphome/components/metering/reading.h"

namespace esphome::metering {

Reading reading_from(const Window &interval) {
  Reading reading;
  reading.voltage_v = interval.voltage_v;
  reading.current_a = interval.current_a;
  reading.power_w = interval.power_w;
  reading.apparent_power_va = interval.apparent_power_va;
  reading.interval_s = interval.duration_s;
  reading.flags = interval.flags;
  const bool loaded = interval.current_a > 0;
  if (loaded)
    reading.power_factor = interval.power_factor;
  // 0 while the mains frequency is not found: then nothing is known that needs it.
  if (interval.frequency_hz > 0) {
    reading.frequency_hz = interval.frequency_hz;
    reading.reactive_power_var = interval.reactive_power_var;
    reading.thd_voltage = interval.thd_voltage;
    if (loaded)
      reading.thd_current = interval.thd_current;
  }
  return reading;
}

}  // namespace esphome::metering
