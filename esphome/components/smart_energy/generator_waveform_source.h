#pragma once

#ifdef USE_HOST

#include <vector>

#include "esphome/components/metering/harmonic_tables.h"
#include "esphome/components/metering/harmonic_waveform.h"
#include "esphome/components/smart_energy/daily_schedule.h"
#include "esphome/components/smart_energy/paced_waveform_source.h"

namespace esphome::smart_energy {

/// A simulated house: appliances switched by a daily schedule in local time, on whole seconds.
class GeneratorWaveformSource : public PacedWaveformSource {
 public:
  void set_voltage_v(float voltage_v) { this->voltage_v_ = voltage_v; }
  void set_frequency_hz(float frequency_hz) { this->frequency_hz_ = frequency_hz; }
  /// What the simulated ADC has a count for, whatever the meter takes it for.
  void set_volts_per_count(float volts) { this->adc_.volts_per_count = volts; }
  void set_amps_per_count(float amps) { this->adc_.amps_per_count = amps; }
  /// Moves the schedule: the house lives this many seconds ahead of the clock.
  void set_schedule_offset_s(int32_t offset_s) { this->schedule_offset_s_ = offset_s; }
  void add_appliance(const metering::HarmonicTable &current, float power_w, std::vector<ScheduleEntry> schedule) {
    this->appliances_.push_back({&current, power_w, std::move(schedule), 0});
  }

  bool start() override;
  void dump_config() const override;

 protected:
  struct Appliance {
    const metering::HarmonicTable *current;
    float power_w;
    std::vector<ScheduleEntry> schedule;
    size_t index;
  };

  void sample_at_(int64_t time_us, Counts &counts) override;
  void switch_appliances_(int64_t time_us);

  metering::HarmonicWaveform waveform_;
  metering::Calibration adc_;
  std::vector<Appliance> appliances_;
  float voltage_v_{230.0f};
  float frequency_hz_{50.0f};
  int32_t schedule_offset_s_{0};
  int64_t next_switch_us_{0};
};

}  // namespace esphome::smart_energy

#endif  // USE_HOST
