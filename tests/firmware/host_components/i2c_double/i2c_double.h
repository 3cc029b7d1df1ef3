#pragma once

#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <fstream>

#include "esphome/components/i2c/i2c_bus.h"
#include "esphome/core/component.h"

namespace esphome::i2c_double {

/// Answers at address 0x40 with the registers of an INA219 at a shunt of 0.1 Ohm, as its data sheet (SBOS448) says.
class I2CDouble : public i2c::I2CBus, public Component {
 public:
  i2c::ErrorCode write_readv(uint8_t address, const uint8_t *write_buffer, size_t write_count, uint8_t *read_buffer,
                             size_t read_count) override {
    std::ifstream inputs(getenv("METER_INPUTS"));
    double volts = 0;
    double amperes = 0;
    if (address != 0x40 || !(inputs >> volts >> amperes))
      return i2c::ERROR_NOT_ACKNOWLEDGED;
    if (write_count == 3 && write_buffer[0] == 0)
      this->configuration_ = static_cast<uint16_t>(write_buffer[1] << 8 | write_buffer[2]);
    if (read_count != 2)
      return i2c::ERROR_OK;
    const uint16_t value = this->value_of_(write_buffer[0], volts, amperes);
    read_buffer[0] = static_cast<uint8_t>(value >> 8);
    read_buffer[1] = static_cast<uint8_t>(value);
    return i2c::ERROR_OK;
  }

 protected:
  uint16_t value_of_(uint8_t reg, double volts, double amperes) const {
    // Bits 2 to 0: both inputs without a pause. Otherwise the chip measures nothing.
    if ((this->configuration_ & 7) != 7)
      return 0;
    if (reg == 1)
      return static_cast<uint16_t>(static_cast<int16_t>(std::lround(amperes * 0.1 / 10e-6)));
    return static_cast<uint16_t>(std::lround(volts / 4e-3) << 3 | 2);
  }

  uint16_t configuration_{0x0};
};

}  // namespace esphome::i2c_double
