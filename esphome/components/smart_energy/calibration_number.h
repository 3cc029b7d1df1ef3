#pragma once

#include "esphome/core/defines.h"

#ifdef USE_NUMBER

#include "esphome/components/number/number.h"
#include "esphome/components/smart_energy/circuit.h"
#include "esphome/core/component.h"

namespace esphome::smart_energy {

/// One value of a circuit's calibration, to see and to set.
class CalibrationNumber : public number::Number, public Component {
 public:
  void set_circuit(Circuit *circuit) { this->circuit_ = circuit; }
  void set_value(CalibrationValue value) { this->value_ = value; }

  void setup() override;
  /// After the meter has loaded its calibration.
  float get_setup_priority() const override { return setup_priority::LATE; }

 protected:
  void control(float value) override;
  void show_();

  Circuit *circuit_{nullptr};
  CalibrationValue value_{};
};

}  // namespace esphome::smart_energy

#endif  // USE_NUMBER
