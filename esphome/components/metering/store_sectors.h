#pragma once

#include <array>

#include "esphome/components/metering/block_device.h"
#include "esphome/components/metering/reading_record.h"

namespace esphome::metering {

enum class SectorKind : uint8_t { FINE = 1, COARSE = 2 };

/// What a sector says of itself and, being the newest, of the whole store. Written twice, at both ends of the sector.
struct SectorHeader {
  SectorKind kind{SectorKind::FINE};
  /// Counts the headers written; the highest one speaks for the store.
  uint32_t generation{0};
  /// The sector holds first_seq to first_seq + span - 1.
  uint64_t first_seq{0};
  uint32_t span{0};
  /// Of a fine sector: sequence numbers left out before the first, because they may have been used.
  /// Of a coarse one: readings that its records stand for.
  uint16_t skipped_or_covered{0};
  /// Everything below is delivered or counted as dropped.
  uint64_t discarded_end{0};
  /// Readings dropped in the store's life.
  uint32_t dropped{0};
};

enum class HeaderState : uint8_t { EMPTY, UNREADABLE, NEWER, VALID };

/// The layout of the store on its device: sectors of a header, slots, and the header again.
class StoreSectors {
 public:
  /// Changes when a header or a slot does; see docs/develop/reading-store.md before changing it.
  static constexpr uint8_t FORMAT_VERSION = 1;
  static constexpr uint32_t HEADER_SIZE = 32;
  static constexpr uint32_t LEAST_SECTORS = 4;
  using HeaderBytes = std::array<uint8_t, HEADER_SIZE>;

  /// False where the device is too small, or its sectors are.
  bool attach(BlockDevice &device);

  uint16_t count() const { return this->count_; }
  uint16_t slots(SectorKind kind) const;

  HeaderState read_header(uint16_t sector, SectorHeader &header);
  /// Writes a copy again that the power cut off, or that lost a bit which a write can put right.
  void mend_header(uint16_t sector, const SectorHeader &header);
  bool write_header(uint16_t sector, const SectorHeader &header);
  /// Marks a sector as holding nothing, which is quicker than erasing it.
  bool wipe_header(uint16_t sector);
  bool erase(uint16_t sector) { return this->device_->erase_sector(sector); }

  /// `record.seq` is filled in for fine sectors too. A slot that cannot be read counts as DAMAGED.
  SlotState read_slot(uint16_t sector, SectorKind kind, uint64_t first_seq, uint16_t slot, Record &record);
  /// Writes a slot and reads it back into `record`; false where it is not there then.
  bool write_slot(uint16_t sector, SectorKind kind, uint64_t first_seq, uint16_t slot, Record &record);
  bool write_status(uint16_t sector, SectorKind kind, uint16_t slot, bool sent, bool confirmed);

 protected:
  uint32_t offset_(uint16_t sector, SectorKind kind, uint16_t slot) const;
  std::array<uint32_t, 2> header_offsets_(uint16_t sector) const;
  bool write_headers_(uint16_t sector, const HeaderBytes &bytes);

  BlockDevice *device_{nullptr};
  uint16_t count_{0};
};

}  // namespace esphome::metering
