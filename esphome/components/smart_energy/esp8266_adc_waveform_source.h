#pragma once

#ifdef USE_ESP8266

#include "esphome/components/smart_energy/paced_waveform_source.h"
#include "esphome/core/helpers.h"

namespace esphome::smart_energy {

/// A clamp at the ESP8266's single ADC. The voltage is assumed, and so is a power factor of 1. The loop takes the
/// samples when it comes round, which disturbs their order but not their mean square.
class Esp8266AdcWaveformSource : public PacedWaveformSource {
 public:
  bool start() override;
  void dump_config() const override;

 protected:
  void sample_at_(int64_t time_us, Counts &counts) override;
  /// More reads in one go would hold up Wi-Fi and the watchdog.
  int64_t max_catch_up_us_() const override { return 1000000; }

  HighFrequencyLoopRequester high_frequency_loop_;
};

}  // namespace esphome::smart_energy

#endif  // USE_ESP8266
