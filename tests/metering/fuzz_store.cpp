// libFuzzer target: whatever a meter does, and whatever becomes of its flash meanwhile, its store can be mounted, read
// and written, and gives no number twice.

#include "esphome/components/metering/reading_store.h"
#include "flash_memory.h"
#include "fuzz_bytes.h"

using namespace esphome::metering;

namespace {

constexpr int64_t START_MS = 1760000040000;

Reading reading_at(int64_t timestamp_ms) {
  Reading reading;
  reading.voltage_v = 230;
  reading.interval_s = 5;
  reading.timestamp_ms = timestamp_ms;
  return reading;
}

/// One life on small sectors; the fuzzer's bytes say what happens.
class Life {
 public:
  explicit Life(Bytes &bytes) : bytes_(bytes) { this->mount_(); }

  void step() {
    switch (this->bytes_.take<uint8_t>() % 8) {
      case 0:
        return this->replay_();
      case 1:
        this->store_.confirm(this->bytes_.take<uint8_t>(), this->bytes_.take<uint16_t>());
        return;
      case 2:
        return this->mount_();
      case 3:
        return this->damage_();
      case 4:
        this->flash_.cut_after(this->bytes_.take<uint8_t>());
        return;
      case 5:
        if (this->store_.erase(this->bytes_.take<uint16_t>()))
          require(this->store_.waiting() == 0, "an erased store is empty");
        return;
      default:
        return this->append_();
    }
  }

 private:
  void mount_() {
    this->flash_.power_on();
    // As a meter does whose preferences know what was given.
    auto health = this->store_.mount(this->flash_, this->last_ + 1);
    if (health == StoreHealth::NEWER_FORMAT && this->store_.erase(this->last_ + 1))
      health = this->store_.health();
    require(health == StoreHealth::GOOD, "the store can be mounted");
    require(this->store_.next_seq() > this->last_, "no number repeats");
  }

  void append_() {
    const uint8_t what = this->bytes_.take<uint8_t>();
    this->uptime_ms_ += 1000 * what;
    const bool is_clock_set = (what & 64) == 0;
    const auto stored = this->store_.append(what & 7, reading_at(is_clock_set ? START_MS + this->uptime_ms_ : 0),
                                            this->uptime_ms_, (what & 128) != 0);
    require(stored.has_value() || this->flash_.is_off(), "a reading can be stored");
    if (!stored.has_value())
      return;
    require(*stored->reading.seq > this->last_, "numbers rise");
    this->last_ = *stored->reading.seq;
  }

  /// Some bits of a byte turn over.
  void damage_() {
    const uint32_t offset = this->bytes_.take<uint16_t>() % this->flash_.size();
    this->flash_.bytes()[offset] ^= this->bytes_.take<uint8_t>();
  }

  void replay_() {
    uint64_t from = 0;
    for (auto next = this->store_.next_waiting(0); next.has_value(); next = this->store_.next_waiting(from)) {
      require(*next->reading.seq >= from, "replays rise");
      from = *next->reading.seq + 1;
      this->store_.mark_sent(*next->reading.seq);
    }
  }

  Bytes &bytes_;
  FlashMemory flash_{6, 512};
  ReadingStore store_;
  uint64_t last_{0};
  int64_t uptime_ms_{0};
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  Bytes bytes(data, size);
  Life life(bytes);
  while (!bytes.empty())
    life.step();
  return 0;
}
