#pragma once

#ifdef USE_HOST

#include <string>
#include <vector>

#include "esphome/components/smart_energy/paced_waveform_source.h"

namespace esphome::smart_energy {

/// Replays a recording, again and again: CSV with the columns voltage,current, raw counts sampled in pairs.
class RecordingWaveformSource : public PacedWaveformSource {
 public:
  void set_file(const std::string &file) { this->file_ = file; }

  bool start() override;
  void dump_config() const override;

 protected:
  metering::Sample sample_at_(int64_t time_us) override;
  bool read_file_();

  std::string file_;
  std::vector<metering::Sample> samples_;
  size_t next_{0};
};

}  // namespace esphome::smart_energy

#endif  // USE_HOST
