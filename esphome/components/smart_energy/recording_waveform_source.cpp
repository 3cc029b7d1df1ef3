#include "esphome/components/smart_energy/recording_waveform_source.h"

#ifdef USE_HOST

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <limits>
#include <sstream>

#include "esphome/core/log.h"

namespace esphome::smart_energy {

static const char *const TAG = "smart_energy.recording";
static const size_t NO_INPUT = SIZE_MAX;

static std::vector<std::string> split(const std::string &line) {
  std::vector<std::string> cells;
  std::istringstream stream(line);
  for (std::string cell; std::getline(stream, cell, ',');) {
    const size_t first = cell.find_first_not_of(" \t\r");
    const size_t last = cell.find_last_not_of(" \t\r");
    cells.push_back(first == std::string::npos ? "" : cell.substr(first, last - first + 1));
  }
  return cells;
}

static bool parse_count(const std::string &text, int16_t &count) {
  using Limits = std::numeric_limits<int16_t>;
  char *end = nullptr;
  const long value = std::strtol(text.c_str(), &end, 10);
  if (text.empty() || *end != '\0' || value < Limits::min() || value > Limits::max())
    return false;
  count = static_cast<int16_t>(value);
  return true;
}

bool RecordingWaveformSource::find_columns_(const std::string &header) {
  const auto names = split(header);
  this->input_of_column_.assign(names.size(), NO_INPUT);
  for (size_t input = 0; input < this->columns_.size(); input++) {
    const auto found = std::find(names.begin(), names.end(), this->columns_[input]);
    if (found == names.end()) {
      ESP_LOGE(TAG, "%s cannot be read as a recording: its first line must name the column '%s', as 'voltage,current'",
               this->file_.c_str(), this->columns_[input].c_str());
      return false;
    }
    this->input_of_column_[found - names.begin()] = input;
  }
  return true;
}

bool RecordingWaveformSource::parse_row_(const std::string &line, Counts &counts) const {
  const auto cells = split(line);
  if (cells.size() != this->input_of_column_.size())
    return false;
  for (size_t column = 0; column < cells.size(); column++) {
    int16_t count = 0;
    if (!parse_count(cells[column], count))
      return false;
    if (this->input_of_column_[column] != NO_INPUT)
      counts[this->input_of_column_[column]] = count;
  }
  return true;
}

bool RecordingWaveformSource::read_file_() {
  std::ifstream file(this->file_);
  std::string line;
  std::getline(file, line);
  if (!this->find_columns_(line))
    return false;
  for (size_t number = 2; std::getline(file, line); number++) {
    Counts counts{};
    if (!this->parse_row_(line, counts)) {
      ESP_LOGE(TAG, "%s, line %zu: '%s' is no row of counts; write %zu whole numbers of 16 bits, as 2048,2051",
               this->file_.c_str(), number, line.c_str(), this->input_of_column_.size());
      return false;
    }
    this->rows_.push_back(counts);
  }
  if (this->rows_.empty())
    ESP_LOGE(TAG, "%s has no samples below its first line", this->file_.c_str());
  return !this->rows_.empty();
}

bool RecordingWaveformSource::start() { return this->read_file_() && PacedWaveformSource::start(); }

void RecordingWaveformSource::sample_at_(int64_t /*time_us*/, Counts &counts) {
  counts = this->rows_[this->next_];
  this->next_ = (this->next_ + 1) % this->rows_.size();
}

void RecordingWaveformSource::dump_config() const {
  ESP_LOGCONFIG(TAG, "  Source: recording %s, %zu samples of %zu inputs at %.0f samples/s", this->file_.c_str(),
                this->rows_.size(), this->columns_.size(), this->sample_rate_hz());
}

}  // namespace esphome::smart_energy

#endif  // USE_HOST
