#include "esphome/components/metering/block_sums.h"

#include <array>

namespace esphome::metering {

static int32_t interpolate(const int16_t *current, const PairAligner::Taps &taps) {
  int32_t sum = 0;
  for (size_t k = 0; k < PairAligner::TAPS; k++)
    sum += taps[k] * current[k];
  return sum >> (PairAligner::TAP_BITS - PairAligner::CURRENT_BITS);
}

/// Of up to 17 bits: unsigned, it fits in 32.
static uint32_t square(int32_t counts) { return static_cast<uint32_t>(counts) * static_cast<uint32_t>(counts); }

/// The pairs of a block, offsets removed.
struct Pairs {
  std::array<int32_t, PairAligner::MAX_BLOCK> voltage;
  std::array<int32_t, PairAligner::MAX_BLOCK> aligned_current;
};

// The two loops that run for every sample. They are two, and their sums local, so that each finds room in registers.

static void sum_pairs(const PairAligner &aligner, size_t first, int32_t voltage_offset, int32_t current_offset,
                      BlockSums &sums, Pairs &pairs) {
  const int16_t *voltage = aligner.voltage() + first;
  const int16_t *current = aligner.current() + first;
  int32_t v_sum = 0, i_sum = 0;
  uint64_t vv_sum = 0, ii_sum = 0;
  int32_t v_min = INT32_MAX, v_max = INT32_MIN, i_min = INT32_MAX, i_max = INT32_MIN;
  for (int32_t n = 0; n < sums.samples; n++) {
    const int32_t v = voltage[n] - voltage_offset;
    const int32_t i = current[n] - current_offset;
    pairs.voltage[n] = v;
    v_sum += v;
    i_sum += i;
    vv_sum += square(v);
    ii_sum += square(i);
    v_min = v < v_min ? v : v_min;
    v_max = v > v_max ? v : v_max;
    i_min = i < i_min ? i : i_min;
    i_max = i > i_max ? i : i_max;
  }
  sums.voltage = v_sum;
  sums.current = i_sum;
  sums.voltage_voltage = vv_sum;
  sums.current_current = ii_sum;
  sums.voltage_min = v_min;
  sums.voltage_max = v_max;
  sums.current_min = i_min;
  sums.current_max = i_max;
}

static void align(const PairAligner &aligner, size_t first, int32_t current_offset, int32_t samples, Pairs &pairs) {
  const int32_t offset = current_offset * PairAligner::CURRENT_UNIT;
  if (aligner.is_fractional()) {
    const int16_t *current = aligner.interpolated() + first;
    for (int32_t n = 0; n < samples; n++)
      pairs.aligned_current[n] = interpolate(current + n, aligner.taps()) - offset;
  } else {
    const int16_t *current = aligner.current() + first;
    for (int32_t n = 0; n < samples; n++)
      pairs.aligned_current[n] = current[n] * PairAligner::CURRENT_UNIT - offset;
  }
}

static void sum_products(const Pairs &pairs, BlockSums &sums, Oscillator &oscillator) {
  constexpr int32_t VOLTAGE_SCALE = 1 << (32 - Oscillator::BITS + PHASOR_BITS);
  constexpr int32_t CURRENT_SCALE = VOLTAGE_SCALE / PairAligner::CURRENT_UNIT;
  int64_t vi_sum = 0;
  int32_t i_sum = 0, v_cosine = 0, v_sine = 0, i_cosine = 0, i_sine = 0;
  Oscillator turning = oscillator;
  for (int32_t n = 0; n < sums.samples; n++) {
    const int32_t v = pairs.voltage[n];
    const int32_t i = pairs.aligned_current[n];
    i_sum += i;
    vi_sum += static_cast<int64_t>(v) * i;
    v_cosine += multiply_high(v * VOLTAGE_SCALE, turning.cosine());
    v_sine += multiply_high(v * VOLTAGE_SCALE, turning.sine());
    i_cosine += multiply_high(i * CURRENT_SCALE, turning.cosine());
    i_sine += multiply_high(i * CURRENT_SCALE, turning.sine());
    turning.step();
  }
  oscillator = turning;
  sums.aligned_current = i_sum;
  sums.voltage_current = vi_sum;
  sums.voltage_cosine = v_cosine;
  sums.voltage_sine = v_sine;
  sums.current_cosine = i_cosine;
  sums.current_sine = i_sine;
}

BlockSums sum_block(const PairAligner &aligner, size_t first, size_t samples, int32_t voltage_offset,
                    int32_t current_offset, Oscillator &oscillator) {
  Pairs pairs;
  BlockSums sums;
  sums.samples = static_cast<int32_t>(samples);
  sum_pairs(aligner, first, voltage_offset, current_offset, sums, pairs);
  align(aligner, first, current_offset, sums.samples, pairs);
  const Oscillator before = oscillator;
  sum_products(pairs, sums, oscillator);
  // Squares of the unit vector at both ends: between them its square turned evenly, so that its sum follows.
  constexpr int SHIFT = 2 * Oscillator::BITS - 32 - REFERENCE_BITS;
  const auto cosine_square = [](const Oscillator &at) { return multiply_high(at.cosine() >> SHIFT, at.cosine()); };
  const auto cosine_sine = [](const Oscillator &at) { return multiply_high(at.cosine() >> SHIFT, at.sine()); };
  sums.cosine_cosine = cosine_square(before) - cosine_square(oscillator);
  sums.cosine_sine = cosine_sine(before) - cosine_sine(oscillator);
  return sums;
}

}  // namespace esphome::metering
