#pragma once

#include "esphome/components/metering/reading.h"
#include "esphome/core/defines.h"
#ifdef USE_SENSOR
#include "esphome/components/sensor/sensor.h"
#endif
#ifdef USE_TEXT_SENSOR
#include "esphome/components/text_sensor/text_sensor.h"
#endif

namespace esphome::smart_energy {

/// The quantities of a reading as ESPHome entities; each is optional.
class ReadingSensors {
#ifdef USE_SENSOR
  SUB_SENSOR(voltage)
  SUB_SENSOR(current)
  SUB_SENSOR(power)
  SUB_SENSOR(energy)
  SUB_SENSOR(energy_export)
  SUB_SENSOR(frequency)
  SUB_SENSOR(power_factor)
  SUB_SENSOR(apparent_power)
  SUB_SENSOR(reactive_power)
  SUB_SENSOR(thd_voltage)
  SUB_SENSOR(thd_current)
  SUB_SENSOR(sample_rate)
  SUB_SENSOR(readings_published)
  SUB_SENSOR(readings_dropped)
  SUB_SENSOR(windows_lost)
#endif
#ifdef USE_TEXT_SENSOR
  SUB_TEXT_SENSOR(energy)
#endif

 public:
  void publish_measurements(const metering::Reading &reading);

 protected:
  void publish_register_(int64_t energy_mwh);
  void publish_diagnostics_(float sample_rate_hz, uint32_t published, uint32_t dropped, uint32_t lost);
};

}  // namespace esphome::smart_energy
