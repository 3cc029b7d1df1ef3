#pragma once

#include <cmath>
#include <cstdint>
#include <random>
#include <vector>

#include "esphome/components/metering/calibration.h"
#include "esphome/components/metering/cycle_meter.h"
#include "esphome/components/metering/interval_meter.h"

/// Signals in double precision, whose exact values follow from their harmonics: what the core is compared with.
namespace reference {

using namespace esphome::metering;

constexpr double PI = 3.14159265358979323846;

struct Partial {
  int order;
  double amplitude;
  double phase_rad;
};

using Partials = std::vector<Partial>;

inline double value(const Partials &partials, double turns) {
  double sum = 0;
  for (const Partial &partial : partials)
    sum += partial.amplitude * std::cos(2 * PI * partial.order * turns + partial.phase_rad);
  return sum;
}

inline double rms(const Partials &partials) {
  double sum = 0;
  for (const Partial &partial : partials)
    sum += partial.amplitude * partial.amplitude / 2;
  return std::sqrt(sum);
}

inline double power(const Partials &voltage, const Partials &current) {
  double sum = 0;
  for (const Partial &v : voltage) {
    for (const Partial &i : current)
      sum += v.order == i.order ? v.amplitude * i.amplitude / 2 * std::cos(v.phase_rad - i.phase_rad) : 0;
  }
  return sum;
}

/// Percent of the first partial, which must be the fundamental.
inline double thd(const Partials &partials) {
  double sum = 0;
  for (size_t n = 1; n < partials.size(); n++)
    sum += partials[n].amplitude * partials[n].amplitude;
  return 100 * std::sqrt(sum) / partials[0].amplitude;
}

/// Mains with the usual harmonics, V.
inline Partials mains(double voltage_v = 230) {
  const double peak = voltage_v * std::sqrt(2.0);
  return {
      {1, peak, 0.3}, {3, 0.01 * peak, 1.1}, {5, 0.02 * peak, -0.4}, {7, 0.008 * peak, 2.0}, {11, 0.003 * peak, 0.9}};
}

inline Partials resistor(const Partials &voltage, double ohms) {
  Partials current = voltage;
  for (Partial &partial : current)
    partial.amplitude /= ohms;
  return current;
}

/// A rectifier's current of about this RMS, A.
inline Partials rectifier(double current_a) {
  const double a = current_a;
  return {{1, 1.02 * a, 0.75}, {3, 0.75 * a, -2.1}, {5, 0.5 * a, 1.4},    {7, 0.3 * a, -1.3},
          {9, 0.15 * a, 2.2},  {11, 0.1 * a, 0.1},  {13, 0.08 * a, -2.9}, {15, 0.05 * a, 0.4}};
}

struct Adc {
  double rate_hz{4000};
  double full_scale_v{400};
  double full_scale_a{50};
  double skew_us{0};
  double noise_counts{0};
  int bits{12};
  double voltage_offset{2048.3};
  double current_offset{2040.6};
  uint32_t seed{1};

  Calibration calibration() const {
    Calibration calibration;
    calibration.volts_per_count = static_cast<float>(2 * this->full_scale_v / (1 << this->bits));
    calibration.amps_per_count = static_cast<float>(2 * this->full_scale_a / (1 << this->bits));
    calibration.skew_us = static_cast<float>(this->skew_us);
    calibration.noise_counts = static_cast<float>(this->noise_counts);
    calibration.min_counts = 0;
    calibration.max_counts = static_cast<int16_t>((1 << this->bits) - 1);
    return calibration;
  }
};

/// Samples that go on where the last ended, frequency and appliance as they are at the time.
class Sampler {
 public:
  explicit Sampler(const Adc &adc) : adc_(adc), random_(adc.seed) {}

  Sample next(const Partials &voltage, const Partials &current, double frequency_hz) {
    const double late = this->turns_ + frequency_hz * this->adc_.skew_us * 1e-6;
    const Sample sample{this->counts_(value(voltage, this->turns_), this->adc_.full_scale_v, this->adc_.voltage_offset),
                        this->counts_(value(current, late), this->adc_.full_scale_a, this->adc_.current_offset)};
    this->turns_ += frequency_hz / this->adc_.rate_hz;
    return sample;
  }

 private:
  int16_t counts_(double exact, double full_scale, double offset) {
    const double greatest = (1 << this->adc_.bits) - 1;
    const double noise = this->adc_.noise_counts > 0 ? this->normal_(this->random_) * this->adc_.noise_counts : 0;
    const double counts = exact / (2 * full_scale) * (1 << this->adc_.bits) + offset + noise;
    return static_cast<int16_t>(std::lround(std::fmin(std::fmax(counts, 0.0), greatest)));
  }

  Adc adc_;
  std::mt19937 random_;
  std::normal_distribution<double> normal_;
  double turns_{0.123};
};

/// Intervals of `seconds` of one appliance.
inline std::vector<Window> measure(const Adc &adc, const Partials &voltage, const Partials &current,
                                   double frequency_hz, double seconds, float interval_s = 1) {
  Sampler sampler(adc);
  CycleMeter meter;
  IntervalMeter intervals;
  std::vector<Window> results;
  if (!meter.configure(adc.calibration(), static_cast<float>(adc.rate_hz)))
    return results;
  intervals.configure(adc.calibration(), interval_s);
  for (int n = 0; n < static_cast<int>(std::lround(seconds * adc.rate_hz)); n++) {
    if (meter.add(sampler.next(voltage, current, frequency_hz)) && intervals.add(meter.window()))
      results.push_back(intervals.interval());
  }
  return results;
}

inline double percent(double measured, double exact) { return 100 * std::fabs(measured / exact - 1); }

}  // namespace reference
