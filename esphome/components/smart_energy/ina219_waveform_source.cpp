#include "esphome/components/smart_energy/ina219_waveform_source.h"

#ifdef USE_I2C

#include "esphome/components/smart_energy/monotonic_clock.h"
#include "esphome/core/log.h"

namespace esphome::smart_energy {

static const char *const TAG = "smart_energy.ina219";

// Registers and their units: Texas Instruments, INA219, SBOS448.
static const uint8_t REGISTER_CONFIGURATION = 0x00;
static const uint8_t REGISTER_SHUNT_VOLTAGE = 0x01;
static const uint8_t REGISTER_BUS_VOLTAGE = 0x02;
// 32 V, +-320 mV, both inputs averaged over 16 conversions, without a pause.
static const uint16_t CONFIGURATION = 0x3E67;
static const int BUS_SHIFT = 3;
static const int16_t SHUNT_LIMIT = 32000;
static const float WINDOW_S = 0.2f;
static const int64_t PERIOD_US = 20000;
// After a longer silence of the chip nobody knows what flowed meanwhile.
static const int64_t LONGEST_GAP_US = 1000000;

bool Ina219WaveformSource::start() {
  this->meter_.configure(this->pairs_.front()->calibration(), WINDOW_S);
  this->set_sample_rate_hz(1e6f / PERIOD_US);
  if (this->write_byte_16(REGISTER_CONFIGURATION, CONFIGURATION))
    return true;
  ESP_LOGE(TAG, "No INA219 answers at address 0x%02X; check its wires, its supply and `address:`", this->address_);
  return false;
}

void Ina219WaveformSource::poll() {
  const int64_t now_us = monotonic_us();
  if (now_us < this->next_us_)
    return;
  this->next_us_ = now_us + PERIOD_US;
  float voltage_v = 0;
  float current_a = 0;
  if (!this->read_(voltage_v, current_a))
    return;
  const int64_t gap_us = now_us - this->last_us_;
  const bool known = this->last_us_ != 0 && gap_us <= LONGEST_GAP_US;
  this->last_us_ = now_us;
  if (known && this->meter_.add(voltage_v, current_a, static_cast<float>(gap_us) * 1e-6f) &&
      !this->pairs_.front()->add_window({this->meter_.window(), now_us, {}, {}}))
    this->lost_windows_ = this->lost_windows_ + 1;
}

bool Ina219WaveformSource::read_(float &voltage_v, float &current_a) {
  uint16_t shunt = 0;
  uint16_t bus = 0;
  if (!this->read_byte_16(REGISTER_SHUNT_VOLTAGE, &shunt) || !this->read_byte_16(REGISTER_BUS_VOLTAGE, &bus)) {
    this->problem_ = "the INA219 does not answer: check its wires and its supply";
    return false;
  }
  const auto shunt_bits = static_cast<int16_t>(shunt);
  this->problem_ = shunt_bits >= SHUNT_LIMIT || shunt_bits <= -SHUNT_LIMIT
                       ? "the current is beyond the range of the INA219: use a smaller shunt"
                       : nullptr;
  const auto &calibration = this->pairs_.front()->calibration();
  voltage_v = static_cast<float>(bus >> BUS_SHIFT) * calibration.volts_per_count;
  current_a = static_cast<float>(shunt_bits) * calibration.amps_per_count;
  return true;
}

void Ina219WaveformSource::dump_config() const { ESP_LOGCONFIG(TAG, "  Source: INA219 at 0x%02X", this->address_); }

}  // namespace esphome::smart_energy

#endif  // USE_I2C
