// Writes the golden messages of tests/messages: golden_messages FOLDER

#include <cstdio>
#include <fstream>
#include <string>

#include "esphome/components/metering/reading_message.h"

using namespace esphome::metering;

namespace {

Reading minimal() {
  Reading reading;
  reading.device_id = "meter-01";
  reading.voltage_v = 220.4f;
  reading.current_a = 1.34f;
  reading.power_w = 295.4f;
  reading.energy_mwh = 1240;
  reading.timestamp_ms = 1739930110000;
  return reading;
}

Reading full() {
  Reading reading = minimal();
  reading.timestamp_ms = 1739930115004;
  reading.energy_mwh = 1234567891234;
  reading.seq = 4294967297;
  reading.energy_export_mwh = 0;
  reading.frequency_hz = 50.0123f;
  reading.power_factor = 0.9987f;
  reading.apparent_power_va = 295.336f;
  reading.reactive_power_var = -12.5f;
  reading.thd_voltage = 2.31f;
  reading.thd_current = 11.04f;
  reading.interval_s = 5;
  return reading;
}

Reading exporting() {
  Reading reading = full();
  reading.device_id = "roof_Solar-2";
  reading.power_w = -1824.75f;
  reading.power_factor = -0.9962f;
  reading.energy_mwh = 5;
  reading.energy_export_mwh = 98765432100;
  return reading;
}

Reading flagged() {
  Reading reading = minimal();
  reading.voltage_v = 0;
  reading.current_a = 0.0312f;
  reading.power_w = 0;
  reading.interval_s = 5;
  reading.flags = FLAG_CLIPPED | FLAG_NO_MAINS | FLAG_ESTIMATED;
  return reading;
}

Reading aggregated() {
  Reading reading = full();
  reading.interval_s = 60;
  reading.power_min_w = 12.125f;
  reading.power_max_w = 2011.5f;
  reading.flags = FLAG_AGGREGATED;
  reading.replayed = true;
  return reading;
}

Reading replayed() {
  Reading reading = full();
  reading.replayed = true;
  return reading;
}

MeterInfo meter() {
  MeterInfo info;
  info.device_id = "meter-01";
  info.model = "ESP32, ZMPT101B, SCT-013-030";
  info.firmware = "0.1.0";
  info.nominal_voltage_v = 230;
  info.nominal_frequency_hz = 50;
  info.max_current_a = 30;
  info.phase = "L1";
  info.role = "grid";
  info.interval_s = 5;
  return info;
}

MeterInfo circuit() {
  MeterInfo info = meter();
  info.device_id = "meter-01-kitchen";
  info.role = "circuit";
  info.parent = "meter-01";
  return info;
}

void save(const std::string &path, const char *text) { std::ofstream(path) << text << '\n'; }

void save(const std::string &path, const Reading &reading) {
  char buffer[READING_MESSAGE_SIZE];
  write_reading_message(reading, buffer, sizeof(buffer));
  save(path, buffer);
}

void save(const std::string &path, const MeterInfo &info) {
  char buffer[INFO_MESSAGE_SIZE];
  write_info_message(info, buffer, sizeof(buffer));
  save(path, buffer);
}

}  // namespace

int main(int argc, char **argv) {
  if (argc != 2) {
    std::fputs("Usage: golden_messages FOLDER\n", stderr);
    return 2;
  }
  const std::string folder = std::string(argv[1]) + "/";
  save(folder + "reading_minimal.json", minimal());
  save(folder + "reading_full.json", full());
  save(folder + "reading_export.json", exporting());
  save(folder + "reading_replayed.json", replayed());
  save(folder + "reading_flagged.json", flagged());
  save(folder + "reading_aggregated.json", aggregated());
  save(folder + "info_meter.json", meter());
  save(folder + "info_circuit.json", circuit());
  return 0;
}
