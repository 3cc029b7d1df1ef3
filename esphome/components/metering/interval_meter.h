#pragma once

#include "esphome/components/metering/calibration.h"
#include "esphome/components/metering/net_energy.h"
#include "esphome/components/metering/window.h"

namespace esphome::metering {

/// Combines windows to the means of one interval (one Reading): RMS as the root of the time-weighted mean square,
/// power as the time-weighted mean. Whether there is a load is decided here, where noise has averaged out.
class IntervalMeter {
 public:
  void configure(const Calibration &calibration, float interval_s);

  /// True when this window closed an interval.
  bool add(const Window &window);

  /// The interval closed last.
  const Window &interval() const { return this->interval_; }
  /// Its energy, import and export apart, netted in each window.
  const NetEnergy &energy() const { return this->net_; }
  /// The least and the greatest power of its windows, W.
  float power_min_w() const { return this->power_min_w_; }
  float power_max_w() const { return this->power_max_w_; }

 protected:
  Calibration calibration_;
  float interval_s_{5.0f};
  Window interval_;
  float power_min_w_{0};
  float power_max_w_{0};

  Moments sum_;
  NetEnergy net_;
  float least_w_{0};
  float greatest_w_{0};
};

}  // namespace esphome::metering
