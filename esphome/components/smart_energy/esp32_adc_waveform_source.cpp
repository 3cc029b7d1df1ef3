#include "esphome/components/smart_energy/esp32_adc_waveform_source.h"

#ifdef USE_ESP32

#include <esp_err.h>

#include <algorithm>

#include "esphome/components/smart_energy/esp32_adc_calibration.h"
#include "esphome/components/smart_energy/monotonic_clock.h"
#include "esphome/core/log.h"

namespace esphome::smart_energy {

static const char *const TAG = "smart_energy.esp32_adc";
static const adc_atten_t ATTENUATION = ADC_ATTEN_DB_12;
// Conversions of both channels together; the classic ESP32 cannot go slower than 20 kHz.
static const uint32_t CONVERSIONS_HZ = std::max<uint32_t>(8000, SOC_ADC_SAMPLE_FREQ_THRES_LOW);
// Half a second of results: a flash erase, which stops the task, may take that long.
static const uint32_t STORE_BYTES = CONVERSIONS_HZ / 2 * SOC_ADC_DIGI_RESULT_BYTES;
static const uint32_t READ_TIMEOUT_MS = 1000;
static const int64_t RATE_MEASUREMENT_US = 2000000;
static const UBaseType_t TASK_PRIORITY = 10;
static const uint32_t MAX_COUNT = 4095;

#if CONFIG_IDF_TARGET_ESP32 || CONFIG_IDF_TARGET_ESP32S2
static const adc_digi_output_format_t FORMAT = ADC_DIGI_OUTPUT_FORMAT_TYPE1;
static uint32_t channel_of(const adc_digi_output_data_t &result) { return result.type1.channel; }
static uint32_t count_of(const adc_digi_output_data_t &result) { return result.type1.data; }
#else
static const adc_digi_output_format_t FORMAT = ADC_DIGI_OUTPUT_FORMAT_TYPE2;
static uint32_t channel_of(const adc_digi_output_data_t &result) { return result.type2.channel; }
static uint32_t count_of(const adc_digi_output_data_t &result) { return result.type2.data; }
#endif

bool Esp32AdcWaveformSource::start() {
  if (!fill_adc_table(this->voltage_channel_, ATTENUATION, this->table_))
    ESP_LOGW(TAG, "This chip has no ADC calibration in its eFuses; calibrate the meter against a known voltage");
  this->calibration_.min_counts = this->table_.front();
  this->calibration_.max_counts = this->table_.back();
  if (!this->start_driver_())
    return false;
  this->task_ = xTaskCreateStatic(run_task, "smart_energy", STACK_BYTES / sizeof(StackType_t), this, TASK_PRIORITY,
                                  this->stack_.data(), &this->task_memory_);
  return this->task_ != nullptr;
}

bool Esp32AdcWaveformSource::start_driver_() {
  adc_continuous_handle_cfg_t handle_config{};
  handle_config.max_store_buf_size = STORE_BYTES;
  handle_config.conv_frame_size = FRAME_BYTES;
  std::array<adc_digi_pattern_config_t, 2> pattern{};
  pattern[0].channel = this->voltage_channel_;
  pattern[1].channel = this->current_channel_;
  for (auto &entry : pattern) {
    entry.atten = ATTENUATION;
    entry.unit = ADC_UNIT_1;
    entry.bit_width = SOC_ADC_DIGI_MAX_BITWIDTH;
  }
  adc_continuous_config_t config{};
  config.pattern_num = pattern.size();
  config.adc_pattern = pattern.data();
  config.sample_freq_hz = CONVERSIONS_HZ;
  config.conv_mode = ADC_CONV_SINGLE_UNIT_1;
  config.format = FORMAT;
  esp_err_t error = adc_continuous_new_handle(&handle_config, &this->driver_);
  if (error == ESP_OK)
    error = adc_continuous_config(this->driver_, &config);
  if (error == ESP_OK)
    error = adc_continuous_start(this->driver_);
  if (error != ESP_OK)
    ESP_LOGE(TAG, "The ADC could not be started (%s); something else may use ADC1", esp_err_to_name(error));
  return error == ESP_OK;
}

void Esp32AdcWaveformSource::run_task(void *source) { static_cast<Esp32AdcWaveformSource *>(source)->read_forever_(); }

void Esp32AdcWaveformSource::read_forever_() {
  while (true) {
    uint32_t bytes = 0;
    if (adc_continuous_read(this->driver_, this->frame_.data(), FRAME_BYTES, &bytes, READ_TIMEOUT_MS) == ESP_OK)
      this->take_frame_(bytes, monotonic_us());
  }
}

void Esp32AdcWaveformSource::take_frame_(size_t bytes, int64_t now_us) {
  for (size_t at = 0; at + SOC_ADC_DIGI_RESULT_BYTES <= bytes; at += SOC_ADC_DIGI_RESULT_BYTES) {
    const auto &result = *reinterpret_cast<const adc_digi_output_data_t *>(&this->frame_[at]);
    this->take_result_(channel_of(result), count_of(result), now_us);
  }
  if (!this->measuring_)
    this->measuring_ = this->finish_rate_measurement_(now_us);
}

void Esp32AdcWaveformSource::take_result_(uint32_t channel, uint32_t count, int64_t now_us) {
  const int16_t value = this->table_[std::min(count, MAX_COUNT)];
  if (channel == static_cast<uint32_t>(this->voltage_channel_)) {
    // Two voltages in a row: the current between them was lost.
    if (this->has_voltage_)
      this->dropped_results_ = this->dropped_results_ + 1;
    this->voltage_ = value;
    this->has_voltage_ = true;
  } else if (channel == static_cast<uint32_t>(this->current_channel_) && this->has_voltage_) {
    this->has_voltage_ = false;
    this->take_pair_({this->voltage_, value}, now_us);
  } else {
    this->dropped_results_ = this->dropped_results_ + 1;
  }
}

void Esp32AdcWaveformSource::take_pair_(metering::Sample sample, int64_t now_us) {
  this->rate_pairs_++;
  if (this->measuring_)
    this->add_(sample, now_us);
}

bool Esp32AdcWaveformSource::finish_rate_measurement_(int64_t now_us) {
  if (this->rate_start_us_ == 0) {
    // The first frame was filled while the driver started: time runs from its end.
    this->rate_start_us_ = now_us;
    this->rate_pairs_ = 0;
    return false;
  }
  if (now_us - this->rate_start_us_ < RATE_MEASUREMENT_US)
    return false;
  const float rate_hz =
      static_cast<float>(this->rate_pairs_) * 1e6f / static_cast<float>(now_us - this->rate_start_us_);
  this->set_sample_rate_hz(rate_hz);
  // The two channels are converted in turn: current comes half a pair after voltage.
  this->calibration_.skew_us += 0.5e6f / rate_hz;
  if (const char *problem = this->configure_meter_(); problem != nullptr) {
    ESP_LOGE(TAG, "Nothing can be measured at %.0f pairs/s: %s", rate_hz, problem);
    this->rate_start_us_ = 0;
    this->calibration_.skew_us -= 0.5e6f / rate_hz;
    return false;
  }
  return true;
}

void Esp32AdcWaveformSource::dump_config() const {
  ESP_LOGCONFIG(TAG, "  Source: ESP32 ADC1, voltage at channel %d, current at channel %d, %u conversions/s asked for",
                static_cast<int>(this->voltage_channel_), static_cast<int>(this->current_channel_),
                static_cast<unsigned>(CONVERSIONS_HZ));
}

}  // namespace esphome::smart_energy

#endif  // USE_ESP32
