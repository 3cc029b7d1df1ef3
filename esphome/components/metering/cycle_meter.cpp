#include "esphome/components/metering/cycle_meter.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace esphome::metering {

static constexpr float TWO_PI = 6.28318530718f;
/// There is no mains anywhere below this voltage, nor where the fundamental is less than half of what is measured.
static constexpr float LEAST_MAINS_V = 10.0f;
static constexpr float LEAST_FUNDAMENTAL = 0.4f;
static constexpr uint32_t RAMP_POINTS = 256;
static constexpr int RAMP_PHASE_BITS = 16;

/// The falling edge of a window: 1 - x + sin(2 pi x) / (2 pi), whose slope is a Hann window.
static std::array<uint16_t, RAMP_POINTS> make_ramp() {
  std::array<uint16_t, RAMP_POINTS> ramp{};
  for (uint32_t i = 0; i < RAMP_POINTS; i++) {
    const float x = (static_cast<float>(i) + 0.5f) / RAMP_POINTS;
    const float weight = 1 - x + std::sin(TWO_PI * x) / TWO_PI;
    ramp[i] = static_cast<uint16_t>(std::lround(weight * (1 << WEIGHT_BITS)));
  }
  return ramp;
}

static const std::array<uint16_t, RAMP_POINTS> RAMP = make_ramp();

const char *CycleMeter::find_problem(const Calibration &calibration, float sample_rate_hz, float window_s) {
  if (!(sample_rate_hz >= MIN_SAMPLE_RATE_HZ && sample_rate_hz <= MAX_SAMPLE_RATE_HZ))
    return "the sample rate must be 500 to 50000 Hz";
  if (!(window_s >= MIN_WINDOW_S && window_s <= MAX_WINDOW_S))
    return "the window must be 0.1 to 0.25 s long";
  if (!(calibration.volts_per_count > 0) || !std::isfinite(calibration.volts_per_count))
    return "volts per count must be above 0";
  if (!(calibration.amps_per_count > 0) || !std::isfinite(calibration.amps_per_count))
    return "amps per count must be above 0";
  if (!(calibration.noise_counts >= 0) || !std::isfinite(calibration.noise_counts))
    return "the noise must be 0 counts or more";
  if (!PairAligner().configure(calibration.skew_us * 1e-6f * sample_rate_hz))
    return "the skew must be less than 50 samples";
  return nullptr;
}

bool CycleMeter::configure(const Calibration &calibration, float sample_rate_hz, float window_s) {
  if (find_problem(calibration, sample_rate_hz, window_s) != nullptr)
    return false;
  *this = CycleMeter();
  this->aligner_.configure(calibration.skew_us * 1e-6f * sample_rate_hz);
  this->calibration_ = calibration;
  this->sample_rate_hz_ = sample_rate_hz;
  this->tracker_.configure(sample_rate_hz);
  this->step_length_ = std::llround(window_s * sample_rate_hz / STEPS * (1 << HOP_BITS));
  this->ramp_samples_ = static_cast<uint32_t>(this->step_length_ >> HOP_BITS);
  this->ramp_step_ = (RAMP_POINTS << RAMP_PHASE_BITS) / this->ramp_samples_;
  this->priming_ = this->aligner_.latency();
  this->reset_peaks_();
  this->begin_hop_();
  this->begin_segment_();
  return true;
}

void CycleMeter::reset_peaks_() {
  this->voltage_min_ = this->current_min_ = INT16_MAX;
  this->voltage_max_ = this->current_max_ = INT16_MIN;
}

void CycleMeter::begin_hop_() {
  this->hop_steps_ = this->tracker_.locked() && this->steps_done_ == 0 ? STEPS : 1;
  this->hop_fraction_ += this->step_length_ * this->hop_steps_;
  this->hop_samples_ = static_cast<uint32_t>(this->hop_fraction_ >> HOP_BITS);
  this->hop_fraction_ -= static_cast<int64_t>(this->hop_samples_) << HOP_BITS;
  // What is left of a hop after the ramp that it began with, and before the one it ends with.
  this->flat_left_ = this->hop_samples_ - this->ramp_samples_;
  this->ramp_left_ = this->ramp_samples_;
  this->ramp_phase_ = 0;
}

