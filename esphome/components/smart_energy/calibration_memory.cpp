#include "esphome/components/smart_energy/calibration_memory.h"

#include "esphome/core/helpers.h"
#include "esphome/core/log.h"

namespace esphome::smart_energy {

static const char *const TAG = "smart_energy.calibration";
// Changes when Record does.
static const std::string RECORD_NAME = "smart_energy.calibration.1.";

CalibrationMemory::Factors CalibrationMemory::Factors::of(const metering::Calibration &calibration) {
  return {calibration.volts_per_count, calibration.amps_per_count, calibration.skew_us, calibration.noise_counts,
          calibration.assumed_voltage_v};
}

void CalibrationMemory::setup(const std::string &name, const metering::Calibration &configured) {
  this->configured_ = configured;
  this->preference_ = global_preferences->make_preference<Record>(fnv1_hash(RECORD_NAME + name), true);
}

metering::Calibration CalibrationMemory::load() {
  Record stored{};
  if (!this->preference_.load(&stored) || stored.configured == stored.calibrated)
    return this->configured_;
  if (stored.configured != Factors::of(this->configured_)) {
    ESP_LOGW(TAG, "The configuration has other factors than when this meter was calibrated; they are used as written");
    return this->configured_;
  }
  auto calibration = this->configured_;
  calibration.volts_per_count = stored.calibrated.volts_per_count;
  calibration.amps_per_count = stored.calibrated.amps_per_count;
  calibration.skew_us = stored.calibrated.skew_us;
  calibration.noise_counts = stored.calibrated.noise_counts;
  calibration.assumed_voltage_v = stored.calibrated.assumed_voltage_v;
  return calibration;
}

bool CalibrationMemory::save(const metering::Calibration &calibration) {
  const Record record{Factors::of(this->configured_), Factors::of(calibration)};
  return this->preference_.save(&record) && global_preferences->sync();
}

}  // namespace esphome::smart_energy
