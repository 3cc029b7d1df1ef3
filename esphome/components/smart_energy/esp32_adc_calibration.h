#pragma once

#ifdef USE_ESP32

#include <hal/adc_types.h>

#include <array>
#include <cstdint>

namespace esphome::smart_energy {

/// Fills the table from raw count to eighths of a millivolt at the pin with the chip's own calibration from its eFuses.
/// False where the chip has none; the table then follows the data sheet's nominal range. One table serves all inputs:
/// where the eFuses know of channels at all, these differ by an offset (adc_cali_curve_fitting.c), which the meter
/// tracks anyway.
bool fill_adc_table(adc_channel_t channel, adc_atten_t attenuation, std::array<int16_t, 4096> &table);

}  // namespace esphome::smart_energy

#endif  // USE_ESP32
