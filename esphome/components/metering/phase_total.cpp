#include "esphome/components/metering/phase_total.h"

#include <algorithm>
#include <cmath>

namespace esphome::metering {

void PhaseTotal::add(const Window &window, bool loaded) {
  constexpr double LARGEST_UJ = 9e17;
  this->net_uj_ +=
      loaded ? std::llround(std::clamp(window.moments.energy_j * 1e6, -LARGEST_UJ, LARGEST_UJ)) : window.energy_uj;
}

int64_t PhaseTotal::end_window() {
  const int64_t net_uj = this->net_uj_;
  this->energy_uj_ += net_uj;
  this->net_uj_ = 0;
  return net_uj;
}

void PhaseTotal::add_interval(const Window &interval) {
  if (this->phases_++ == 0) {
    this->sum_.duration_s = interval.duration_s;
    this->sum_.frequency_hz = interval.frequency_hz;
  }
  this->sum_.voltage_v += interval.voltage_v;
  this->sum_.current_a += interval.current_a;
  this->sum_.reactive_power_var += interval.reactive_power_var;
  this->sum_.apparent_power_va += interval.apparent_power_va;
  this->sum_.flags |= interval.flags;
}

Window PhaseTotal::end_interval() {
  Window total = this->sum_;
  total.energy_uj = this->energy_uj_;
  if (this->phases_ > 0)
    total.voltage_v /= static_cast<float>(this->phases_);
  if (total.duration_s > 0)
    total.power_w = static_cast<float>(total.energy_uj) * 1e-6f / total.duration_s;
  total.apparent_power_va = std::max(total.apparent_power_va, std::fabs(total.power_w));
  if (total.apparent_power_va > 0)
    total.power_factor = total.power_w / total.apparent_power_va;
  this->sum_ = {};
  this->energy_uj_ = 0;
  this->phases_ = 0;
  return total;
}

}  // namespace esphome::metering
