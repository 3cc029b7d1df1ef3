#pragma once

#ifdef USE_ESP32

#include <esp_adc/adc_continuous.h>
#include <freertos/FreeRTOS.h>
#include <freertos/task.h>
#include <soc/soc_caps.h>

#include <array>

#include "esphome/components/smart_energy/waveform_source.h"

namespace esphome::smart_energy {

/// Voltage and current at two pins of ADC1. The ADC fills buffers by DMA without a pause; a task takes pairs out of
/// them by their channel ids, measures the real rate against esp_timer, and hands windows to the loop.
class Esp32AdcWaveformSource : public WaveformSource {
 public:
  void set_channels(adc_channel_t voltage, adc_channel_t current) {
    this->voltage_channel_ = voltage;
    this->current_channel_ = current;
  }

  bool start() override;
  void dump_config() const override;

 protected:
  static constexpr size_t FRAME_RESULTS = 512;
  static constexpr size_t FRAME_BYTES = FRAME_RESULTS * SOC_ADC_DIGI_RESULT_BYTES;
  static constexpr size_t STACK_BYTES = 4096;

  static void run_task(void *source);
  bool start_driver_();
  void read_forever_();
  void take_frame_(size_t bytes, int64_t now_us);
  void take_result_(uint32_t channel, uint32_t count, int64_t now_us);
  void take_pair_(metering::Sample sample, int64_t now_us);
  bool finish_rate_measurement_(int64_t now_us);

  adc_channel_t voltage_channel_{};
  adc_channel_t current_channel_{};
  adc_continuous_handle_t driver_{nullptr};
  std::array<uint8_t, FRAME_BYTES> frame_{};
  /// Raw count to eighths of a calibrated millivolt.
  std::array<int16_t, 4096> table_{};
  int16_t voltage_{0};
  bool has_voltage_{false};
  bool measuring_{false};
  int64_t rate_start_us_{0};
  uint32_t rate_pairs_{0};
  std::atomic<uint32_t> dropped_results_{0};
  TaskHandle_t task_{nullptr};
  StaticTask_t task_memory_{};
  std::array<StackType_t, STACK_BYTES / sizeof(StackType_t)> stack_{};
};

}  // namespace esphome::smart_energy

#endif  // USE_ESP32
