#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>

#include "esphome/components/metering/input_check.h"
#include "esphome/components/metering/window.h"

namespace esphome::smart_energy {

/// A window, the monotonic time at which its last sample was taken, and what the raw counts did meanwhile.
struct TimedWindow {
  metering::Window window;
  int64_t end_us;
  metering::InputRange voltage;
  metering::InputRange current;
};

/// Hands windows from the context that samples, a task on ESP32, to the loop: one writer, one reader, no lock, no heap.
class WindowQueue {
 public:
  /// 15 windows of 0.2 s: the loop may stall for three seconds before a window has to wait.
  static constexpr size_t SLOTS = 16;

  bool full() const { return this->next_(this->head_.load(std::memory_order_relaxed)) == this->tail_.load(); }
  bool empty() const { return this->tail_.load(std::memory_order_relaxed) == this->head_.load(); }

  /// False when there is no room.
  bool push(const TimedWindow &window) {
    const size_t head = this->head_.load(std::memory_order_relaxed);
    if (this->next_(head) == this->tail_.load(std::memory_order_acquire))
      return false;
    this->slots_[head] = window;
    this->head_.store(this->next_(head), std::memory_order_release);
    return true;
  }

  /// False when there is none.
  bool pop(TimedWindow &window) {
    const size_t tail = this->tail_.load(std::memory_order_relaxed);
    if (tail == this->head_.load(std::memory_order_acquire))
      return false;
    window = this->slots_[tail];
    this->tail_.store(this->next_(tail), std::memory_order_release);
    return true;
  }

 protected:
  static size_t next_(size_t index) { return (index + 1) % SLOTS; }

  std::array<TimedWindow, SLOTS> slots_{};
  std::atomic<size_t> head_{0};
  std::atomic<size_t> tail_{0};
};

}  // namespace esphome::smart_energy
