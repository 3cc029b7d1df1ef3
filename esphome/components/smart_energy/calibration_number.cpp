#include "esphome/core/defines.h"

#ifdef USE_NUMBER
#include "esphome/components/smart_energy/calibration_number.h"

#include <cmath>

namespace esphome::smart_energy {

void CalibrationNumber::setup() {
  this->show_();
  this->circuit_->add_on_calibrated([this](const std::string & /*text*/) { this->show_(); });
}

void CalibrationNumber::control(float value) {
  this->circuit_->adjust(this->value_, value);
  this->show_();
}

void CalibrationNumber::show_() {
  const float value = this->circuit_->calibration_value(this->value_);
  if (!std::isnan(value))
    this->publish_state(value);
}

}  // namespace esphome::smart_energy

#endif  // USE_NUMBER
