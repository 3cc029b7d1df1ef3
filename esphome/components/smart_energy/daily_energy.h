#pragma once

#include <cstdint>

#include "esphome/core/preferences.h"
#include "esphome/core/time.h"

namespace esphome::smart_energy {

/// Energy imported since local midnight, for a display: the register against what it was in the day's first reading.
class DailyEnergy {
 public:
  void setup();
  void update(int64_t register_mwh, const ESPTime &local);
  int64_t today_mwh() const { return this->register_mwh_ - this->start_.register_mwh; }

 protected:
  struct Start {
    int64_t register_mwh;
    int32_t year;
    int32_t day_of_year;
  };

  ESPPreferenceObject preference_;
  Start start_{};
  int64_t register_mwh_{0};
};

}  // namespace esphome::smart_energy
