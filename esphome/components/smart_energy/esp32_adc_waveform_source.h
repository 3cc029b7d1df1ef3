#pragma once

#ifdef USE_ESP32

#include <esp_adc/adc_continuous.h>
#include <freertos/FreeRTOS.h>
#include <freertos/task.h>
#include <soc/soc_caps.h>

#include <array>
#include <atomic>
#include <vector>

#include "esphome/components/metering/rate_meter.h"
#include "esphome/components/metering/sample_round.h"
#include "esphome/components/smart_energy/waveform_source.h"

namespace esphome::smart_energy {

/// Voltages and currents at pins of ADC1. The ADC fills buffers by DMA without a pause; a task puts its results
/// together to rounds of all inputs by their channel ids, measures the real rate against esp_timer for as long as it
/// runs, and hands windows to the loop.
class Esp32AdcWaveformSource : public WaveformSource {
 public:
  /// The channels of inputs 0, 1, ..., converted in this order.
  void set_channels(const std::vector<adc_channel_t> &channels) { this->channels_ = channels; }

  bool start() override;
  void dump_config() const override;
  const char *problem() const override { return this->problem_; }

 protected:
  static constexpr size_t FRAME_RESULTS = 512;
  static constexpr size_t FRAME_BYTES = FRAME_RESULTS * SOC_ADC_DIGI_RESULT_BYTES;
  static constexpr size_t STACK_BYTES = 6144;
  static constexpr size_t MAX_CHANNELS = 16;

  static void run_task(void *source);
  static bool on_overflow(adc_continuous_handle_t driver, const adc_continuous_evt_data_t *event, void *source);
  float skew_us_(const MeasuredPair &pair) const override;
  bool start_driver_();
  void read_forever_();
  void take_frame_(size_t bytes, int64_t now_us);
  void start_measuring_(int64_t now_us);
  void follow_rate_(uint32_t rounds, int64_t now_us);
  uint32_t conversions_hz_() const;

  std::vector<adc_channel_t> channels_;
  std::array<uint8_t, MAX_CHANNELS> input_of_channel_{};
  adc_continuous_handle_t driver_{nullptr};
  alignas(4) std::array<uint8_t, FRAME_BYTES> frame_{};
  /// Raw count to eighths of a calibrated millivolt.
  std::array<int16_t, 4096> table_{};
  metering::SampleRound round_;
  metering::RateMeter rate_;
  float started_rate_hz_{0};
  bool measuring_{false};
  std::atomic<uint32_t> overflows_{0};
  uint32_t overflows_seen_{0};
  std::atomic<const char *> problem_{nullptr};
  TaskHandle_t task_{nullptr};
  StaticTask_t task_memory_{};
  std::array<StackType_t, STACK_BYTES / sizeof(StackType_t)> stack_{};
};

}  // namespace esphome::smart_energy

#endif  // USE_ESP32