void CycleMeter::begin_segment_() {
  this->segment_ = this->flat_left_ > 0 ? Segment::FLAT : Segment::RAMP;
  uint32_t &left = this->segment_ == Segment::FLAT ? this->flat_left_ : this->ramp_left_;
  this->segment_left_ = std::min(left, BlockSums::MAX_SAMPLES);
  left -= this->segment_left_;
}

bool CycleMeter::add(Sample sample) {
  this->aligner_.push(sample);
  if (this->priming_ > 0) {
    this->priming_--;
  } else {
    this->accumulate_();
  }
  if (--this->segment_left_ > 0)
    return false;
  return this->end_segment_();
}

void CycleMeter::accumulate_() {
  const PairAligner::Pair pair = this->aligner_.pair();
  this->voltage_min_ = std::min(this->voltage_min_, pair.voltage);
  this->voltage_max_ = std::max(this->voltage_max_, pair.voltage);
  this->current_min_ = std::min(this->current_min_, pair.current);
  this->current_max_ = std::max(this->current_max_, pair.current);
  const Instant instant{pair.voltage - this->voltage_offset_, pair.current - this->current_offset_,
                        pair.aligned_current - this->current_offset_ * PairAligner::CURRENT_UNIT,
                        this->tracker_.oscillator().cosine(), this->tracker_.oscillator().sine()};
  this->block_.add(instant);
  if (this->segment_ == Segment::RAMP) {
    this->ramp_sums_.add_weighted(instant, RAMP[this->ramp_phase_ >> RAMP_PHASE_BITS]);
    this->ramp_phase_ += this->ramp_step_;
  }
  this->tracker_.step();
}

bool CycleMeter::end_segment_() {
  const WindowSums all = this->block_.weighted();
  this->block_ = {};
  if (this->segment_ == Segment::FLAT) {
    this->sums_.add(all);
  } else {
    this->sums_.add(this->ramp_sums_);
    this->next_sums_.add(all);
    this->next_sums_.subtract(this->ramp_sums_);
    this->ramp_sums_ = {};
  }
  bool closed = false;
  if (this->flat_left_ == 0 && this->ramp_left_ == 0) {
    this->close_hop_();
    this->steps_done_ += this->hop_steps_;
    closed = this->steps_done_ == STEPS;
    if (closed)
      this->close_window_();
    this->begin_hop_();
  }
  this->begin_segment_();
  return closed;
}

void CycleMeter::close_window_() {
  this->steps_done_ = 0;
  // The very first step begins abruptly and is not measured: the rest of the window speaks for it.
  if (this->starting_)
    this->moments_.scale(static_cast<double>(STEPS) / (STEPS - 1));
  this->starting_ = false;
  this->window_ = evaluate(this->moments_, this->calibration_);
  this->moments_ = {};
}

Phasor CycleMeter::phasor_(int64_t cosine, int64_t sine, float mean) const {
  // multiply_high rounds down, by half a unit on average; the mean (counts) has leaked through the window's edges.
  const auto weight = static_cast<float>(this->sums_.weight);
  constexpr float UNIT = 1.0f / (1 << PHASOR_BITS);
  constexpr float REFERENCE_UNIT = 1.0f / (1 << REFERENCE_BITS);
  const auto clean = [&](int64_t sum, int64_t reference) {
    return (static_cast<float>(sum) / weight + 0.5f) * UNIT -
           mean * static_cast<float>(reference) / weight * REFERENCE_UNIT;
  };
  return {clean(cosine, this->sums_.cosine), -clean(sine, this->sums_.sine)};
}

bool CycleMeter::is_mains_(Phasor voltage, float voltage_squared) const {
  const float scale = this->calibration_.volts_per_count;
  return voltage_squared * scale * scale >= LEAST_MAINS_V * LEAST_MAINS_V &&
         2 * voltage.square() >= LEAST_FUNDAMENTAL * voltage_squared;
}

