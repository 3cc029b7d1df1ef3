// The methods of two libraries that people use today, written anew from what their documentation and sources say they
// compute, so that they run on the same samples as ours. Nothing of their code is here.

#include <cmath>
#include <cstddef>
#include <cstdint>

namespace {

struct Recording {
  const int16_t *voltage;
  const int16_t *current;
  size_t count;
};

/// What a peer says of one of its intervals, in counts and hertz; NaN where it has no frequency.
struct PeerResult {
  double voltage, current, power, frequency_hz;
};

constexpr int MIDDLE = 2048;

/// EmonLib 1.1 (calcVI): offsets follow the samples by 1/1024 of their distance, the interval ends after so many
/// crossings of its first voltage. The channels are sampled at once, so that its phase correction is 1: none.
class CrossingMeter {
 public:
  explicit CrossingMeter(const Recording &recording) : recording_(recording) {}

  /// False where the recording ends before the interval does.
  bool measure(int crossings, PeerResult &result) {
    while (this->has_sample_() && std::abs(this->recording_.voltage[this->at_] - MIDDLE) >= NEAR_ZERO)
      this->at_++;
    double voltage_squared = 0, current_squared = 0, power = 0;
    size_t samples = 0;
    int seen = 0;
    // What it compares with is read before the interval: of samples taken in pairs, the first.
    const int level = this->has_sample_() ? this->recording_.voltage[this->at_] : 0;
    bool was_above = false;
    for (; seen < crossings && this->has_sample_(); this->at_++, samples++) {
      const double voltage = centred_(this->recording_.voltage[this->at_], this->voltage_offset_);
      const double current = centred_(this->recording_.current[this->at_], this->current_offset_);
      voltage_squared += voltage * voltage;
      current_squared += current * current;
      power += voltage * current;
      const bool is_above = this->recording_.voltage[this->at_] > level;
      seen += samples > 0 && is_above != was_above ? 1 : 0;
      was_above = is_above;
    }
    const auto n = static_cast<double>(samples);
    result = {std::sqrt(voltage_squared / n), std::sqrt(current_squared / n), power / n, NAN};
    return seen == crossings;
  }

 private:
  // 45 to 55 % of full scale.
  static constexpr double NEAR_ZERO = 0.05 * 2 * MIDDLE;

  static double centred_(int count, double &offset) {
    offset += (count - offset) / 1024;
    return count - offset;
  }
  bool has_sample_() const { return this->at_ < this->recording_.count; }

  Recording recording_;
  size_t at_{0};
  double voltage_offset_{MIDDLE};
  double current_offset_{MIDDLE};
};

/// EmonLibCM 2.2: gap-free sums over whole cycles, each begun by the third positive voltage in a row; offsets leave the
/// sums at the end. Current is paired with the voltage of its instant: its interpolation is left nothing to do.
class ContinuousMeter {
 public:
  explicit ContinuousMeter(const Recording &recording) : recording_(recording) {}

  /// False where the recording ends before `cycles` do.
  bool measure(int cycles, double rate_hz, PeerResult &result) {
    const int begin_cycles = this->begin_ == 0 ? STARTUP_CYCLES : 0;
    for (int k = 0; k < begin_cycles; k++)
      this->begin_ = this->next_cycle_();
    size_t end = this->begin_;
    for (int k = 0; k < cycles; k++)
      end = this->next_cycle_();
    if (end >= this->recording_.count)
      return false;
    result = this->sum_(end);
    result.frequency_hz = cycles * rate_hz / static_cast<double>(end - this->begin_);
    this->begin_ = end;
    return true;
  }

 private:
  static constexpr int STARTUP_CYCLES = 10;
  static constexpr int CONFIRMED = 3;

  /// Where polarity is confirmed to have become positive; the recording's end where it is not.
  size_t next_cycle_() {
    for (; this->at_ < this->recording_.count; this->at_++) {
      const bool positive = this->recording_.voltage[this->at_] > MIDDLE;
      this->others_ = positive != this->positive_ ? this->others_ + 1 : 0;
      if (this->others_ < CONFIRMED)
        continue;
      this->others_ = 0;
      this->positive_ = positive;
      if (positive)
        return this->at_++;
    }
    return this->at_;
  }

  PeerResult sum_(size_t end) const {
    const auto n = static_cast<double>(end - this->begin_);
    double v = 0, vv = 0, i = 0, ii = 0, vi = 0;
    for (size_t k = this->begin_; k < end; k++) {
      const double voltage = this->recording_.voltage[k] - MIDDLE;
      // Current and the voltage beside it wait for one sample.
      const double voltage_before = this->recording_.voltage[k - 1] - MIDDLE;
      const double current = this->recording_.current[k - 1] - MIDDLE;
      v += voltage;
      vv += voltage * voltage;
      i += current;
      ii += current * current;
      vi += voltage_before * current;
    }
    return {std::sqrt(vv / n - v * v / n / n), std::sqrt(ii / n - i * i / n / n), vi / n - v * i / n / n, 0};
  }

  Recording recording_;
  size_t at_{0};
  size_t begin_{0};
  int others_{0};
  bool positive_{false};
};

}  // namespace

/// Results of EmonLib's method over intervals of so many crossings, in counts; returns how many were written.
extern "C" size_t measure_by_crossings(const int16_t *voltage, const int16_t *current, size_t count, int crossings,
                                       PeerResult *results, size_t room) {
  CrossingMeter meter({voltage, current, count});
  size_t written = 0;
  while (written < room && meter.measure(crossings, results[written]))
    written++;
  return written;
}

/// Results of EmonLibCM's method over intervals of so many cycles, in counts; returns how many were written.
extern "C" size_t measure_continuously(const int16_t *voltage, const int16_t *current, size_t count, double rate_hz,
                                       int cycles, PeerResult *results, size_t room) {
  ContinuousMeter meter({voltage, current, count});
  size_t written = 0;
  while (written < room && meter.measure(cycles, rate_hz, results[written]))
    written++;
  return written;
}
