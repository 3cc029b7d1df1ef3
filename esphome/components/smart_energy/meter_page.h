#pragma once

#include "esphome/core/defines.h"

#ifdef USE_DISPLAY

#include "esphome/components/display/display.h"
#include "esphome/components/smart_energy/energy_meter.h"

namespace esphome::smart_energy {

/// Draws the meter on a display of 128 x 64 pixels: power, voltage and current, today's energy, Wi-Fi and MQTT. While
/// the measurement has a problem, a page that says so takes turns with it.
void draw_meter_page(display::Display &it, const EnergyMeter &meter, display::BaseFont *large,
                     display::BaseFont *small);

}  // namespace esphome::smart_energy

#endif  // USE_DISPLAY
