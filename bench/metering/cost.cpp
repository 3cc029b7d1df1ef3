// Feeds PAIRS pairs of a 50 Hz mains to a CycleMeter, freestanding, for qemu to count the instructions of.

#include <cstdint>

#include "esphome/components/metering/cycle_meter.h"
#include "esphome/components/metering/interval_meter.h"

using namespace esphome::metering;

namespace {

constexpr int PERIOD = 80;
CycleMeter meter;
IntervalMeter intervals;
volatile float sink;

// A mains of 870 counts and a current with a third harmonic, by the recursion of a sine: integers only, no tables.
struct Source {
  int32_t voltage[PERIOD];

  Source() {
    constexpr int64_t TWO_COSINE = 2141155268;  // 2 cos(2 pi / 80) in 30 bits
    int64_t before = -73287532;                 // -sin(2 pi / 80) * 870 in 20 bits
    int64_t now = 0;
    for (int32_t &value : this->voltage) {
      value = static_cast<int32_t>(now >> 20);
      const int64_t after = (TWO_COSINE * now >> 30) - before;
      before = now;
      now = after;
    }
  }
};

}  // namespace

static void run() {
  static const Source SOURCE;
  Calibration calibration;
  calibration.volts_per_count = 0.195f;
  calibration.amps_per_count = 0.0244f;
  calibration.skew_us = SKEW_US;
  calibration.noise_counts = 1;
  meter.configure(calibration, 4000);
  intervals.configure(calibration, 1);
  for (int n = 0, k = 0; n < PAIRS; n++) {
    const Sample sample{static_cast<int16_t>(2048 + SOURCE.voltage[k]),
                        static_cast<int16_t>(2048 + SOURCE.voltage[k] / 4 + SOURCE.voltage[3 * k % PERIOD] / 16)};
    k = k + 1 == PERIOD ? 0 : k + 1;
#if METERING
    if (meter.add(sample) && intervals.add(meter.window()))
      sink = intervals.interval().power_w;
#else
    sink = sample.voltage + sample.current;
#endif
  }
}

extern "C" {

using Constructor = void (*)();
extern Constructor __init_array_start[];
extern Constructor __init_array_end[];

void begin() {
  for (Constructor *constructor = __init_array_start; constructor != __init_array_end; constructor++)
    (*constructor)();
  run();
  register int status asm("a0") = 0;
  register int exit_call asm("a7") = 93;
  asm volatile("ecall" ::"r"(status), "r"(exit_call));
}

__attribute__((naked)) void _start() {
  asm volatile(".option push\n.option norelax\nla gp, __global_pointer$\n.option pop\ncall begin\n");
}

}  // extern "C"
