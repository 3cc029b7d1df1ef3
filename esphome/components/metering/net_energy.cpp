#include "esphome/components/metering/net_energy.h"

#include <algorithm>
#include <cmath>

namespace esphome::metering {

/// A window's power must exceed its noise by so many standard deviations for its direction to be sure.
static constexpr float SIGNIFICANCE = 4.0f;
/// Nor is it sure of less than this part of the apparent power: a phase error of a degree makes as much.
static constexpr float LEAST_POWER_FACTOR = 0.02f;

void NetEnergy::add(const Window &window) {
  const float least_w = std::max(SIGNIFICANCE * window.power_noise_w, LEAST_POWER_FACTOR * window.apparent_power_va);
  if (std::fabs(window.power_w) <= least_w)
    return;
  const auto energy_uj = static_cast<double>(window.energy_uj);
  this->drawn_uj_ += std::max(energy_uj, 0.0);
  this->fed_in_uj_ += std::max(-energy_uj, 0.0);
}

void NetEnergy::end_interval(const Window &interval) {
  constexpr int64_t LARGEST_UJ = 4000000000000000000;
  const bool loaded = interval.current_a > 0;
  const int64_t energy_uj = loaded ? std::clamp(interval.energy_uj, -LARGEST_UJ, LARGEST_UJ) : 0;
  // What no window was sure of goes to the side that has more; it may use that up, and is then on the other.
  const double rest_uj = static_cast<double>(energy_uj) - (this->drawn_uj_ - this->fed_in_uj_);
  const double fed_in_uj = this->drawn_uj_ >= this->fed_in_uj_ ? this->fed_in_uj_ : this->fed_in_uj_ - rest_uj;
  const auto export_uj = loaded ? std::llround(std::clamp(fed_in_uj, 0.0, static_cast<double>(LARGEST_UJ))) : 0;
  this->export_uj_ = std::max<int64_t>(export_uj, -energy_uj);
  this->export_uj_ = std::max<int64_t>(this->export_uj_, 0);
  this->import_uj_ = energy_uj + this->export_uj_;
  this->drawn_uj_ = 0;
  this->fed_in_uj_ = 0;
}

}  // namespace esphome::metering
