#include "esphome/components/smart_energy/reading_sensors.h"

#include <cmath>
#include <cstdio>

namespace esphome::smart_energy {

#ifdef USE_SENSOR
static constexpr double MWH_PER_KWH = 1e6;

static void publish(sensor::Sensor *sensor, std::optional<float> value) {
  if (sensor != nullptr)
    sensor->publish_state(value.value_or(NAN));
}
#endif

void ReadingSensors::publish_measurements(const metering::Reading &reading) {
#ifdef USE_SENSOR
  publish(this->voltage_sensor_, reading.voltage_v);
  publish(this->current_sensor_, reading.current_a);
  publish(this->power_sensor_, reading.power_w);
  publish(this->energy_sensor_, static_cast<float>(static_cast<double>(reading.energy_mwh) / MWH_PER_KWH));
  publish(this->energy_export_sensor_,
          static_cast<float>(static_cast<double>(reading.energy_export_mwh.value_or(0)) / MWH_PER_KWH));
  publish(this->frequency_sensor_, reading.frequency_hz);
  publish(this->power_factor_sensor_, reading.power_factor);
  publish(this->apparent_power_sensor_, reading.apparent_power_va);
  publish(this->reactive_power_sensor_, reading.reactive_power_var);
  publish(this->thd_voltage_sensor_, reading.thd_voltage);
  publish(this->thd_current_sensor_, reading.thd_current);
#endif
}

void ReadingSensors::publish_register_(int64_t energy_mwh) {
#ifdef USE_TEXT_SENSOR
  if (this->energy_text_sensor_ == nullptr)
    return;
  // Small C libraries cannot print 64-bit integers.
  constexpr int64_t GWH = 1000000000000;
  const auto gwh = static_cast<unsigned>(energy_mwh / GWH);
  const auto wh = static_cast<unsigned>(energy_mwh % GWH / 1000);
  const auto mwh = static_cast<unsigned>(energy_mwh % 1000);
  char text[32];
  if (gwh > 0) {
    snprintf(text, sizeof(text), "%u%09u.%03u", gwh, wh, mwh);
  } else {
    snprintf(text, sizeof(text), "%u.%03u", wh, mwh);
  }
  this->energy_text_sensor_->publish_state(text);
#endif
}

void ReadingSensors::publish_diagnostics_(float sample_rate_hz, uint32_t published, uint32_t dropped, uint32_t lost) {
#ifdef USE_SENSOR
  publish(this->sample_rate_sensor_, sample_rate_hz);
  publish(this->readings_published_sensor_, static_cast<float>(published));
  publish(this->readings_dropped_sensor_, static_cast<float>(dropped));
  publish(this->windows_lost_sensor_, static_cast<float>(lost));
#endif
}

}  // namespace esphome::smart_energy
