#pragma once

#include "esphome/components/metering/reading_record.h"

namespace esphome::metering {

/// A time-weighted mean of what may be missing.
class WeightedMean {
 public:
  void add(const std::optional<float> &value, double weight);
  std::optional<float> get() const;

 protected:
  double sum_{0};
  double weight_{0};
};

/// Consecutive readings of one circuit, merged into one: voltage and current as root mean square (IEC 61000-4-30,
/// 4.5), everything else as mean, weighted by time; powerMin and powerMax; time and registers of the last.
class Aggregate {
 public:
  /// The readings must be of one channel, kind and boot, in the order of time, and not more than 65535.
  void add(const Record &record);
  bool empty() const { return this->count_ == 0; }
  uint64_t last_seq() const { return this->last_.seq; }
  /// The merged record, or the reading itself where it was the only one.
  Record finish() const;

 protected:
  Record last_{};
  uint16_t count_{0};
  uint8_t flags_{0};
  bool has_power_factor_{false};
  double duration_s_{0};
  double weight_{0};
  double voltage_squared_{0};
  double current_squared_{0};
  float power_min_w_{0};
  float power_max_w_{0};
  WeightedMean power_;
  WeightedMean apparent_power_;
  WeightedMean reactive_power_;
  WeightedMean frequency_;
  WeightedMean thd_voltage_;
  WeightedMean thd_current_;
};

}  // namespace esphome::metering
