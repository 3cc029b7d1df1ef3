#include "esphome/components/smart_energy/recording_waveform_source.h"

#ifdef USE_HOST

#include <cstdio>
#include <fstream>
#include <limits>

#include "esphome/core/log.h"

namespace esphome::smart_energy {

static const char *const TAG = "smart_energy.recording";

static bool parse_pair(const std::string &line, metering::Sample &sample) {
  int voltage = 0;
  int current = 0;
  int end = 0;
  if (sscanf(line.c_str(), "%d , %d %n", &voltage, &current, &end) != 2 || static_cast<size_t>(end) != line.size())
    return false;
  using Limits = std::numeric_limits<int16_t>;
  if (voltage < Limits::min() || voltage > Limits::max() || current < Limits::min() || current > Limits::max())
    return false;
  sample = {static_cast<int16_t>(voltage), static_cast<int16_t>(current)};
  return true;
}

bool RecordingWaveformSource::read_file_() {
  std::ifstream file(this->file_);
  std::string line;
  if (!std::getline(file, line) || line.rfind("voltage,current", 0) != 0) {
    ESP_LOGE(TAG, "%s cannot be read as a recording: its first line must be 'voltage,current'", this->file_.c_str());
    return false;
  }
  for (size_t number = 2; std::getline(file, line); number++) {
    metering::Sample sample{};
    if (!parse_pair(line, sample)) {
      ESP_LOGE(TAG, "%s, line %zu: '%s' is no pair of counts; write two whole numbers of 16 bits, as 2048,2051",
               this->file_.c_str(), number, line.c_str());
      return false;
    }
    this->samples_.push_back(sample);
  }
  if (this->samples_.empty())
    ESP_LOGE(TAG, "%s has no samples below its first line", this->file_.c_str());
  return !this->samples_.empty();
}

bool RecordingWaveformSource::start() { return this->read_file_() && PacedWaveformSource::start(); }

metering::Sample RecordingWaveformSource::sample_at_(int64_t /*time_us*/) {
  const auto sample = this->samples_[this->next_];
  this->next_ = (this->next_ + 1) % this->samples_.size();
  return sample;
}

void RecordingWaveformSource::dump_config() const {
  ESP_LOGCONFIG(TAG, "  Source: recording %s, %zu pairs at %.0f pairs/s", this->file_.c_str(), this->samples_.size(),
                this->sample_rate_hz());
}

}  // namespace esphome::smart_energy

#endif  // USE_HOST
