#include "esphome/components/metering/phase_total.h"

#include <algorithm>
#include <cmath>

namespace esphome::metering {

static constexpr int64_t LARGEST_UJ = 1000000000000000000;

static int64_t limited(int64_t energy_uj) { return std::clamp(energy_uj, -LARGEST_UJ, LARGEST_UJ); }

void PhaseTotal::add(const Window &window) {
  this->window_.power_w += window.power_w;
  this->window_.apparent_power_va += window.apparent_power_va;
  this->window_.energy_uj = limited(this->window_.energy_uj + limited(window.energy_uj));
  this->window_.power_noise_w = std::hypot(this->window_.power_noise_w, window.power_noise_w);
}

void PhaseTotal::end_window() {
  this->net_.add(this->window_);
  this->window_ = {};
}

void PhaseTotal::add_interval(const Window &interval) {
  if (this->phases_++ == 0) {
    this->sum_.duration_s = interval.duration_s;
    this->sum_.frequency_hz = interval.frequency_hz;
  }
  this->sum_.voltage_v += interval.voltage_v;
  this->sum_.current_a += interval.current_a;
  this->sum_.power_w += interval.power_w;
  this->sum_.energy_uj = limited(this->sum_.energy_uj + limited(interval.energy_uj));
  this->sum_.reactive_power_var += interval.reactive_power_var;
  this->sum_.apparent_power_va += interval.apparent_power_va;
  this->sum_.flags |= interval.flags;
}

Window PhaseTotal::end_interval() {
  Window total = this->sum_;
  if (this->phases_ > 0)
    total.voltage_v /= static_cast<float>(this->phases_);
  total.apparent_power_va = std::max(total.apparent_power_va, std::fabs(total.power_w));
  if (total.apparent_power_va > 0)
    total.power_factor = total.power_w / total.apparent_power_va;
  this->net_.end_interval(total);
  this->sum_ = {};
  this->phases_ = 0;
  return total;
}

}  // namespace esphome::metering
