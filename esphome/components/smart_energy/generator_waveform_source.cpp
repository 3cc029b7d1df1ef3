#include "esphome/components/smart_energy/generator_waveform_source.h"

#ifdef USE_HOST

#include "esphome/components/smart_energy/wall_clock.h"
#include "esphome/core/log.h"
#include "esphome/core/time.h"

namespace esphome::smart_energy {

static const char *const TAG = "smart_energy.generator";
static const int64_t SECOND_US = 1000000;

bool GeneratorWaveformSource::start() {
  this->waveform_.configure(metering::MAINS, this->voltage_v_, this->frequency_hz_, this->sample_rate_hz());
  for (auto &appliance : this->appliances_)
    appliance.index = this->waveform_.add_appliance(*appliance.current);
  return PacedWaveformSource::start();
}

void GeneratorWaveformSource::sample_at_(int64_t time_us, Counts &counts) {
  if (time_us >= this->next_switch_us_)
    this->switch_appliances_(time_us);
  const auto sample = this->waveform_.next_sample(this->adc_);
  counts[0] = sample.voltage;
  counts[1] = sample.current;
}

void GeneratorWaveformSource::switch_appliances_(int64_t time_us) {
  const int64_t unix_us = unix_us_at(time_us);
  const auto local = ESPTime::from_epoch_local(unix_us / SECOND_US + this->schedule_offset_s_);
  const int32_t second_of_day = local.hour * 3600 + local.minute * 60 + local.second;
  for (const auto &appliance : this->appliances_)
    this->waveform_.set_power(appliance.index, is_on(appliance.schedule, second_of_day) ? appliance.power_w : 0.0f);
  this->next_switch_us_ = time_us + SECOND_US - unix_us % SECOND_US;
}

void GeneratorWaveformSource::dump_config() const {
  ESP_LOGCONFIG(TAG, "  Source: generator, %.1f V, %.2f Hz, %.0f pairs/s, schedule %+d s", this->voltage_v_,
                this->frequency_hz_, this->sample_rate_hz(), static_cast<int>(this->schedule_offset_s_));
  for (const auto &appliance : this->appliances_)
    ESP_LOGCONFIG(TAG, "    %s %.0f W", appliance.current->name, appliance.power_w);
}

}  // namespace esphome::smart_energy

#endif  // USE_HOST
