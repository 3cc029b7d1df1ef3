#include "esphome/components/smart_energy/daily_energy.h"

#include "esphome/core/helpers.h"

namespace esphome::smart_energy {

static const char *const START_NAME = "smart_energy.day.1";

void DailyEnergy::setup() {
  this->preference_ = global_preferences->make_preference<Start>(fnv1_hash(START_NAME), true);
  this->preference_.load(&this->start_);
}

void DailyEnergy::update(int64_t register_mwh, const ESPTime &local) {
  this->register_mwh_ = register_mwh;
  // A register that starts again, as that of a replaced meter, starts the day again.
  if (this->start_.year == local.year && this->start_.day_of_year == local.day_of_year &&
      this->start_.register_mwh <= register_mwh)
    return;
  this->start_ = {register_mwh, local.year, local.day_of_year};
  this->preference_.save(&this->start_);
}

}  // namespace esphome::smart_energy
