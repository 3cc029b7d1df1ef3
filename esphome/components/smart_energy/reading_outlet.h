#pragma once

#include <string>
#include <vector>

#include "esphome/components/smart_energy/meter_memory.h"
#include "esphome/components/smart_energy/offline_store.h"

namespace esphome::smart_energy {

/// Where the readings of a meter and its circuits go: into the offline store and from there to the broker, or, where
/// there is no store, straight to the broker. Registers and sequence numbers are kept on the way.
class ReadingOutlet {
 public:
  void set_store(OfflineStore *store) { this->store_ = store; }
  void set_save_interval_ms(uint32_t save_interval_ms) { this->save_interval_ms_ = save_interval_ms; }

  /// `names`: of the circuits, empty where the meter has none. A reading of each covers `interval_ms`.
  void setup(const std::vector<std::string> &names, uint32_t interval_ms);
  /// The meter (with an empty name) or a circuit, whose registers are restored.
  void add(const std::string &name, ReadingPublisher &publisher, metering::EnergyRegister &energy,
           const InitialEnergy &initial);
  /// Once all are added.
  void start();
  void loop();

  /// Once an interval, before its readings are taken.
  void keep() { this->kept_ = this->memory_.keep(); }
  /// Stores and publishes a reading whose interval ended at a monotonic time; a timestamp of 0 says that the clock is
  /// not set. True where it was stored or published; then `reading` is what was. Otherwise it is counted as dropped.
  bool take(ReadingPublisher &publisher, metering::Reading &reading, int64_t end_us);
  /// Writes registers and numbers exactly, for a shutdown.
  bool save() { return this->memory_.save_exactly(); }

  /// Drops what waits in the offline store, if asked twice.
  void ask_to_erase();
  /// Null where there is none.
  const OfflineStore *store() const { return this->store_; }
  /// The meter's own readings that were handed to the broker since the program started.
  uint32_t published() const { return this->published_ + (this->store_ == nullptr ? 0 : this->store_->published()); }
  /// Since the program started; where there is a store, in its life.
  uint32_t dropped() const { return this->dropped_ + (this->store_ == nullptr ? 0 : this->store_->dropped()); }

 protected:
  struct Device {
    std::string name;
    ReadingPublisher *publisher;
    metering::EnergyRegister *energy;
  };

  bool is_storing_() const { return this->store_ != nullptr && this->store_->is_storing(); }
  void configure_memory_();
  bool publish_unstored_(ReadingPublisher &publisher, metering::Reading &reading);
  void return_to_store_();
  bool drop_(const char *reason);
  bool refuse_(const char *reason);

  MeterMemory memory_;
  OfflineStore *store_{nullptr};
  std::vector<std::string> names_;
  std::vector<Device> devices_;
  uint32_t interval_ms_{5000};
  uint32_t save_interval_ms_{0};
  uint32_t published_{0};
  uint32_t dropped_{0};
  const char *drop_reason_{nullptr};
  bool kept_{false};
};

}  // namespace esphome::smart_energy
