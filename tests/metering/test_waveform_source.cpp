#include <gtest/gtest.h>

#include <array>
#include <atomic>
#include <cmath>
#include <thread>

#include "esphome/components/smart_energy/waveform_source.h"

using namespace esphome::metering;
using namespace esphome::smart_energy;

namespace {

constexpr float ODD_RATE_HZ = 3987.3f;

/// Three circuits on one voltage, sampled as fast as it is told to, as the ADC's task does it.
class TestedSource : public WaveformSource {
 public:
  TestedSource() {
    for (size_t n = 0; n < this->circuits.size(); n++) {
      Calibration calibration;
      calibration.volts_per_count = 0.2f;
      calibration.amps_per_count = 0.02f;
      this->circuits[n].set_calibration(calibration);
      this->circuits[n].set_inputs(0, static_cast<uint8_t>(n + 1));
      this->add_pair(&this->circuits[n]);
    }
  }

  bool start() override {
    this->set_sample_rate_hz(ODD_RATE_HZ);
    this->offer_calibrations_();
    return this->configure_pairs_() == nullptr;
  }
  void dump_config() const override {}

  void sample(float seconds) {
    const auto count = static_cast<int>(seconds * ODD_RATE_HZ);
    for (int n = 0; n < count; n++, this->samples_++) {
      const double angle = 2 * 3.141592653589793 * 50.02 / static_cast<double>(ODD_RATE_HZ) * this->samples_;
      const auto wave = [angle](double peak) {
        return static_cast<int16_t>(std::lround(2048 + peak * std::sin(angle)));
      };
      const int16_t counts[] = {wave(1600), wave(300), wave(200), wave(100)};
      this->add_(counts, static_cast<int64_t>(this->samples_ * 1e6 / static_cast<double>(ODD_RATE_HZ)));
    }
  }

  std::array<MeasuredPair, 3> circuits;

 private:
  double samples_{0};
};

/// Takes a round; its power of all circuits, or NaN where they are not of the same time.
float take_round(TestedSource &source) {
  float power_w = 0;
  std::array<TimedWindow, 3> round{};
  for (size_t n = 0; n < round.size(); n++) {
    EXPECT_TRUE(source.circuits[n].pop(round[n]));
    power_w += round[n].window.power_w;
  }
  // Each calibration may shift a circuit's windows by a sample; by half a window they would be of another time.
  constexpr int64_t HALF_A_WINDOW_US = 100000;
  const bool together = std::llabs(round[0].end_us - round[2].end_us) < HALF_A_WINDOW_US &&
                        std::llabs(round[0].end_us - round[1].end_us) < HALF_A_WINDOW_US;
  return together ? power_w : NAN;
}

constexpr float POWER_W = 1600 * 0.2f * (300 + 200 + 100) * 0.02f / 2;

}  // namespace

TEST(WaveformSource, WindowsOfOneTimeArriveTogetherOrNotAtAll) {
  TestedSource source;
  ASSERT_TRUE(source.start());
  // The loop stands still for longer than the queues hold.
  source.sample(5.1f);
  EXPECT_EQ(source.lost_windows(), 25 - (WindowQueue::SLOTS - 1));
  for (size_t n = 1; n < WindowQueue::SLOTS; n++)
    EXPECT_NEAR(take_round(source), POWER_W, 1);
  EXPECT_FALSE(source.circuits[0].has_window() || source.circuits[2].has_window());
  source.sample(1);
  while (source.circuits[2].has_window())
    EXPECT_NEAR(take_round(source), POWER_W, 1);
  EXPECT_FALSE(source.circuits[0].has_window() || source.circuits[1].has_window());
}

TEST(WaveformSource, ACircuitThatIsCalibratedLaterStaysInStep) {
  TestedSource source;
  ASSERT_TRUE(source.start());
  source.sample(1.03f);
  Calibration calibration = source.circuits[1].calibration();
  ASSERT_TRUE(source.circuits[1].recalibrate(calibration));
  // Until it is taken over, at the end of a window, another change must wait.
  EXPECT_FALSE(source.circuits[1].recalibrate(calibration));
  int rounds = 0;
  for (int n = 0; n < 300; n++) {
    source.sample(0.1f);
    for (; source.circuits[2].has_window(); rounds++)
      EXPECT_NEAR(take_round(source), POWER_W, 1);
  }
  EXPECT_EQ(rounds, 154);
  EXPECT_EQ(source.lost_windows(), 0);
  EXPECT_TRUE(source.circuits[1].recalibrate(calibration));
}

TEST(WaveformSource, StartsWithTheCalibrationThatWasOffered) {
  TestedSource source;
  Calibration doubled = source.circuits[0].calibration();
  doubled.amps_per_count *= 2;
  source.circuits[0].set_calibration(doubled);
  ASSERT_TRUE(source.start());
  source.sample(0.5f);
  EXPECT_NEAR(take_round(source), POWER_W * 900 / 600, 1);
}

// As on the ESP32: one context samples, the other takes windows and calibrates. Every change shows in whole windows.
TEST(WaveformSource, IsCalibratedWhileAnotherThreadSamples) {
  TestedSource source;
  ASSERT_TRUE(source.start());
  std::atomic<bool> done{false};
  std::thread task([&] {
    for (int n = 0; n < 200; n++)
      source.sample(0.1f);
    done = true;
  });
  Calibration calibration = source.circuits[0].calibration();
  int strange = 0;
  for (int change = 0; !done;) {
    calibration.amps_per_count = 0.02f * static_cast<float>(1 + change % 2);
    change += source.circuits[0].recalibrate(calibration) ? 1 : 0;
    while (source.circuits[2].has_window()) {
      const float power_w = take_round(source);
      strange += std::fabs(power_w - POWER_W) < 1 || std::fabs(power_w - POWER_W * 900 / 600) < 1 ? 0 : 1;
    }
  }
  task.join();
  EXPECT_EQ(strange, 0);
}
