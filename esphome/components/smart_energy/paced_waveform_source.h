#pragma once

#if defined(USE_HOST) || defined(USE_ESP8266)

#include <array>

#include "esphome/components/metering/sample_round.h"
#include "esphome/components/smart_energy/monotonic_clock.h"
#include "esphome/components/smart_energy/waveform_source.h"

namespace esphome::smart_energy {

/// Samples taken by the loop, as many as time has passed: after a stall the missed ones follow, with their own times.
class PacedWaveformSource : public WaveformSource {
 public:
  bool start() override;
  void poll() override;

 protected:
  using Counts = std::array<int16_t, metering::SampleRound::MAX_INPUTS>;

  /// One sample of every input at a monotonic time; times rise by one sample period from call to call.
  virtual void sample_at_(int64_t time_us, Counts &counts) = 0;
  /// The longest stall that is made up for; what was missed before is not measured.
  virtual int64_t max_catch_up_us_() const { return INT64_MAX; }

 private:
  int64_t time_of_(int64_t sample) const;

  int64_t start_us_{0};
  int64_t samples_{0};
};

}  // namespace esphome::smart_energy

#endif  // USE_HOST || USE_ESP8266
