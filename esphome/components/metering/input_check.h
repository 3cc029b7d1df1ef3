#pragma once

#include <cstdint>

#include "esphome/components/metering/calibration.h"
#include "esphome/components/metering/window.h"

namespace esphome::metering {

/// What the raw counts of one input did in a stretch of time.
struct InputRange {
  int32_t least{INT32_MAX};
  int32_t greatest{INT32_MIN};

  void add(int16_t count) {
    this->least = count < this->least ? count : this->least;
    this->greatest = count > this->greatest ? count : this->greatest;
  }
  void add(const InputRange &other) {
    this->least = other.least < this->least ? other.least : this->least;
    this->greatest = other.greatest > this->greatest ? other.greatest : this->greatest;
  }
  bool seen() const { return this->least <= this->greatest; }
};

/// What is expected at the meter's place; 0 where it is not known.
struct Expectation {
  float nominal_voltage_v{0};
  float nominal_frequency_hz{0};
  float rated_current_a{0};
  /// A circuit of loads only: it cannot feed in.
  bool consumes_only{false};
};

/// Null, or what is wrong with the wiring or the configuration, for a person to read, judged by one interval of several
/// seconds. Only the worst is named: what comes after it may be its consequence.
const char *find_measurement_problem(const Window &interval, const InputRange &voltage, const InputRange &current,
                                     const Calibration &calibration, const Expectation &expected);

}  // namespace esphome::metering
