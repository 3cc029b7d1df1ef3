#include "esphome/components/metering/window_sums.h"

namespace esphome::metering {

void WindowSums::add(const BlockSums &block, int32_t weight) {
  const int64_t w = weight;
  this->weight += w * block.samples;
  this->voltage += w * block.voltage;
  this->current += w * block.current;
  this->aligned_current += w * block.aligned_current;
  this->voltage_voltage += w * static_cast<int64_t>(block.voltage_voltage);
  this->current_current += w * static_cast<int64_t>(block.current_current);
  this->voltage_current += w * block.voltage_current;
  this->voltage_cosine += w * block.voltage_cosine;
  this->voltage_sine += w * block.voltage_sine;
  this->current_cosine += w * block.current_cosine;
  this->current_sine += w * block.current_sine;
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

}  // namespace esphome::metering
