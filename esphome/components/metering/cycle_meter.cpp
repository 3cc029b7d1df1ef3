#include "esphome/components/metering/cycle_meter.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>

namespace esphome::metering {

static constexpr float TWO_PI = 6.28318530718f;
/// There is no mains anywhere below this voltage, nor where the fundamental is less than this part of the square.
static constexpr float LEAST_MAINS_V = 10.0f;
static constexpr float LEAST_FUNDAMENTAL = 0.25f;
/// Counts, beside a 128th of the signal.
static constexpr int32_t OFFSET_TOLERANCE = 8;
static constexpr uint32_t RAMP_POINTS = 256;
/// In a ramp, this many samples share one weight.
static constexpr uint32_t RAMP_STAIR = 4;

/// The falling edge of a window: 1 - x + sin(2 pi x) / (2 pi), whose slope is a Hann window.
static std::array<uint16_t, RAMP_POINTS> make_ramp() {
  std::array<uint16_t, RAMP_POINTS> ramp{};
  for (uint32_t i = 0; i < RAMP_POINTS; i++) {
    const float x = (static_cast<float>(i) + 0.5f) / RAMP_POINTS;
    const float weight = 1 - x + std::sin(TWO_PI * x) / TWO_PI;
    ramp[i] = static_cast<uint16_t>(std::lround(weight * WEIGHT_ONE));
  }
  return ramp;
}

static const std::array<uint16_t, RAMP_POINTS> RAMP = make_ramp();

// Beyond these no ADC, transformer or shunt is meant, and floats would overflow.
static constexpr float SMALLEST_SCALE = 1e-6f;
static constexpr float LARGEST_SCALE = 1e3f;
static constexpr float LARGEST_NOISE = 1e3f;
static constexpr float LARGEST_SETTING = 1e5f;

static bool is_scale(float per_count) { return per_count >= SMALLEST_SCALE && per_count <= LARGEST_SCALE; }

const char *CycleMeter::find_problem(const Calibration &calibration, float sample_rate_hz, float window_s) {
  if (!(sample_rate_hz >= MIN_SAMPLE_RATE_HZ && sample_rate_hz <= MAX_SAMPLE_RATE_HZ))
    return "the sample rate must be 500 to 32000 Hz";
  if (!(window_s >= MIN_WINDOW_S && window_s <= MAX_WINDOW_S))
    return "the window must be 0.1 to 0.25 s long";
  if (!is_scale(calibration.volts_per_count))
    return "volts per count must be 0.000001 to 1000";
  if (!is_scale(calibration.amps_per_count))
    return "amps per count must be 0.000001 to 1000";
  if (!(calibration.noise_counts >= 0 && calibration.noise_counts <= LARGEST_NOISE))
    return "the noise must be 0 to 1000 counts";
  if (!(calibration.starting_current_a >= 0 && calibration.starting_current_a <= LARGEST_SETTING))
    return "the starting current must be 0 to 100000 A";
  if (!(calibration.assumed_voltage_v >= 0 && calibration.assumed_voltage_v <= LARGEST_SETTING))
    return "the assumed voltage must be 0 to 100000 V";
  if (!PairAligner().configure(calibration.skew_us * 1e-6f * sample_rate_hz))
    return "the skew must be at most 119 samples";
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
  this->begin_hop_();
  this->begin_block_();
  return true;
}

void CycleMeter::begin_hop_() {
  this->hop_steps_ = this->tracker_.locked() && this->steps_done_ == 0 ? STEPS : 1;
  this->hop_fraction_ += this->step_length_ * this->hop_steps_;
  this->hop_samples_ = static_cast<uint32_t>(this->hop_fraction_ >> HOP_BITS);
  this->hop_fraction_ -= static_cast<int64_t>(this->hop_samples_) << HOP_BITS;
  // The ramp that a hop begins with lies in the hop before.
  this->flat_left_ = this->hop_samples_ - this->ramp_samples_;
  this->ramp_left_ = this->ramp_samples_;
}

void CycleMeter::begin_block_() {
  this->block_in_ramp_ = this->flat_left_ == 0;
  uint32_t &left = this->block_in_ramp_ ? this->ramp_left_ : this->flat_left_;
  this->block_left_ = std::min<uint32_t>(left, PairAligner::MAX_BLOCK);
  left -= this->block_left_;
}

bool CycleMeter::add(Sample sample) {
  this->aligner_.push(sample);
  if (--this->block_left_ > 0)
    return false;
  return this->end_block_();
}

void CycleMeter::sum_(size_t first, size_t samples, int32_t weight) {
  const BlockSums block = sum_block(this->aligner_, first, samples, this->voltage_offset_, this->current_offset_,
                                    this->tracker_.oscillator());
  this->sums_.add(block, weight);
  if (weight != WEIGHT_ONE)
    this->next_sums_.add(block, WEIGHT_ONE - weight);
  Extremes &extremes = this->extremes_;
  extremes.voltage_min = std::min(extremes.voltage_min, block.voltage_min + this->voltage_offset_);
  extremes.voltage_max = std::max(extremes.voltage_max, block.voltage_max + this->voltage_offset_);
  extremes.current_min = std::min(extremes.current_min, block.current_min + this->current_offset_);
  extremes.current_max = std::max(extremes.current_max, block.current_max + this->current_offset_);
}

void CycleMeter::sum_ramp_() {
  const uint32_t samples = this->aligner_.block_size();
  const uint32_t begin = this->ramp_samples_ - this->ramp_left_ - samples;
  for (uint32_t first = 0; first < samples; first += RAMP_STAIR) {
    const uint32_t stair = std::min(RAMP_STAIR, samples - first);
    const uint32_t middle = (2 * (begin + first) + stair) * (RAMP_POINTS / 2) / this->ramp_samples_;
    this->sum_(first, stair, RAMP[std::min(middle, RAMP_POINTS - 1)]);
  }
}

bool CycleMeter::end_block_() {
  if (this->block_in_ramp_) {
    this->sum_ramp_();
  } else {
    this->sum_(0, this->aligner_.block_size(), WEIGHT_ONE);
  }
  this->aligner_.next_block();
  bool closed = false;
  if (this->flat_left_ == 0 && this->ramp_left_ == 0) {
    this->close_hop_();
    closed = this->steps_done_ == STEPS;
    if (closed)
      this->close_window_();
    this->begin_hop_();
  }
  this->begin_block_();
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

int32_t CycleMeter::offset_error_(int64_t sum, int32_t least, int32_t greatest) const {
  const auto error =
      static_cast<int32_t>(std::lround(static_cast<float>(sum) / static_cast<float>(this->sums_.weight)));
  // Moved within a window, an offset leaves a step in the fundamental; a small error of it leaves nothing.
  const int32_t tolerance = this->tracker_.locked() ? OFFSET_TOLERANCE + (greatest - least) / 128 : 0;
  return std::abs(error) > tolerance ? error : 0;
}

void CycleMeter::center_() {
  const Extremes &seen = this->extremes_;
  const int32_t voltage = this->offset_error_(this->sums_.voltage, seen.voltage_min, seen.voltage_max);
  const int32_t current = this->offset_error_(this->sums_.current, seen.current_min, seen.current_max);
  this->sums_.move_offsets(voltage, current);
  this->next_sums_.move_offsets(voltage, current);
  this->voltage_offset_ += voltage;
  this->current_offset_ += current;
}

bool CycleMeter::is_clipped_() const {
  const Calibration &limits = this->calibration_;
  return std::min(this->extremes_.voltage_min, this->extremes_.current_min) <= limits.min_counts ||
         std::max(this->extremes_.voltage_max, this->extremes_.current_max) >= limits.max_counts;
}

Moments CycleMeter::measure_() const {
  const WindowSums &sums = this->sums_;
  const float volts = this->calibration_.volts_per_count;
  const float amps = this->calibration_.amps_per_count;
  const auto mean = [weight = static_cast<float>(sums.weight)](int64_t sum) {
    return static_cast<float>(sum) / weight;
  };
  const float voltage = mean(sums.voltage);
  const float current = mean(sums.current);
  const float covariance =
      (mean(sums.voltage_current) - voltage * mean(sums.aligned_current)) / PairAligner::CURRENT_UNIT;
  const auto peak = [](int32_t offset, int32_t least, int32_t greatest) {
    return static_cast<float>(std::max(greatest - offset, offset - least));
  };
  const float duration_s = static_cast<float>(this->hop_samples_) / this->sample_rate_hz_;
  Moments moments;
  moments.duration_s = duration_s;
  moments.samples = this->hop_samples_;
  moments.voltage_squared = (mean(sums.voltage_voltage) - voltage * voltage) * volts * volts * duration_s;
  moments.current_squared = (mean(sums.current_current) - current * current) * amps * amps * duration_s;
  moments.energy_j = covariance * volts * amps * this->direction_() * duration_s;
  moments.voltage_peak_v =
      volts * peak(this->voltage_offset_, this->extremes_.voltage_min, this->extremes_.voltage_max);
  moments.current_peak_a = amps * peak(this->current_offset_, this->extremes_.current_min, this->extremes_.current_max);
  moments.flags = this->is_clipped_() ? FLAG_CLIPPED : 0;
  return moments;
}

Fundamentals CycleMeter::measure_fundamentals_() const {
  const WindowSums &sums = this->sums_;
  const auto mean = [weight = static_cast<float>(sums.weight)](int64_t sum) {
    return static_cast<float>(sum) / weight;
  };
  const Phasor leak = Phasor{mean(sums.cosine_cosine), -mean(sums.cosine_sine)} * (2.0f / (1 << REFERENCE_BITS)) *
                      this->tracker_.double_frequency_sum();
  // A real signal is a phasor and its mirror image, which turns the other way: what of the image leaks is taken out.
  const auto phasor = [&](int64_t cosine, int64_t sine, float scale) {
    // multiply_high rounds down, by half a unit on average.
    const Phasor both{mean(cosine) + 0.5f, -mean(sine) - 0.5f};
    return (both - leak * both.conjugate()) * (scale / (1 << PHASOR_BITS) / (1 - leak.square()));
  };
  const Calibration &calibration = this->calibration_;
  return {phasor(sums.voltage_cosine, sums.voltage_sine, calibration.volts_per_count),
          phasor(sums.current_cosine, sums.current_sine, this->direction_() * calibration.amps_per_count), leak};
}

void CycleMeter::close_hop_() {
  this->center_();
  Moments moments = this->measure_();
  const Fundamentals fundamentals = this->measure_fundamentals_();
  const auto voltage_squared = static_cast<float>(moments.voltage_squared / moments.duration_s);
  // The first step begins abruptly and the second saw the offset move: neither shows a clear fundamental.
  const bool clear = !this->starting_ || this->steps_done_ >= 2;
  const bool mains = voltage_squared >= LEAST_MAINS_V * LEAST_MAINS_V &&
                     (!clear || 2 * fundamentals.voltage.square() >= LEAST_FUNDAMENTAL * voltage_squared);
  this->tracker_.update(fundamentals.voltage, mains, this->hop_samples_, this->ramp_samples_);
  if (this->tracker_.locked()) {
    this->add_fundamentals_(moments, fundamentals);
  } else if (!mains) {
    moments.flags |= FLAG_NO_MAINS;
  }
  if (!this->is_first_step_())
    this->moments_.add(moments);
  this->extremes_ = {};
  this->sums_ = this->next_sums_;
  this->next_sums_ = {};
  this->steps_done_ += this->hop_steps_;
}

void CycleMeter::add_fundamentals_(Moments &moments, const Fundamentals &fundamentals) const {
  const auto duration_s = static_cast<float>(moments.duration_s);
  const Phasor voltage = fundamentals.voltage;
  const Phasor current = fundamentals.current;
  // Squares and products of the fundamentals pulsate at twice the frequency: what of that leaks is taken out too.
  const Phasor through = fundamentals.leak.conjugate();
  const auto pulsation = [=](Phasor a, Phasor b) { return 2 * duration_s * (a * b * through).re; };
  moments.voltage_squared -= static_cast<double>(pulsation(voltage, voltage));
  moments.current_squared -= static_cast<double>(pulsation(current, current));
  moments.energy_j -= static_cast<double>(pulsation(voltage, current));

  const float confidence = this->tracker_.confidence();
  const float locked_s = confidence * duration_s;
  const float scale = 2 * locked_s / this->tracker_.power_gain();
  moments.locked_s = locked_s;
  moments.locked_voltage_squared = moments.voltage_squared * static_cast<double>(confidence);
  moments.locked_current_squared = moments.current_squared * static_cast<double>(confidence);
  moments.fundamental_voltage_squared = voltage.square() * scale;
  moments.fundamental_current_squared = current.square() * scale;
  moments.reactive_energy_vars = (voltage * current.conjugate()).im * scale;
  moments.cycles = this->tracker_.frequency_hz() * locked_s;
}

}  // namespace esphome::metering
