#include "esphome/components/metering/energy_register.h"

#include <algorithm>

namespace esphome::metering {

void EnergyRegister::Counter::add(int64_t energy_uj) {
  this->remainder_uj += energy_uj;
  this->mwh += this->remainder_uj / MICROJOULES_PER_MWH;
  this->remainder_uj %= MICROJOULES_PER_MWH;
}

void EnergyRegister::add(const NetEnergy &energy) {
  this->import_.add(energy.import_uj());
  this->export_.add(energy.export_uj());
}

void EnergyRegister::restore(int64_t import_mwh, int64_t export_mwh) {
  this->import_ = {std::max<int64_t>(import_mwh, 0), 0};
  this->export_ = {std::max<int64_t>(export_mwh, 0), 0};
}

}  // namespace esphome::metering
