#include "esphome/components/metering/window.h"

#include <algorithm>
#include <cmath>
#include <initializer_list>

namespace esphome::metering {

/// A mean of squares that exceeds its noise by fewer standard deviations than this is called 0.
static constexpr float SIGNIFICANCE = 4.0f;
/// Part of the square of current that must be fundamental where there is a load.
static constexpr double LEAST_SYNCHRONOUS = 0.02;
static constexpr float LARGEST_DISTORTION = 1000;
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

void Moments::scale(double factor) {
  for (double *integral : {&this->duration_s, &this->samples, &this->voltage_squared, &this->current_squared,
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

/// At most LARGEST_DISTORTION, which is what a signal without any fundamental has too.
static float distortion_percent(float all_squared, float fundamental_squared) {
  constexpr float LARGEST_RATIO = LARGEST_DISTORTION * LARGEST_DISTORTION / 1e4f;
  const float rest = std::max(all_squared - fundamental_squared, 0.0f);
  if (rest >= LARGEST_RATIO * fundamental_squared)
    return rest > 0 ? LARGEST_DISTORTION : 0;
  return 100 * std::sqrt(rest / fundamental_squared);
}

/// Every load draws a current of the mains frequency; noise that nobody told of, or a hum of something else, does not.
static bool is_synchronous(const Moments &moments) {
  return moments.locked_s <= 0 ||
         moments.fundamental_current_squared >= LEAST_SYNCHRONOUS * moments.locked_current_squared;
}

/// Results that need the mains frequency, from the time in which it was known.
static void evaluate_fundamentals(Window &window, float voltage_noise, float current_noise) {
  const Moments &moments = window.moments;
  if (moments.locked_s <= 0)
    return;
  const auto mean = [&moments](double integral) { return static_cast<float>(integral / moments.locked_s); };
  window.frequency_hz = mean(moments.cycles);
  window.thd_voltage = distortion_percent(mean(moments.locked_voltage_squared) - voltage_noise,
                                          mean(moments.fundamental_voltage_squared));
  if (window.current_a <= 0)
    return;
  window.reactive_power_var = mean(moments.reactive_energy_vars);
  window.thd_current = distortion_percent(mean(moments.locked_current_squared) - current_noise,
                                          mean(moments.fundamental_current_squared));
}

/// Microjoules; what no integer holds, and no house draws, is the largest that one does.
static int64_t energy_of(float power_w, float duration_s) {
  constexpr float LARGEST_UJ = 9e18f;
  return std::llround(std::clamp(power_w * duration_s * 1e6f, -LARGEST_UJ, LARGEST_UJ));
}

Window evaluate(const Moments &moments, const Calibration &calibration) {
  Window window;
  window.moments = moments;
  window.duration_s = static_cast<float>(moments.duration_s);
  window.flags = moments.flags;
  if (moments.duration_s <= 0)
    return window;
  const auto mean = [&moments](double integral) { return static_cast<float>(integral / moments.duration_s); };
  const auto samples = static_cast<float>(moments.samples);
  const float variance = calibration.noise_counts * calibration.noise_counts + ROUNDING_VARIANCE;
  const float voltage_noise = variance * calibration.volts_per_count * calibration.volts_per_count;
  const float current_noise = variance * calibration.amps_per_count * calibration.amps_per_count;

  window.voltage_v = std::sqrt(above_noise(mean(moments.voltage_squared), voltage_noise, samples));
  window.current_a = std::sqrt(above_noise(mean(moments.current_squared), current_noise, samples));
  if (window.current_a < calibration.starting_current_a || !is_synchronous(moments))
    window.current_a = 0;
  if (window.voltage_v > 0)
    window.crest_factor_voltage = static_cast<float>(moments.voltage_peak_v) / window.voltage_v;
  if (window.current_a > 0) {
    window.crest_factor_current = static_cast<float>(moments.current_peak_a) / window.current_a;
    window.power_w = mean(moments.energy_j);
  }
  // The mean of n products: each channel's noise is multiplied with the other channel.
  window.power_noise_w = std::sqrt(
      (window.voltage_v * window.voltage_v * current_noise + window.current_a * window.current_a * voltage_noise) /
      samples);
  if (calibration.assumed_voltage_v > 0) {
    window.power_noise_w = 0;
    window.voltage_v = calibration.assumed_voltage_v;
    window.power_w = window.voltage_v * window.current_a;
    window.flags = (window.flags & ~FLAG_NO_MAINS) | FLAG_ESTIMATED;
  }
  window.energy_uj = energy_of(window.power_w, window.duration_s);
  // Noise may leave S a little below P; the triangle of powers stays one.
  window.apparent_power_va = std::max(window.voltage_v * window.current_a, std::fabs(window.power_w));
  if (window.apparent_power_va > 0)
    window.power_factor = window.power_w / window.apparent_power_va;
  evaluate_fundamentals(window, voltage_noise, current_noise);
  return window;
}

}  // namespace esphome::metering
