#include "esphome/components/smart_energy/paced_waveform_source.h"

#if defined(USE_HOST) || defined(USE_ESP8266)

#include "esphome/core/log.h"

namespace esphome::smart_energy {

static const char *const TAG = "smart_energy.source";

bool PacedWaveformSource::start() {
  this->offer_calibrations_();
  if (const char *problem = this->configure_pairs_(); problem != nullptr) {
    ESP_LOGE(TAG, "Nothing can be measured: %s. Correct it below `source:`", problem);
    return false;
  }
  this->start_us_ = monotonic_us();
  return true;
}

void PacedWaveformSource::poll() {
  const double rate = this->sample_rate_hz();
  const int64_t now_us = monotonic_us();
  const int64_t behind_us = now_us - this->time_of_(this->samples_ + 1);
  if (behind_us > this->max_catch_up_us_()) {
    ESP_LOGW(TAG, "The program stood still for %d s; that time is not measured", static_cast<int>(behind_us / 1000000));
    this->start_us_ += behind_us;
  }
  const auto due = static_cast<int64_t>(static_cast<double>(now_us - this->start_us_) * rate / 1e6);
  Counts counts{};
  while (this->samples_ < due && !this->full_()) {
    this->samples_++;
    const int64_t time_us = this->time_of_(this->samples_);
    this->sample_at_(time_us, counts);
    this->add_(counts.data(), time_us);
  }
}

int64_t PacedWaveformSource::time_of_(int64_t sample) const {
  return this->start_us_ + static_cast<int64_t>(static_cast<double>(sample) * 1e6 / this->sample_rate_hz());
}

}  // namespace esphome::smart_energy

#endif  // USE_HOST || USE_ESP8266
