#pragma once

#include <cstdint>

#include "esphome/components/metering/window.h"

namespace esphome::metering {

/// The total of several phases. Energy is netted per window, as a three-phase meter with one register does it: what one
/// phase exports while another imports cancels. Windows of the phases must cover the same time.
class PhaseTotal {
 public:
  /// One phase's window. `loaded`: its last interval had a load. Then a window counts even where its own current cannot
  /// be told from noise: only over an interval is that noise averaged out, and small loads would be lost.
  void add(const Window &window, bool loaded = false);
  /// After the last phase: the net energy of these windows, microjoules.
  int64_t end_window();

  /// One phase's interval; voltage is the mean, current, powers and apparent power are sums (arithmetic apparent power,
  /// IEEE 1459-2010, 3.2.2.5), frequency is the first phase's. Distortion of a sum of phases has no meaning: 0.
  void add_interval(const Window &interval);
  /// The interval of all phases, and its power from the energy netted since the last call.
  Window end_interval();

 protected:
  int64_t net_uj_{0};
  int64_t energy_uj_{0};
  uint32_t phases_{0};
  Window sum_;
};

}  // namespace esphome::metering
