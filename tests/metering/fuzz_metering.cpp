// libFuzzer target: any calibration and any samples give finite results, or are refused; messages are valid or absent.

#include <cmath>

#include "esphome/components/metering/cycle_meter.h"
#include "esphome/components/metering/energy_register.h"
#include "esphome/components/metering/interval_meter.h"
#include "esphome/components/metering/reading_message.h"
#include "fuzz_bytes.h"

using namespace esphome::metering;

namespace {

void check(const Window &window) {
  for (const float value :
       {window.duration_s, window.voltage_v, window.current_a, window.power_w, window.reactive_power_var,
        window.apparent_power_va, window.power_factor, window.frequency_hz, window.thd_voltage, window.thd_current,
        window.crest_factor_voltage, window.crest_factor_current})
    require(std::isfinite(value), "all results are finite");
  require(window.voltage_v >= 0 && window.current_a >= 0 && window.thd_voltage >= 0 && window.thd_current >= 0,
          "RMS and THD are not negative");
  require(std::fabs(window.power_factor) <= 1, "the power factor is within 1");
  require(window.frequency_hz == 0 || (window.frequency_hz > 39 && window.frequency_hz < 71),
          "the frequency is a mains'");
}

/// Calibrations a person could set, from the extremes of what is accepted.
Calibration take_calibration(Bytes &bytes) {
  Calibration calibration;
  calibration.volts_per_count = bytes.take<float>();
  calibration.amps_per_count = bytes.take<float>();
  calibration.skew_us = bytes.take<float>();
  calibration.noise_counts = bytes.take<float>();
  calibration.starting_current_a = bytes.take<float>();
  calibration.assumed_voltage_v = bytes.take<float>();
  calibration.reversed = (bytes.take<uint8_t>() & 1) != 0;
  calibration.min_counts = bytes.take<int16_t>();
  calibration.max_counts = bytes.take<int16_t>();
  return calibration;
}

Sample with_mains(Sample sample, float phase_rad) {
  const auto raised = [](int16_t count, float mains) {
    return static_cast<int16_t>(std::fmin(std::fmax(static_cast<float>(count) + mains, INT16_MIN), INT16_MAX));
  };
  return {raised(sample.voltage, 800 * std::sin(phase_rad)), raised(sample.current, 300 * std::sin(phase_rad - 1))};
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  Bytes bytes(data, size);
  const uint8_t usual = bytes.take<uint8_t>();
  const uint8_t repeats = 1 + (usual >> 4);
  const Calibration calibration = (usual & 1) != 0 ? Calibration{} : take_calibration(bytes);
  const float rate = (usual & 2) != 0 ? 500.0f : bytes.take<float>();
  // Mains below the fuzzer's samples, or the frequency would never be found.
  const float turn_rad = (usual & 8) != 0 ? 6.2831853f * (40.0f + bytes.take<uint8_t>() / 8.0f) / 500 : 0;
  float phase_rad = 0;
  const float window_s = (usual & 4) != 0 ? 0.1f : bytes.take<float>();
  static CycleMeter meter;
  IntervalMeter intervals;
  EnergyRegister energy;
  if (!meter.configure(calibration, rate, window_s))
    return 0;
  intervals.configure(calibration, 0.5f);
  int64_t last = 0;
  while (!bytes.empty()) {
    const Sample sample = bytes.take<Sample>();
    // Repeated, so that short inputs reach the ends of windows.
    for (int n = 0; n < repeats; n++) {
      phase_rad = std::fmod(phase_rad + turn_rad, 6.2831853f);
      if (!meter.add(with_mains(sample, phase_rad)))
        continue;
      check(meter.window());
      if (!intervals.add(meter.window()))
        continue;
      check(intervals.interval());
      energy.add(intervals.energy());
      require(energy.import_mwh() >= last, "the register never falls");
      last = energy.import_mwh();
      Reading reading = reading_from(intervals.interval());
      reading.device_id = "fuzz";
      reading.energy_mwh = energy.import_mwh();
      reading.timestamp_ms = 1800000000000;
      char buffer[READING_MESSAGE_SIZE];
      const size_t length = write_reading_message(reading, buffer, sizeof(buffer));
      require(length == 0 || (std::strlen(buffer) == length && buffer[length - 1] == '}'),
              "a message is whole or absent");
    }
  }
  return 0;
}