void CycleMeter::close_hop_() {
  WindowSums &sums = this->sums_;
  const auto weight = static_cast<float>(sums.weight);
  const float voltage_mean = static_cast<float>(sums.voltage) / weight;
  const float current_mean = static_cast<float>(sums.aligned_current) / weight / PairAligner::CURRENT_UNIT;
  const Phasor voltage = this->phasor_(sums.voltage_cosine, sums.voltage_sine, voltage_mean);
  const Phasor current = this->phasor_(sums.current_cosine, sums.current_sine, current_mean);

  const auto voltage_move = static_cast<int32_t>(std::lround(voltage_mean));
  const auto current_move = static_cast<int32_t>(std::lround(current_mean));
  sums.move_offsets(voltage_move, current_move);
  this->next_sums_.move_offsets(voltage_move, current_move);
  this->voltage_offset_ += voltage_move;
  this->current_offset_ += current_move;

  const float volts = this->calibration_.volts_per_count;
  const float amps =
      this->calibration_.reversed ? -this->calibration_.amps_per_count : this->calibration_.amps_per_count;
  const auto mean = [weight](int64_t sum) { return static_cast<float>(sum) / weight; };
  const float voltage_rest = mean(sums.voltage);
  const float current_rest = mean(sums.current);
  const float aligned_rest = mean(sums.aligned_current);
  Moments moments;
  moments.duration_s = static_cast<float>(this->hop_samples_) / this->sample_rate_hz_;
  moments.samples = static_cast<float>(this->hop_samples_);
  const float voltage_variance = mean(sums.voltage_voltage) - voltage_rest * voltage_rest;
  const float current_variance = mean(sums.current_current) - current_rest * current_rest;
  const float covariance = (mean(sums.voltage_current) - voltage_rest * aligned_rest) / PairAligner::CURRENT_UNIT;
  moments.voltage_squared = voltage_variance * volts * volts * moments.duration_s;
  moments.current_squared = current_variance * amps * amps * moments.duration_s;
  moments.energy_j = covariance * volts * amps * moments.duration_s;
  moments.voltage_peak_v = volts * static_cast<float>(std::max(this->voltage_max_ - this->voltage_offset_,
                                                               this->voltage_offset_ - this->voltage_min_));
  moments.current_peak_a = std::fabs(amps) * static_cast<float>(std::max(this->current_max_ - this->current_offset_,
                                                                         this->current_offset_ - this->current_min_));
  if (this->voltage_max_ >= this->calibration_.max_counts || this->voltage_min_ <= this->calibration_.min_counts ||
      this->current_max_ >= this->calibration_.max_counts || this->current_min_ <= this->calibration_.min_counts)
    moments.flags |= FLAG_CLIPPED;

  this->tracker_.update(voltage, this->is_mains_(voltage, voltage_variance), this->hop_samples_, this->ramp_samples_);
  if (this->tracker_.locked()) {
    this->track_(moments, {voltage.re * volts, voltage.im * volts}, {current.re * amps, current.im * amps});
  } else if (!this->is_mains_(voltage, voltage_variance)) {
    moments.flags |= FLAG_NO_MAINS;
  }
  if (!this->is_first_step_())
    this->moments_.add(moments);
  this->reset_peaks_();
  this->sums_ = this->next_sums_;
  this->next_sums_ = {};
}

void CycleMeter::track_(Moments &moments, Phasor voltage, Phasor current) {
  const double s = moments.duration_s;
  const double scale = s / this->tracker_.power_gain();
  moments.locked_s = s;
  moments.locked_voltage_squared = moments.voltage_squared;
  moments.locked_current_squared = moments.current_squared;
  moments.fundamental_voltage_squared = 2 * voltage.square() * scale;
  moments.fundamental_current_squared = 2 * current.square() * scale;
  moments.reactive_energy_vars = 2 * (voltage.im * current.re - voltage.re * current.im) * scale;
  moments.frequency_s = this->tracker_.confidence() * s;
  moments.cycles = this->tracker_.frequency_hz() * moments.frequency_s;
}

}  // namespace esphome::metering
