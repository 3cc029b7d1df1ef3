#pragma once

#include <functional>
#include <string>
#include <vector>

#include "esphome/components/metering/calibration_steps.h"
#include "esphome/components/metering/energy_register.h"
#include "esphome/components/metering/input_check.h"
#include "esphome/components/metering/interval_meter.h"
#include "esphome/components/smart_energy/calibration_memory.h"
#include "esphome/components/smart_energy/measured_pair.h"
#include "esphome/components/smart_energy/reading_publisher.h"
#include "esphome/components/smart_energy/reading_sensors.h"
#include "esphome/components/smart_energy/register_memory.h"

namespace esphome::smart_energy {

/// What a person may set by hand, and the true values to calibrate to: gains as factors of what the YAML says, skew in
/// microseconds by which current is sampled after voltage, noise in counts, volts, amperes.
enum class CalibrationValue : uint8_t { VOLTAGE_GAIN, CURRENT_GAIN, SKEW, NOISE, TRUE_VOLTAGE, TRUE_CURRENT };

/// One measured circuit: its inputs, intervals, register and calibration. A meter without `circuits:` has one, without
/// a name, whose readings are the meter's.
class Circuit : public ReadingSensors {
 public:
  void set_name(const std::string &name) { this->name_ = name; }
  void set_info(const metering::MeterInfo &info) { this->info_ = info; }
  void set_initial_energy_mwh(int64_t import_mwh, int64_t export_mwh) { this->initial_ = {import_mwh, export_mwh}; }
  /// Whether the meter's own readings count this circuit.
  void set_in_total(bool in_total) { this->in_total_ = in_total; }
  /// Its voltage is another phase's, turned: symmetry is assumed.
  void set_estimated(bool estimated) { this->estimated_ = estimated; }
  void set_expectation(float nominal_voltage_v, float nominal_frequency_hz, float rated_current_a, bool consumes_only) {
    this->expected_ = {nominal_voltage_v, nominal_frequency_hz, rated_current_a, consumes_only};
  }

  /// Before the source starts.
  void setup_calibration();
  void setup(const ReadingPublisher &meter, float interval_s);
  /// Takes the next window; true when it closed an interval.
  bool take_window();
  /// Null, or what is wrong with the wiring or the configuration, judged by the last interval.
  const char *find_problem() const;

  const std::string &name() const { return this->name_; }
  bool in_total() const { return this->in_total_; }
  const metering::Window &window() const { return this->timed_.window; }
  int64_t end_us() const { return this->timed_.end_us; }
  const metering::Window &interval() const { return this->interval_.interval(); }
  const InitialEnergy &initial() const { return this->initial_; }
  MeasuredPair &pair() { return this->pair_; }
  const MeasuredPair &pair() const { return this->pair_; }
  metering::EnergyRegister &energy() { return this->energy_; }
  ReadingPublisher &publisher() { return this->publisher_; }
  /// The interval's reading, but for time and number.
  metering::Reading reading() const;

  /// Steps of a calibration, each from the interval measured last. What is changed holds from the next window on and is
  /// stored; why nothing is changed is said to the listeners and in the log.
  void calibrate_voltage(float true_voltage_v);
  void calibrate_current(float true_current_a);
  void calibrate_phase();
  void calibrate_noise();
  /// Back to what the YAML says.
  void reset_calibration();
  void adjust(CalibrationValue value, float number);
  /// NaN for a true value, which is asked for but not kept.
  float calibration_value(CalibrationValue value) const;
  /// Called with each change, with what was measured before and after it, and with each refusal.
  void add_on_calibrated(std::function<void(const std::string &)> &&listener) {
    this->listeners_.push_back(std::move(listener));
  }

 protected:
  /// What a step is judged by: one quantity before it and after it.
  struct Report {
    const char *what;
    const char *unit;
    float metering::Window::*quantity;
    int decimals;
  };

  void take_step_(const Report &report, const metering::CalibrationStep &step);
  /// False when nothing was changed.
  bool use_(const metering::Calibration &calibration);
  void report_change_();
  void tell_(const std::string &text);

  std::string name_;
  metering::MeterInfo info_;
  metering::Expectation expected_;
  InitialEnergy initial_;
  bool in_total_{true};
  bool estimated_{false};
  MeasuredPair pair_;
  TimedWindow timed_{};
  metering::InputRange voltage_range_;
  metering::InputRange current_range_;
  metering::InputRange interval_voltage_range_;
  metering::InputRange interval_current_range_;
  metering::IntervalMeter interval_;
  metering::EnergyRegister energy_;
  ReadingPublisher publisher_;
  CalibrationMemory calibration_memory_;
  std::vector<std::function<void(const std::string &)>> listeners_;
  Report report_{};
  float before_{0};
  /// Intervals to wait for until one was measured with the new calibration alone; 0 when nothing is to be reported.
  int report_in_{0};
  bool evaluation_due_{false};
  float interval_s_{5.0f};
};

}  // namespace esphome::smart_energy
