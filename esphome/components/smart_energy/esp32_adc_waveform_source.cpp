#include "esphome/components/smart_energy/esp32_adc_waveform_source.h"

#ifdef USE_ESP32

#include <esp_attr.h>
#include <esp_err.h>
#include <sdkconfig.h>

#include <algorithm>

#include "esphome/components/smart_energy/esp32_adc_calibration.h"
#include "esphome/components/smart_energy/monotonic_clock.h"
#include "esphome/core/log.h"

namespace esphome::smart_energy {

static const char *const TAG = "smart_energy.esp32_adc";
static const adc_atten_t ATTENUATION = ADC_ATTEN_DB_12;
static const uint32_t CONVERSIONS_PER_INPUT_HZ = 5000;
static const uint32_t READ_TIMEOUT_MS = 1000;
static const int64_t FIRST_RATE_US = 2000000;
// By then the delays of the task are below 0.02 % of the time, and shrink on.
static const int64_t FOLLOW_RATE_US = 30000000;
static const UBaseType_t TASK_PRIORITY = 10;
static const uint32_t MAX_COUNT = 4095;
static const uint8_t NO_INPUT = 0xFF;

// The formats are the driver's choice, from ESP-IDF 5.0 on; `channel` of type 2 has 3 bits on some chips, 4 on others.
#if CONFIG_IDF_TARGET_ESP32 || CONFIG_IDF_TARGET_ESP32S2
static uint32_t channel_of(const adc_digi_output_data_t &result) { return result.type1.channel; }
static uint32_t count_of(const adc_digi_output_data_t &result) { return result.type1.data; }
#else
static uint32_t channel_of(const adc_digi_output_data_t &result) { return result.type2.channel; }
static uint32_t count_of(const adc_digi_output_data_t &result) { return result.type2.data; }
#endif

#if CONFIG_IDF_TARGET_ESP32
// adc_continuous_config refuses less (20 kHz is its limit for this chip in ESP-IDF 5.5 and 6).
static const uint32_t LEAST_CONVERSIONS_HZ = 20000;
// I2S0 writes two 16-bit results into each word, the later one first (ESP32 technical reference, I2S, modes of writing
// received data into FIFO; esp-idf #5444).
static size_t place_in_time(size_t index) { return index ^ 1; }
#else
static const uint32_t LEAST_CONVERSIONS_HZ = 8000;
static size_t place_in_time(size_t index) { return index; }
#endif

uint32_t Esp32AdcWaveformSource::conversions_hz_() const {
  return std::max<uint32_t>(CONVERSIONS_PER_INPUT_HZ * this->channels_.size(), LEAST_CONVERSIONS_HZ);
}

bool Esp32AdcWaveformSource::start() {
  if (!this->round_.configure(this->channels_.size())) {
    ESP_LOGE(TAG, "%u inputs are too many for one ADC", static_cast<unsigned>(this->channels_.size()));
    return false;
  }
  this->input_of_channel_.fill(NO_INPUT);
  for (size_t input = 0; input < this->channels_.size(); input++)
    this->input_of_channel_[this->channels_[input]] = static_cast<uint8_t>(input);
  if (!fill_adc_table(this->channels_.front(), ATTENUATION, this->table_))
    ESP_LOGW(TAG, "This chip has no ADC calibration in its eFuses; calibrate the meter against a known voltage");
  for (auto *pair : this->pairs_)
    pair->set_range(this->table_.front(), this->table_.back());
  this->offer_calibrations_();
  if (!this->start_driver_())
    return false;
  this->task_ = xTaskCreateStatic(run_task, "smart_energy", STACK_BYTES / sizeof(StackType_t), this, TASK_PRIORITY,
                                  this->stack_.data(), &this->task_memory_);
  return this->task_ != nullptr;
}

bool Esp32AdcWaveformSource::start_driver_() {
  adc_continuous_handle_cfg_t handle_config{};
  // Half a second of results: a flash erase, which stops the task, may take that long.
  handle_config.max_store_buf_size = this->conversions_hz_() / 2 * SOC_ADC_DIGI_RESULT_BYTES / 4 * 4;
  handle_config.conv_frame_size = FRAME_BYTES;
  std::vector<adc_digi_pattern_config_t> pattern(this->channels_.size());
  for (size_t input = 0; input < pattern.size(); input++) {
    pattern[input].atten = ATTENUATION;
    pattern[input].channel = this->channels_[input];
    pattern[input].unit = ADC_UNIT_1;
    pattern[input].bit_width = SOC_ADC_DIGI_MAX_BITWIDTH;
  }
  adc_continuous_config_t config{};
  config.pattern_num = pattern.size();
  config.adc_pattern = pattern.data();
  config.sample_freq_hz = this->conversions_hz_();
  config.conv_mode = ADC_CONV_SINGLE_UNIT_1;
  adc_continuous_evt_cbs_t callbacks{};
  callbacks.on_pool_ovf = on_overflow;
  esp_err_t error = adc_continuous_new_handle(&handle_config, &this->driver_);
  if (error == ESP_OK)
    error = adc_continuous_config(this->driver_, &config);
  if (error == ESP_OK)
    error = adc_continuous_register_event_callbacks(this->driver_, &callbacks, this);
  if (error == ESP_OK)
    error = adc_continuous_start(this->driver_);
  if (error != ESP_OK)
    ESP_LOGE(TAG, "The ADC could not be started (%s); something else may use ADC1", esp_err_to_name(error));
  return error == ESP_OK;
}

bool IRAM_ATTR Esp32AdcWaveformSource::on_overflow(adc_continuous_handle_t /*driver*/,
                                                   const adc_continuous_evt_data_t * /*event*/, void *source) {
  auto &overflows = static_cast<Esp32AdcWaveformSource *>(source)->overflows_;
  overflows.store(overflows.load(std::memory_order_relaxed) + 1, std::memory_order_relaxed);
  return false;
}

void Esp32AdcWaveformSource::run_task(void *source) { static_cast<Esp32AdcWaveformSource *>(source)->read_forever_(); }

void Esp32AdcWaveformSource::read_forever_() {
  while (true) {
    uint32_t bytes = 0;
    const esp_err_t error =
        adc_continuous_read(this->driver_, this->frame_.data(), FRAME_BYTES, &bytes, READ_TIMEOUT_MS);
    if (error == ESP_OK) {
      this->take_frame_(bytes, monotonic_us());
    } else {
      this->problem_ = "the ADC has stopped giving samples: something else may use it; restart the meter";
      this->rate_.forget();
    }
  }
}

void Esp32AdcWaveformSource::take_frame_(size_t bytes, int64_t now_us) {
  const auto *results = reinterpret_cast<const adc_digi_output_data_t *>(this->frame_.data());
  uint32_t rounds = 0;
  for (size_t index = 0; index < bytes / SOC_ADC_DIGI_RESULT_BYTES; index++) {
    const auto &result = results[place_in_time(index)];
    const uint8_t input = this->input_of_channel_[channel_of(result) % MAX_CHANNELS];
    if (!this->round_.push(input, this->table_[std::min<uint32_t>(count_of(result), MAX_COUNT)]))
      continue;
    rounds++;
    if (this->measuring_)
      this->add_(this->round_.counts(), now_us);
  }
  this->follow_rate_(rounds, now_us);
}

void Esp32AdcWaveformSource::follow_rate_(uint32_t rounds, int64_t now_us) {
  const uint32_t overflows = this->overflows_;
  if (!this->rate_.started() || overflows != this->overflows_seen_) {
    // The first frame was filled while the driver started, and after an overflow samples are missing.
    this->round_.interrupt();
    if (this->rate_.started())
      this->problem_ = "samples were lost, since the chip was busy for more than half a second";
    this->overflows_seen_ = overflows;
    this->rate_.restart(now_us);
    return;
  }
  this->rate_.add(rounds, now_us);
  if (!this->measuring_) {
    if (this->rate_.elapsed_us() >= FIRST_RATE_US)
      this->start_measuring_(now_us);
  } else if (this->rate_.elapsed_us() >= FOLLOW_RATE_US) {
    this->problem_ = nullptr;
    this->sample_rate_hz_ = this->rate_.rate_hz();
    this->stretch_ = static_cast<double>(this->started_rate_hz_ / this->rate_.rate_hz());
  }
}

void Esp32AdcWaveformSource::start_measuring_(int64_t now_us) {
  this->started_rate_hz_ = this->rate_.rate_hz();
  this->set_sample_rate_hz(this->started_rate_hz_);
  if (const char *problem = this->configure_pairs_(); problem != nullptr) {
    this->problem_ = problem;
    this->rate_.restart(now_us);
    return;
  }
  this->measuring_ = true;
}

float Esp32AdcWaveformSource::skew_us_(const MeasuredPair &pair) const {
  // Inputs are converted in turn, evenly; in which turn, the results say.
  const float conversion_us = 1e6f / (this->sample_rate_hz_ * static_cast<float>(this->channels_.size()));
  const auto place = [this](uint8_t input) { return static_cast<float>(this->round_.place(input)); };
  return (place(pair.current_input()) - place(pair.voltage_input())) * conversion_us;
}

void Esp32AdcWaveformSource::dump_config() const {
  ESP_LOGCONFIG(TAG, "  Source: ESP32 ADC1, %u inputs, %u conversions/s asked for",
                static_cast<unsigned>(this->channels_.size()), static_cast<unsigned>(this->conversions_hz_()));
}

}  // namespace esphome::smart_energy

#endif  // USE_ESP32
