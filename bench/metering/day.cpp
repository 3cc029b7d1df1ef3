#include <cmath>
#include <cstdint>
#include <random>
#include <vector>

#include "esphome/components/metering/cycle_meter.h"
#include "esphome/components/metering/energy_register.h"
#include "esphome/components/metering/harmonic_tables.h"
#include "esphome/components/metering/interval_meter.h"

using namespace esphome::metering;

namespace {

constexpr float RATE_HZ = 4000;
constexpr float OFFSET = 2048.3f;
constexpr size_t NOISE_VALUES = 1 << 16;

/// A house whose appliances switch at random instants, every half minute on average.
class House {
 public:
  House() {
    this->waveform_.configure(MAINS, 230, 50.02f, RATE_HZ);
    for (const auto &[table, power_w] : APPLIANCES)
      this->waveform_.set_power(this->waveform_.add_appliance(table), power_w);
    this->choose_next_();
  }

  void next(float &voltage_v, float &current_a) {
    if (--this->samples_left_ == 0) {
      const size_t appliance = this->random_() % std::size(APPLIANCES);
      this->is_off_[appliance] = !this->is_off_[appliance];
      this->waveform_.set_power(appliance, this->is_off_[appliance] ? 0 : APPLIANCES[appliance].power_w);
      this->choose_next_();
    }
    this->waveform_.next(voltage_v, current_a);
  }

 private:
  static constexpr struct {
    HarmonicTable table;
    float power_w;
  } APPLIANCES[] = {{KETTLE, 2000}, {VACUUM_CLEANER, 1500}, {CFL_LAMP, 12}, {INCANDESCENT_LAMP, 60}, {BASE_LOAD, 90}};

  void choose_next_() {
    std::exponential_distribution<double> seconds(1 / 30.0);
    this->samples_left_ = 1 + static_cast<int64_t>(seconds(this->random_) * static_cast<double>(RATE_HZ));
  }

  HarmonicWaveform waveform_;
  std::mt19937 random_{1};
  bool is_off_[std::size(APPLIANCES)]{};
  int64_t samples_left_{0};
};

int16_t to_counts(float value, float per_count, float noise) {
  return static_cast<int16_t>(std::lround(std::fmin(std::fmax(value / per_count + OFFSET + noise, 0.0f), 4095.0f)));
}

}  // namespace

/// Energy of a simulated house over `hours`: what flowed and what the register counted, Wh.
extern "C" void measure_house(double hours, const Calibration *calibration, double *exact_wh, double *measured_wh) {
  House house;
  CycleMeter meter;
  IntervalMeter intervals;
  EnergyRegister energy;
  meter.configure(*calibration, RATE_HZ);
  intervals.configure(*calibration, 5);
  std::mt19937 random(2);
  std::normal_distribution<float> normal;
  std::vector<float> noise(NOISE_VALUES);
  for (float &value : noise)
    value = calibration->noise_counts * normal(random);
  double exact_j = 0;
  const auto samples = static_cast<int64_t>(hours * 3600 * static_cast<double>(RATE_HZ));
  for (int64_t n = 0; n < samples; n++) {
    float voltage_v = 0;
    float current_a = 0;
    house.next(voltage_v, current_a);
    exact_j += static_cast<double>(voltage_v) * static_cast<double>(current_a) / static_cast<double>(RATE_HZ);
    const Sample sample{to_counts(voltage_v, calibration->volts_per_count, noise[random() % NOISE_VALUES]),
                        to_counts(current_a, calibration->amps_per_count, noise[random() % NOISE_VALUES])};
    if (meter.add(sample) && intervals.add(meter.window()))
      energy.add(intervals.energy());
  }
  *exact_wh = exact_j / 3600;
  *measured_wh = static_cast<double>(energy.import_mwh()) / 1000;
}
