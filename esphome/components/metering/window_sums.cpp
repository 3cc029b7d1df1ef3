#include "esphome/components/metering/window_sums.h"

namespace esphome::metering {

void WindowSums::add(const BlockSums &block, int32_t block_weight) {
  const int64_t w = block_weight;
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
  this->cosine_cosine += w * block.cosine_cosine;
  this->cosine_sine += w * block.cosine_sine;
}

void WindowSums::move_offsets(int32_t voltage_counts, int32_t current_counts) {
  const int64_t v = voltage_counts;
  const int64_t i = current_counts;
  const int64_t aligned = i * PairAligner::CURRENT_UNIT;
  const int64_t moved_voltage = this->voltage - v * this->weight;
  const int64_t moved_current = this->current - i * this->weight;
  this->voltage_voltage -= v * (this->voltage + moved_voltage);
  this->current_current -= i * (this->current + moved_current);
  // In this order no step is larger than the sum was.
  this->voltage_current -= v * this->aligned_current;
  this->voltage_current -= aligned * moved_voltage;
  this->voltage = moved_voltage;
  this->current = moved_current;
  this->aligned_current -= aligned * this->weight;
}

}  // namespace esphome::metering
