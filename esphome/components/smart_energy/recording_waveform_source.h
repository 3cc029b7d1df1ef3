#pragma once

#ifdef USE_HOST

#include <string>
#include <vector>

#include "esphome/components/smart_energy/paced_waveform_source.h"

namespace esphome::smart_energy {

/// Replays a recording, again and again: CSV of raw counts, one row for each instant, one named column for each input.
class RecordingWaveformSource : public PacedWaveformSource {
 public:
  void set_file(const std::string &file) { this->file_ = file; }
  /// The columns that inputs 0, 1, ... read; the file may have others and any order.
  void set_columns(const std::vector<std::string> &columns) { this->columns_ = columns; }

  bool start() override;
  void dump_config() const override;

 protected:
  void sample_at_(int64_t time_us, Counts &counts) override;
  bool read_file_();
  bool find_columns_(const std::string &header);
  bool parse_row_(const std::string &line, Counts &counts) const;

  std::string file_;
  std::vector<std::string> columns_;
  /// For each column of the file the input that reads it, or NO_INPUT.
  std::vector<size_t> input_of_column_;
  std::vector<Counts> rows_;
  size_t next_{0};
};

}  // namespace esphome::smart_energy

#endif  // USE_HOST
