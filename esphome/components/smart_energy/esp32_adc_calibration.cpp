#include "esphome/components/smart_energy/esp32_adc_calibration.h"

#ifdef USE_ESP32

#include <esp_adc/adc_cali.h>
#include <esp_adc/adc_cali_scheme.h>
#include <sdkconfig.h>

namespace esphome::smart_energy {

static const int UNITS_PER_MV = 8;
static const int NOMINAL_FULL_SCALE_MV = 3100;
// The driver answers in whole millivolts, coarser than a count: only every 128th is asked, and lines drawn between.
static const int STEP = 128;

static adc_cali_handle_t create_scheme([[maybe_unused]] adc_channel_t channel, adc_atten_t attenuation) {
  adc_cali_handle_t scheme = nullptr;
#if defined(ADC_CALI_SCHEME_CURVE_FITTING_SUPPORTED)
  adc_cali_curve_fitting_config_t config{};
  config.unit_id = ADC_UNIT_1;
  config.chan = channel;
  config.atten = attenuation;
  config.bitwidth = ADC_BITWIDTH_12;
  if (adc_cali_create_scheme_curve_fitting(&config, &scheme) != ESP_OK)
    return nullptr;
#elif defined(ADC_CALI_SCHEME_LINE_FITTING_SUPPORTED)
  adc_cali_line_fitting_config_t config{};
  config.unit_id = ADC_UNIT_1;
  config.atten = attenuation;
  config.bitwidth = ADC_BITWIDTH_12;
#if CONFIG_IDF_TARGET_ESP32
  // Taken for the oldest chips, whose eFuses hold no reference voltage.
  config.default_vref = 1100;
#endif
  if (adc_cali_create_scheme_line_fitting(&config, &scheme) != ESP_OK)
    return nullptr;
#endif
  return scheme;
}

static int to_units(adc_cali_handle_t scheme, int count) {
  int millivolts = 0;
  if (scheme == nullptr || adc_cali_raw_to_voltage(scheme, count, &millivolts) != ESP_OK)
    return count * NOMINAL_FULL_SCALE_MV * UNITS_PER_MV / 4095;
  return millivolts * UNITS_PER_MV;
}

bool fill_adc_table(adc_channel_t channel, adc_atten_t attenuation, std::array<int16_t, 4096> &table) {
  adc_cali_handle_t scheme = create_scheme(channel, attenuation);
  for (int from = 0; from < static_cast<int>(table.size()); from += STEP) {
    // The last line is drawn to the highest count there is.
    const int to = from + STEP < static_cast<int>(table.size()) ? from + STEP : from + STEP - 1;
    const int low = to_units(scheme, from);
    const int high = to_units(scheme, to);
    for (int count = from; count <= to; count++)
      table[count] = static_cast<int16_t>(low + (high - low) * (count - from) / (to - from));
  }
  return scheme != nullptr;
}

}  // namespace esphome::smart_energy

#endif  // USE_ESP32
