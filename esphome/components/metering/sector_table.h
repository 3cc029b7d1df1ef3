#pragma once

#include <cstdint>
#include <memory>

#include "esphome/components/metering/store_sectors.h"

namespace esphome::metering {

/// What a store remembers of each sector while it runs.
struct Sector {
  enum class Use : uint8_t {
    /// May be erased.
    FREE,
    /// Free as soon as a newer header has said so: only then is what was dropped with it counted for good.
    RETIRED,
    LIVE,
    /// Could not be erased or written; left alone until the next start.
    BAD,
  };

  uint64_t first_seq{0};
  /// One past the last.
  uint64_t end_seq{0};
  /// Readings that were here and cannot be delivered.
  uint32_t lost{0};
  /// Records that wait for delivery.
  uint16_t waiting{0};
  uint16_t skipped_or_covered{0};
  SectorKind kind{SectorKind::FINE};
  Use use{Use::FREE};
};

/// All sectors, and the live ones in the order of their sequence numbers.
class SectorTable {
 public:
  /// The only memory a store takes: 34 bytes a sector. False where there is none.
  bool allocate(uint16_t count);

  Sector &operator[](uint16_t sector) { return this->sectors_[sector]; }
  const Sector &operator[](uint16_t sector) const { return this->sectors_[sector]; }
  uint16_t count() const { return this->count_; }

  uint16_t live_count() const { return this->live_count_; }
  uint16_t live(uint16_t position) const { return this->order_[position]; }
  void insert(uint16_t sector);
  void remove(uint16_t position, Sector::Use use);

  /// How many could be opened now or after the next header.
  uint16_t spare_count() const;
  /// The free sector that comes next in the round in which all of them wear alike; count() where there is none.
  uint16_t next_free() const;
  void opened(uint16_t sector) { this->last_opened_ = sector; }
  void release_retired();

 protected:
  std::unique_ptr<Sector[]> sectors_;
  std::unique_ptr<uint16_t[]> order_;
  uint16_t count_{0};
  uint16_t live_count_{0};
  uint16_t last_opened_{0};
};

}  // namespace esphome::metering
