#pragma once

#include <cstdint>

namespace esphome::metering {

/// One pair of raw ADC counts of a voltage channel and the current channel measured against it.
/// Several circuits share a voltage channel by giving each circuit its own pair and its own CycleMeter.
struct Sample {
  int16_t voltage;
  int16_t current;
};

}  // namespace esphome::metering
