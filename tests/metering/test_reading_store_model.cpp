#include <gtest/gtest.h>

#include <cstdlib>

#include "store_history.h"

using namespace esphome::metering;

namespace {

/// Longer where SMART_ENERGY_FULL is set.
uint32_t histories(uint32_t usual) {
  const char *full = std::getenv("SMART_ENERGY_FULL");
  return full != nullptr && *full != '\0' ? usual * 3 : usual;
}

struct Totals {
  uint64_t dropped{0};
  uint64_t aggregates{0};
  uint64_t thinned{0};
  uint64_t cuts{0};
};

/// False where the history went wrong.
bool run(uint32_t seed, const HistorySetting &setting, Totals &totals) {
  StoreHistory history(seed, setting);
  const std::string error = history.run();
  EXPECT_EQ(error, "") << "seed " << seed << ", cut after " << setting.cut_at.value_or(0);
  totals.dropped += history.dropped();
  totals.aggregates += history.aggregates;
  totals.thinned += history.thinned;
  totals.cuts += history.cuts;
  return error.empty();
}

Totals run_all(uint32_t count, uint32_t first_seed, const HistorySetting &setting) {
  Totals totals;
  for (uint32_t seed = first_seed; seed < first_seed + count && run(seed, setting, totals); seed++) {
  }
  return totals;
}

HistorySetting with_cut(HistorySetting setting, uint64_t cut_at) {
  setting.cut_at = cut_at;
  return setting;
}

uint64_t written_by(uint32_t seed, const HistorySetting &setting) {
  StoreHistory history(seed, setting);
  EXPECT_EQ(history.run(), "");
  return history.written();
}

}  // namespace

TEST(ReadingStoreModel, LosesNothingThroughPowerCuts) {
  const Totals totals = run_all(histories(1000), 1, {.restarts = 40, .erases = 0});
  EXPECT_GT(totals.cuts, 5000u);
}

TEST(ReadingStoreModel, MergesAndDropsInOrderInLongOutages) {
  const Totals totals = run_all(histories(500), 100001, {.readings = 600, .restarts = 10, .outages = 3, .erases = 0});
  EXPECT_GT(totals.aggregates, 1000u);
  EXPECT_GT(totals.dropped, 1000u);
}

TEST(ReadingStoreModel, KeepsOneAMinuteOfWhatIsNotConfirmedForLong) {
  const HistorySetting setting{.readings = 600, .restarts = 10, .outages = 3, .erases = 0, .unconfirmed = 990};
  const Totals totals = run_all(histories(300), 500001, setting);
  EXPECT_GT(totals.thinned, 1000u);
  EXPECT_GT(totals.aggregates, 100u);
}

/// Small sectors, so that a short life wraps, merges, thins and drops; the power goes after every single byte of it.
TEST(ReadingStoreModel, SurvivesACutBetweenAnyTwoBytes) {
  const HistorySetting setting{
      .sectors = 6, .sector_size = 512, .readings = 90, .restarts = 0, .outages = 20, .unconfirmed = 900};
  Totals totals;
  for (uint32_t seed = 600001; seed < 600001 + histories(1); seed++) {
    const uint64_t bytes = written_by(seed, setting);
    for (uint64_t cut = 0; cut < bytes; cut++)
      run(seed, with_cut(setting, cut), totals);
  }
  EXPECT_GT(totals.cuts, 3000u);
  EXPECT_GT(totals.aggregates, 500u);
  EXPECT_GT(totals.thinned, 500u);
  EXPECT_GT(totals.dropped, 500u);
}

TEST(ReadingStoreModel, CountsWhatFlippedBitsDestroy) {
  run_all(histories(500), 200001, {.readings = 600, .restarts = 20, .outages = 5, .flips = 500, .erases = 0});
}

TEST(ReadingStoreModel, ErasesWholly) { run_all(histories(200), 300001, {.readings = 600, .erases = 10}); }

TEST(ReadingStoreModel, KeepsAPartitionThroughSeveralWraps) {
  const HistorySetting setting{
      .sectors = 64, .sector_size = 4096, .readings = 40000, .restarts = 1, .outages = 1, .erases = 0};
  const Totals totals = run_all(histories(1), 400001, setting);
  EXPECT_GT(totals.aggregates, 0u);
}
