#pragma once

#include <cstddef>
#include <istream>
#include <stdexcept>
#include <string>
#include <vector>

#include "esphome/components/metering/sample.h"

namespace esphome::metering {

/// What is wrong with a recording, with line and column.
class RecordingError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Reads CSV whose header names the columns `voltage` and `current` (in any order, others are ignored): raw ADC counts,
/// one pair a line. Throws RecordingError.
std::vector<Sample> read_recording(std::istream &input);

}  // namespace esphome::metering
