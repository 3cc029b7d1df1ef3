#include "esphome/components/metering/block_sums.h"

#include <algorithm>

namespace esphome::metering {

static int32_t interpolate(const int16_t *current, const PairAligner::Taps &taps) {
  int32_t sum = 0;
  for (size_t k = 0; k < PairAligner::TAPS; k++)
    sum += taps[k] * current[k];
  return sum >> (PairAligner::TAP_BITS - PairAligner::CURRENT_BITS);
}

/// The one loop that runs for every sample. Its sums are local, so that they stay in registers.
template <bool FRACTIONAL>
static BlockSums sum_pairs(const int16_t *voltage, const int16_t *current, const int16_t *interpolated,
                           const PairAligner::Taps &taps, size_t samples, int32_t voltage_offset,
                           int32_t current_offset, Oscillator &oscillator) {
  constexpr int32_t VOLTAGE_SCALE = 1 << (32 - Oscillator::BITS + PHASOR_BITS);
  constexpr int32_t CURRENT_SCALE = VOLTAGE_SCALE / PairAligner::CURRENT_UNIT;
  constexpr int REFERENCE_SHIFT = 2 * Oscillator::BITS - 32 - REFERENCE_BITS;
  BlockSums sums;
  Oscillator local = oscillator;
  for (size_t n = 0; n < samples; n++) {
    const int32_t v = voltage[n] - voltage_offset;
    const int32_t i = current[n] - current_offset;
    const int32_t aligned = FRACTIONAL
                                ? interpolate(interpolated + n, taps) - current_offset * PairAligner::CURRENT_UNIT
                                : i * PairAligner::CURRENT_UNIT;
    sums.voltage += v;
    sums.current += i;
    sums.aligned_current += aligned;
    sums.voltage_voltage += static_cast<uint32_t>(v) * static_cast<uint32_t>(v);
    sums.current_current += static_cast<uint32_t>(i) * static_cast<uint32_t>(i);
    sums.voltage_current += static_cast<int64_t>(v) * aligned;
    sums.voltage_cosine += multiply_high(v * VOLTAGE_SCALE, local.cosine());
    sums.voltage_sine += multiply_high(v * VOLTAGE_SCALE, local.sine());
    sums.current_cosine += multiply_high(aligned * CURRENT_SCALE, local.cosine());
    sums.current_sine += multiply_high(aligned * CURRENT_SCALE, local.sine());
    const int32_t cosine = local.cosine() >> REFERENCE_SHIFT;
    sums.cosine_cosine += multiply_high(cosine, local.cosine());
    sums.cosine_sine += multiply_high(cosine, local.sine());
    sums.voltage_min = std::min(sums.voltage_min, v);
    sums.voltage_max = std::max(sums.voltage_max, v);
    sums.current_min = std::min(sums.current_min, i);
    sums.current_max = std::max(sums.current_max, i);
    local.step();
  }
  sums.samples = static_cast<int32_t>(samples);
  oscillator = local;
  return sums;
}

BlockSums sum_block(const PairAligner &aligner, size_t first, size_t samples, int32_t voltage_offset,
                    int32_t current_offset, Oscillator &oscillator) {
  const auto sum = aligner.is_fractional() ? sum_pairs<true> : sum_pairs<false>;
  return sum(aligner.voltage() + first, aligner.current() + first, aligner.interpolated() + first, aligner.taps(),
             samples, voltage_offset, current_offset, oscillator);
}

}  // namespace esphome::metering
