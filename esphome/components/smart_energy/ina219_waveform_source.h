#pragma once

#include "esphome/core/defines.h"

#ifdef USE_I2C

#include "esphome/components/i2c/i2c.h"
#include "esphome/components/metering/dc_meter.h"
#include "esphome/components/smart_energy/waveform_source.h"

namespace esphome::smart_energy {

/// Direct voltage and current from an INA219, which averages 16 conversions of each (17 ms together, TI SBOS448) while
/// the loop waits. What the loop misses is averaged over time: each pair holds until the next is read.
class Ina219WaveformSource : public WaveformSource, public i2c::I2CDevice {
 public:
  bool start() override;
  void poll() override;
  void dump_config() const override;
  bool is_dc() const override { return true; }
  const char *problem() const override { return this->problem_; }

 protected:
  bool read_(float &voltage_v, float &current_a);

  metering::DcMeter meter_;
  const char *problem_{nullptr};
  int64_t last_us_{0};
  int64_t next_us_{0};
};

}  // namespace esphome::smart_energy

#endif  // USE_I2C
