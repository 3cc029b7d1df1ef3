#include "esphome/components/metering/window.h"

#include <algorithm>
#include <cmath>
#include <initializer_list>

namespace esphome::metering {

/// A mean of squares that exceeds its noise by fewer standard deviations than this is called 0.
static constexpr float SIGNIFICANCE = 4.0f;
/// Variance of rounding to whole counts, in counts^2 (Sheppard's correction).
static constexpr float ROUNDING_VARIANCE = 1.0f / 12.0f;

void Moments::add(const Moments &other) {
  this->duration_s += other.duration_s;
  this->samples += other.samples;
  this->voltage_squared += other.voltage_squared;
  this->current_squared += other.current_squared;
  this->energy_j += other.energy_j;
  this->locked_s += other.locked_s;
  this->locked_voltage_squared += other.locked_voltage_squared;
  this->locked_current_squared += other.locked_current_squared;
  this->fundamental_voltage_squared += other.fundamental_voltage_squared;
  this->fundamental_current_squared += other.fundamental_current_squared;
  this->reactive_energy_vars += other.reactive_energy_vars;
  this->cycles += other.cycles;
  this->voltage_peak_v = std::max(this->voltage_peak_v, other.voltage_peak_v);
  this->current_peak_a = std::max(this->current_peak_a, other.current_peak_a);
  this->flags |= other.flags;
}

void Moments::scale(float factor) {
  for (float *integral : {&this->duration_s, &this->samples, &this->voltage_squared, &this->current_squared,
                          &this->energy_j, &this->locked_s, &this->locked_voltage_squared,
                          &this->locked_current_squared, &this->fundamental_voltage_squared,
                          &this->fundamental_current_squared, &this->reactive_energy_vars, &this->cycles})
    *integral *= factor;
}

/// Mean square without noise; 0 where it could be noise alone: the mean of n squares of noise with variance s
/// scatters by s * sqrt(2 / n).
static float above_noise(float mean_square, float noise, float samples) {
  const float signal = mean_square - noise;
  return signal > SIGNIFICANCE * noise * std::sqrt(2 / samples) ? signal : 0;
}

static float distortion_percent(float all_squared, float fundamental_squared) {
  if (fundamental_squared <= 0)
    return 0;
  return 100 * std::sqrt(std::max(all_squared / fundamental_squared - 1, 0.0f));
}

Window evaluate(const Moments &moments, const Calibration &calibration) {
  Window window;
  window.moments = moments;
  window.duration_s = moments.duration_s;
  window.flags = moments.flags;
  if (moments.duration_s <= 0)
    return window;
  const float variance = calibration.noise_counts * calibration.noise_counts + ROUNDING_VARIANCE;
  const float voltage_noise = variance * calibration.volts_per_count * calibration.volts_per_count;
  const float current_noise = variance * calibration.amps_per_count * calibration.amps_per_count;
  const float per_s = 1 / moments.duration_s;

  window.voltage_v = std::sqrt(above_noise(moments.voltage_squared * per_s, voltage_noise, moments.samples));
  window.current_a = std::sqrt(above_noise(moments.current_squared * per_s, current_noise, moments.samples));
  if (window.current_a < calibration.starting_current_a)
    window.current_a = 0;
  const bool load = window.current_a > 0;
  if (load)
    window.power_w = moments.energy_j * per_s;
  if (calibration.assumed_voltage_v > 0) {
    window.voltage_v = calibration.assumed_voltage_v;
    window.power_w = window.voltage_v * window.current_a;
    window.flags = (window.flags & ~FLAG_NO_MAINS) | FLAG_ESTIMATED;
  }
  window.energy_uj = std::llround(window.power_w * window.duration_s * 1e6f);
  // Noise may leave S a little below P; the triangle of powers stays one.
  window.apparent_power_va = std::max(window.voltage_v * window.current_a, std::fabs(window.power_w));
  if (window.apparent_power_va > 0)
    window.power_factor = window.power_w / window.apparent_power_va;
  if (window.voltage_v > 0)
    window.crest_factor_voltage = moments.voltage_peak_v / window.voltage_v;
  if (load)
    window.crest_factor_current = moments.current_peak_a / window.current_a;
  if (moments.locked_s <= 0)
    return window;
  const float per_locked_s = 1 / moments.locked_s;
  window.frequency_hz = moments.cycles * per_locked_s;
  window.thd_voltage = distortion_percent(moments.locked_voltage_squared * per_locked_s - voltage_noise,
                                          moments.fundamental_voltage_squared * per_locked_s);
  if (load) {
    window.reactive_power_var = moments.reactive_energy_vars * per_locked_s;
    window.thd_current = distortion_percent(moments.locked_current_squared * per_locked_s - current_noise,
                                            moments.fundamental_current_squared * per_locked_s);
  }
  return window;
}

}  // namespace esphome::metering
