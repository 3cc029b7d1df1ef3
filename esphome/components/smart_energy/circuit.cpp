#include "esphome/components/smart_energy/circuit.h"

#include <cmath>
#include <cstdio>

#include "esphome/core/log.h"

namespace esphome::smart_energy {

static const char *const TAG = "smart_energy.circuit";

void Circuit::setup_calibration() {
  this->calibration_memory_.setup(this->name_, this->pair_.calibration());
  this->pair_.set_calibration(this->calibration_memory_.load());
}

void Circuit::setup(const ReadingPublisher &meter, float interval_s) {
  this->interval_s_ = interval_s;
  this->interval_.configure(this->pair_.calibration(), interval_s);
  if (this->name_.empty())
    return;
  this->info_.interval_s = interval_s;
  this->publisher_.set_parent(meter, this->name_);
  this->publisher_.set_info(this->info_);
  this->publisher_.setup();
}

bool Circuit::take_window() {
  if (!this->pair_.pop(this->timed_))
    return false;
  this->voltage_range_.add(this->timed_.voltage);
  this->current_range_.add(this->timed_.current);
  if (!this->interval_.add(this->timed_.window))
    return false;
  this->interval_voltage_range_ = this->voltage_range_;
  this->interval_current_range_ = this->current_range_;
  this->voltage_range_ = {};
  this->current_range_ = {};
  this->energy_.add(this->interval_.energy());
  // Only between two intervals: it would forget what it has summed up.
  if (this->evaluation_due_)
    this->interval_.configure(this->pair_.calibration(), this->interval_s_);
  this->evaluation_due_ = false;
  if (this->report_in_ > 0 && --this->report_in_ == 0)
    this->report_change_();
  return true;
}

metering::Reading Circuit::reading() const {
  auto reading = metering::reading_from(this->interval());
  if (this->estimated_)
    reading.flags |= metering::FLAG_ESTIMATED;
  return reading;
}

const char *Circuit::find_problem() const {
  return metering::find_measurement_problem(this->interval(), this->interval_voltage_range_,
                                            this->interval_current_range_, this->pair_.calibration(), this->expected_);
}

void Circuit::calibrate_voltage(float true_voltage_v) {
  this->take_step_({"Voltage", "V", &metering::Window::voltage_v, 2},
                   metering::calibrate_voltage(this->pair_.calibration(), this->interval(), true_voltage_v));
}

void Circuit::calibrate_current(float true_current_a) {
  this->take_step_({"Current", "A", &metering::Window::current_a, 3},
                   metering::calibrate_current(this->pair_.calibration(), this->interval(), true_current_a));
}

void Circuit::calibrate_phase() {
  this->take_step_({"Power factor", "", &metering::Window::power_factor, 4},
                   metering::calibrate_phase(this->pair_.calibration(), this->interval()));
}

void Circuit::calibrate_noise() {
  this->take_step_({"Current without load", "A", &metering::Window::current_a, 3},
                   metering::calibrate_noise(this->pair_.calibration(), this->interval()));
}

void Circuit::reset_calibration() {
  if (this->use_(this->calibration_memory_.configured()))
    this->tell_("The calibration of the YAML is used again");
}

void Circuit::adjust(CalibrationValue value, float number) {
  auto calibration = this->pair_.calibration();
  const auto &configured = this->calibration_memory_.configured();
  switch (value) {
    case CalibrationValue::VOLTAGE_GAIN:
      calibration.volts_per_count = configured.volts_per_count * number;
      break;
    case CalibrationValue::CURRENT_GAIN:
      calibration.amps_per_count = configured.amps_per_count * number;
      break;
    case CalibrationValue::SKEW:
      calibration.skew_us = number;
      break;
    case CalibrationValue::NOISE:
      calibration.noise_counts = number;
      break;
    case CalibrationValue::TRUE_VOLTAGE:
      return this->calibrate_voltage(number);
    case CalibrationValue::TRUE_CURRENT:
      return this->calibrate_current(number);
  }
  this->take_step_({"Power", "W", &metering::Window::power_w, 1}, {calibration, nullptr});
}

float Circuit::calibration_value(CalibrationValue value) const {
  const auto &calibration = this->pair_.calibration();
  const auto &configured = this->calibration_memory_.configured();
  switch (value) {
    case CalibrationValue::VOLTAGE_GAIN:
      return calibration.volts_per_count / configured.volts_per_count;
    case CalibrationValue::CURRENT_GAIN:
      return calibration.amps_per_count / configured.amps_per_count;
    case CalibrationValue::SKEW:
      return calibration.skew_us;
    case CalibrationValue::NOISE:
      return calibration.noise_counts;
    default:
      return NAN;
  }
}

void Circuit::take_step_(const Report &report, const metering::CalibrationStep &step) {
  if (step.problem != nullptr) {
    this->tell_(std::string(report.what) + " is not calibrated: " + step.problem);
    return;
  }
  this->report_ = report;
  this->before_ = this->interval().*report.quantity;
  this->report_in_ = 2;
  if (this->use_(step.after))
    this->tell_(std::string(report.what) + ": changed, and measured again now");
}

bool Circuit::use_(const metering::Calibration &calibration) {
  if (!this->pair_.recalibrate(calibration)) {
    this->report_in_ = 0;
    this->tell_("Nothing is changed: the change before has not taken effect yet. Try again in a second");
    return false;
  }
  this->evaluation_due_ = true;
  if (!this->calibration_memory_.save(calibration))
    ESP_LOGE(TAG, "The calibration holds until the next restart only: it could not be saved");
  const auto &configured = this->calibration_memory_.configured();
  ESP_LOGI(TAG, "%s: gains %.5f (voltage) and %.5f (current), skew %.1f us, noise %.2f counts", this->name_.c_str(),
           calibration.volts_per_count / configured.volts_per_count,
           calibration.amps_per_count / configured.amps_per_count, calibration.skew_us, calibration.noise_counts);
  return true;
}

void Circuit::report_change_() {
  char text[128];
  snprintf(text, sizeof(text), "%s: before %.*f %s, after %.*f %s", this->report_.what, this->report_.decimals,
           this->before_, this->report_.unit, this->report_.decimals, this->interval().*this->report_.quantity,
           this->report_.unit);
  this->tell_(text);
}

void Circuit::tell_(const std::string &text) {
  const std::string full = this->name_.empty() ? text : this->name_ + ": " + text;
  ESP_LOGI(TAG, "%s", full.c_str());
  for (const auto &listener : this->listeners_)
    listener(full);
}

}  // namespace esphome::smart_energy
