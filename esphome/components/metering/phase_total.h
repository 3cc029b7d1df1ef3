#pragma once

#include <cstdint>

#include "esphome/components/metering/net_energy.h"
#include "esphome/components/metering/window.h"

namespace esphome::metering {

/// The total of several phases. Energy is netted over the phases in each window, as a three-phase meter with one
/// register does it: what one phase exports while another imports cancels. Windows of the phases must cover the same
/// time.
class PhaseTotal {
 public:
  /// One phase's window.
  void add(const Window &window);
  /// After the last phase: these windows are one of the total.
  void end_window();

  /// One phase's interval; voltage is the mean, current, powers and apparent power are sums (arithmetic apparent power,
  /// IEEE 1459-2010, 3.2.2.5), frequency is the first phase's. Distortion of a sum of phases has no meaning: 0.
  void add_interval(const Window &interval);
  /// The interval of all phases.
  Window end_interval();
  /// Energy of the interval ended last, import and export apart, netted in each window.
  const NetEnergy &energy() const { return this->net_; }

 protected:
  NetEnergy net_;
  Window window_;
  uint32_t phases_{0};
  Window sum_;
};

}  // namespace esphome::metering
