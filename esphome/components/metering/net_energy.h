#pragma once

#include <cstdint>

#include "esphome/components/metering/window.h"

namespace esphome::metering {

/// Splits the energy of an interval into import and export, window by window, as a meter with two registers does: what
/// is drawn in one window and fed in in another does not cancel. Windows too small against their noise or their
/// apparent power for a sure direction are netted over the interval, or noise would count in both registers.
class NetEnergy {
 public:
  /// The next window of the interval, of one phase or of all together.
  void add(const Window &window);
  /// After the last one: `interval` says how much energy it was altogether; without load it was none.
  void end_interval(const Window &interval);

  /// Of the interval ended last, microjoules, not negative; import less export is the interval's energy.
  int64_t import_uj() const { return this->import_uj_; }
  int64_t export_uj() const { return this->export_uj_; }

 protected:
  // Double, since there is no limit to how many windows an interval has; they are added a few times a second only.
  double drawn_uj_{0};
  double fed_in_uj_{0};
  int64_t import_uj_{0};
  int64_t export_uj_{0};
};

}  // namespace esphome::metering
