#include "esphome/components/metering/window_sums.h"

namespace esphome::metering {

void WindowSums::add_weighted(const Instant &x, int32_t weight) {
  const int32_t voltage = x.voltage * weight;
  const int32_t current = x.current * weight;
  this->weight += weight;
  this->voltage += voltage;
  this->current += current;
  this->aligned_current += static_cast<int64_t>(x.aligned_current) * weight;
  this->voltage_voltage += static_cast<int64_t>(voltage) * x.voltage;
  this->current_current += static_cast<int64_t>(current) * x.current;
  this->voltage_current += static_cast<int64_t>(voltage) * x.aligned_current;
  this->voltage_cosine += static_cast<int64_t>(BlockSums::voltage_product(x.voltage, x.cosine)) * weight;
  this->voltage_sine += static_cast<int64_t>(BlockSums::voltage_product(x.voltage, x.sine)) * weight;
  this->current_cosine += static_cast<int64_t>(BlockSums::current_product(x.aligned_current, x.cosine)) * weight;
  this->current_sine += static_cast<int64_t>(BlockSums::current_product(x.aligned_current, x.sine)) * weight;
  this->cosine += static_cast<int64_t>(x.cosine >> (Oscillator::BITS - REFERENCE_BITS)) * weight;
  this->sine += static_cast<int64_t>(x.sine >> (Oscillator::BITS - REFERENCE_BITS)) * weight;
}

void WindowSums::add(const WindowSums &other) {
  this->weight += other.weight;
  this->voltage += other.voltage;
  this->current += other.current;
  this->aligned_current += other.aligned_current;
  this->voltage_voltage += other.voltage_voltage;
  this->current_current += other.current_current;
  this->voltage_current += other.voltage_current;
  this->voltage_cosine += other.voltage_cosine;
  this->voltage_sine += other.voltage_sine;
  this->current_cosine += other.current_cosine;
  this->current_sine += other.current_sine;
  this->cosine += other.cosine;
  this->sine += other.sine;
}

void WindowSums::subtract(const WindowSums &other) {
  this->weight -= other.weight;
  this->voltage -= other.voltage;
  this->current -= other.current;
  this->aligned_current -= other.aligned_current;
  this->voltage_voltage -= other.voltage_voltage;
  this->current_current -= other.current_current;
  this->voltage_current -= other.voltage_current;
  this->voltage_cosine -= other.voltage_cosine;
  this->voltage_sine -= other.voltage_sine;
  this->current_cosine -= other.current_cosine;
  this->current_sine -= other.current_sine;
  this->cosine -= other.cosine;
  this->sine -= other.sine;
}

void WindowSums::move_offsets(int32_t voltage, int32_t current) {
  const int64_t v = voltage;
  const int64_t i = current;
  const int64_t aligned = i * PairAligner::CURRENT_UNIT;
  this->voltage_voltage += -2 * v * this->voltage + v * v * this->weight;
  this->current_current += -2 * i * this->current + i * i * this->weight;
  this->voltage_current += -v * this->aligned_current - aligned * this->voltage + v * aligned * this->weight;
  this->voltage -= v * this->weight;
  this->current -= i * this->weight;
  this->aligned_current -= aligned * this->weight;
}

WindowSums BlockSums::weighted() const {
  constexpr int64_t ONE = 1 << WEIGHT_BITS;
  WindowSums sums;
  sums.weight = this->samples * ONE;
  sums.voltage = this->voltage * ONE;
  sums.current = this->current * ONE;
  sums.aligned_current = this->aligned_current * ONE;
  sums.voltage_voltage = static_cast<int64_t>(this->voltage_voltage) * ONE;
  sums.current_current = static_cast<int64_t>(this->current_current) * ONE;
  sums.voltage_current = this->voltage_current * ONE;
  sums.voltage_cosine = this->voltage_cosine * ONE;
  sums.voltage_sine = this->voltage_sine * ONE;
  sums.current_cosine = this->current_cosine * ONE;
  sums.current_sine = this->current_sine * ONE;
  sums.cosine = this->cosine * ONE;
  sums.sine = this->sine * ONE;
  return sums;
}

}  // namespace esphome::metering
