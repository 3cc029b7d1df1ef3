#include "esphome/components/smart_energy/esp8266_adc_waveform_source.h"

#ifdef USE_ESP8266

#include <Arduino.h>

#include "esphome/core/log.h"

namespace esphome::smart_energy {

static const char *const TAG = "smart_energy.esp8266_adc";
// A read takes about 0.1 ms and pauses Wi-Fi, so that faster sampling costs connections.
static const float SAMPLE_RATE_HZ = 1000.0f;
static const int16_t FULL_SCALE = 1023;

bool Esp8266AdcWaveformSource::start() {
  this->pairs_.front()->set_range(0, FULL_SCALE);
  this->set_sample_rate_hz(SAMPLE_RATE_HZ);
  this->high_frequency_loop_.start();
  return PacedWaveformSource::start();
}

void Esp8266AdcWaveformSource::sample_at_(int64_t /*time_us*/, Counts &counts) {
  // The middle of the range where no voltage is measured: 0 would count as clipped.
  counts[0] = FULL_SCALE / 2;
  counts[1] = static_cast<int16_t>(analogRead(A0));
}

void Esp8266AdcWaveformSource::dump_config() const {
  ESP_LOGCONFIG(TAG, "  Source: ESP8266 ADC, clamp only, %.0f V assumed",
                this->pairs_.front()->calibration().assumed_voltage_v);
}

}  // namespace esphome::smart_energy

#endif  // USE_ESP8266
