#include "esphome/components/smart_energy/meter_page.h"

#ifdef USE_DISPLAY

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <string>

#include "esphome/components/mqtt/mqtt_client.h"
#include "esphome/components/network/util.h"
#include "esphome/core/hal.h"

namespace esphome::smart_energy {

using display::TextAlign;

static const uint32_t PAGE_MS = 4000;
static const int LINE = 13;
static const float KILOWATT_W = 10000.0f;

static void draw_power(display::Display &it, float power_w, display::BaseFont *font) {
  const bool kilowatts = std::fabs(power_w) >= KILOWATT_W;
  it.printf(it.get_width() / 2, 0, font, TextAlign::TOP_CENTER, "%.*f %s", kilowatts ? 2 : 0,
            kilowatts ? power_w / 1000.0f : power_w, kilowatts ? "kW" : "W");
}

static void draw_connections(display::Display &it, display::BaseFont *font) {
  const bool online = network::is_connected();
  it.print(0, it.get_height(), font, TextAlign::BOTTOM_LEFT, online ? "Wi-Fi" : "no Wi-Fi");
  const bool connected = mqtt::global_mqtt_client->is_connected();
  it.print(it.get_width(), it.get_height(), font, TextAlign::BOTTOM_RIGHT, connected ? "MQTT" : "no MQTT");
}

static void draw_measurements(display::Display &it, const EnergyMeter &meter, display::BaseFont *large,
                              display::BaseFont *small) {
  const auto &reading = meter.last_reading();
  if (!meter.has_reading()) {
    it.print(it.get_width() / 2, 0, large, TextAlign::TOP_CENTER, "- W");
    return;
  }
  draw_power(it, reading.power_w, large);
  it.printf(0, 2 * LINE, small, "%.1f V", reading.voltage_v);
  it.printf(it.get_width(), 2 * LINE, small, TextAlign::TOP_RIGHT, "%.2f A", reading.current_a);
  it.printf(it.get_width() / 2, 3 * LINE - 1, small, TextAlign::TOP_CENTER, "today %.2f kWh",
            static_cast<double>(meter.energy_today_mwh()) / 1e6);
}

/// Words of a text, as many on a line as fit.
static void draw_wrapped(display::Display &it, int top, display::BaseFont *font, const std::string &text) {
  std::string line;
  for (size_t at = 0; at < text.size() && top + LINE <= it.get_height();) {
    const size_t end = std::min(text.find(' ', at), text.size());
    const std::string longer = line + (line.empty() ? "" : " ") + text.substr(at, end - at);
    int x = 0, y = 0, width = 0, height = 0;
    it.get_text_bounds(0, 0, longer.c_str(), font, TextAlign::TOP_LEFT, &x, &y, &width, &height);
    if (width > it.get_width() && !line.empty()) {
      it.print(0, top, font, line.c_str());
      top += LINE;
      line.clear();
      continue;
    }
    line = longer;
    at = end + 1;
  }
  if (top + LINE <= it.get_height())
    it.print(0, top, font, line.c_str());
}

void draw_meter_page(display::Display &it, const EnergyMeter &meter, display::BaseFont *large,
                     display::BaseFont *small) {
  if (meter.problem() != nullptr && millis() / PAGE_MS % 2 == 1) {
    it.print(0, 0, small, "CHECK THE METER");
    it.horizontal_line(0, LINE, it.get_width());
    draw_wrapped(it, LINE, small, meter.problem());
    return;
  }
  draw_measurements(it, meter, large, small);
  draw_connections(it, small);
}

}  // namespace esphome::smart_energy

#endif  // USE_DISPLAY
