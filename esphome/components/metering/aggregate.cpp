#include "esphome/components/metering/aggregate.h"

#include <algorithm>
#include <cmath>

namespace esphome::metering {

static double squared(float value) { return static_cast<double>(value) * static_cast<double>(value); }

void WeightedMean::add(const std::optional<float> &value, double weight) {
  if (!value.has_value())
    return;
  this->sum_ += static_cast<double>(*value) * weight;
  this->weight_ += weight;
}

std::optional<float> WeightedMean::get() const {
  if (this->weight_ <= 0)
    return std::nullopt;
  return static_cast<float>(this->sum_ / this->weight_);
}

void Aggregate::add(const Record &record) {
  const Reading &reading = record.reading;
  // A reading that does not say what it covers counts as much as its neighbours, which do not say it either.
  const double duration_s = static_cast<double>(reading.interval_s.value_or(0));
  const double weight = duration_s > 0 ? duration_s : 1;
  this->power_min_w_ = this->empty() ? reading.power_w : std::min(this->power_min_w_, reading.power_w);
  this->power_max_w_ = this->empty() ? reading.power_w : std::max(this->power_max_w_, reading.power_w);
  this->duration_s_ += duration_s;
  this->weight_ += weight;
  this->voltage_squared_ += squared(reading.voltage_v) * weight;
  this->current_squared_ += squared(reading.current_a) * weight;
  this->power_.add(reading.power_w, weight);
  this->apparent_power_.add(reading.apparent_power_va, weight);
  this->reactive_power_.add(reading.reactive_power_var, weight);
  this->frequency_.add(reading.frequency_hz, weight);
  this->thd_voltage_.add(reading.thd_voltage, weight);
  this->thd_current_.add(reading.thd_current, weight);
  this->has_power_factor_ = this->has_power_factor_ || reading.power_factor.has_value();
  this->flags_ |= reading.flags;
  this->last_ = record;
  this->count_++;
}

Record Aggregate::finish() const {
  Record record = this->last_;
  if (this->count_ < 2)
    return record;
  Reading &reading = record.reading;
  reading.voltage_v = static_cast<float>(std::sqrt(this->voltage_squared_ / this->weight_));
  reading.current_a = static_cast<float>(std::sqrt(this->current_squared_ / this->weight_));
  reading.power_w = this->power_.get().value_or(0);
  reading.apparent_power_va = this->apparent_power_.get();
  reading.reactive_power_var = this->reactive_power_.get();
  const float apparent_va = reading.apparent_power_va.value_or(0);
  if (this->has_power_factor_ && apparent_va > 0)
    reading.power_factor = std::clamp(reading.power_w / apparent_va, -1.0f, 1.0f);
  reading.frequency_hz = this->frequency_.get();
  reading.thd_voltage = this->thd_voltage_.get();
  reading.thd_current = this->thd_current_.get();
  if (this->duration_s_ > 0)
    reading.interval_s = static_cast<float>(this->duration_s_);
  reading.power_min_w = this->power_min_w_;
  reading.power_max_w = this->power_max_w_;
  reading.flags = this->flags_ | FLAG_AGGREGATED;
  record.covers = this->count_;
  return record;
}

}  // namespace esphome::metering
