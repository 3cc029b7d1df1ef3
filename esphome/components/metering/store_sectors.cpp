#include "esphome/components/metering/store_sectors.h"

#include <algorithm>
#include <array>
#include <limits>

#include "esphome/components/metering/bit_packer.h"
#include "esphome/components/metering/crc32.h"

namespace esphome::metering {

static constexpr uint16_t MAGIC = 0x454D;
static constexpr uint32_t SMALLEST_SECTOR = 512;
static constexpr uint32_t MOST_SECTORS = 1024;
static constexpr size_t CRC_OFFSET = StoreSectors::HEADER_SIZE - 4;

static size_t slot_size(SectorKind kind) { return kind == SectorKind::FINE ? FINE_SLOT_SIZE : COARSE_SLOT_SIZE; }

bool StoreSectors::attach(BlockDevice &device) {
  this->device_ = &device;
  if (device.sector_size() < SMALLEST_SECTOR)
    return false;
  this->count_ = static_cast<uint16_t>(std::min(device.size() / device.sector_size(), MOST_SECTORS));
  return this->count_ >= LEAST_SECTORS;
}

uint16_t StoreSectors::slots(SectorKind kind) const {
  return static_cast<uint16_t>((this->device_->sector_size() - 2 * HEADER_SIZE) / slot_size(kind));
}

uint32_t StoreSectors::offset_(uint16_t sector, SectorKind kind, uint16_t slot) const {
  return sector * this->device_->sector_size() + HEADER_SIZE + slot * slot_size(kind);
}

std::array<uint32_t, 2> StoreSectors::header_offsets_(uint16_t sector) const {
  const uint32_t size = this->device_->sector_size();
  return {sector * size, (sector + 1) * size - HEADER_SIZE};
}

static StoreSectors::HeaderBytes encode(const SectorHeader &header) {
  StoreSectors::HeaderBytes bytes{};
  BitPacker packer(bytes.data());
  packer.put(MAGIC, 16);
  packer.put(StoreSectors::FORMAT_VERSION, 8);
  packer.put(static_cast<uint8_t>(header.kind), 8);
  packer.put(header.generation, 32);
  packer.put(header.first_seq, 48);
  packer.put(header.span, 32);
  packer.put(header.skipped_or_covered, 16);
  const uint64_t back = header.first_seq - header.discarded_end;
  packer.put(std::min<uint64_t>(back, std::numeric_limits<uint32_t>::max()), 32);
  packer.put(header.dropped, 32);
  BitPacker(bytes.data() + CRC_OFFSET).put(crc32(bytes.data(), CRC_OFFSET), 32);
  return bytes;
}

/// Magic, version and CRC keep their places in every version, so that old firmware knows new data when it sees it.
static HeaderState decode(const StoreSectors::HeaderBytes &bytes, SectorHeader &header) {
  const auto all = [&bytes](uint8_t value) {
    return std::all_of(bytes.begin(), bytes.end(), [value](uint8_t byte) { return byte == value; });
  };
  if (all(0xFF) || all(0x00))
    return HeaderState::EMPTY;
  BitUnpacker unpacker(bytes.data());
  if (unpacker.take(16) != MAGIC || BitUnpacker(bytes.data() + CRC_OFFSET).take(32) != crc32(bytes.data(), CRC_OFFSET))
    return HeaderState::UNREADABLE;
  if (unpacker.take(8) > StoreSectors::FORMAT_VERSION)
    return HeaderState::NEWER;
  header.kind = static_cast<SectorKind>(unpacker.take(8));
  header.generation = static_cast<uint32_t>(unpacker.take(32));
  header.first_seq = unpacker.take(48);
  header.span = static_cast<uint32_t>(unpacker.take(32));
  header.skipped_or_covered = static_cast<uint16_t>(unpacker.take(16));
  header.discarded_end = header.first_seq - unpacker.take(32);
  header.dropped = static_cast<uint32_t>(unpacker.take(32));
  return HeaderState::VALID;
}

HeaderState StoreSectors::read_header(uint16_t sector, SectorHeader &header) {
  HeaderState worst = HeaderState::EMPTY;
  for (const uint32_t offset : this->header_offsets_(sector)) {
    HeaderBytes bytes{};
    const bool there = this->device_->read(offset, bytes.data(), bytes.size());
    const HeaderState state = there ? decode(bytes, header) : HeaderState::UNREADABLE;
    if (state == HeaderState::VALID || state == HeaderState::NEWER)
      return state;
    if (state == HeaderState::UNREADABLE)
      worst = state;
  }
  return worst;
}

void StoreSectors::mend_header(uint16_t sector, const SectorHeader &header) {
  const HeaderBytes bytes = encode(header);
  for (const uint32_t offset : this->header_offsets_(sector)) {
    HeaderBytes written{};
    if (this->device_->read(offset, written.data(), written.size()) && written != bytes)
      this->device_->write(offset, bytes.data(), bytes.size());
  }
}

bool StoreSectors::write_headers_(uint16_t sector, const HeaderBytes &bytes) {
  const auto offsets = this->header_offsets_(sector);
  return this->device_->write(offsets[0], bytes.data(), bytes.size()) &&
         this->device_->write(offsets[1], bytes.data(), bytes.size());
}

bool StoreSectors::write_header(uint16_t sector, const SectorHeader &header) {
  const HeaderBytes bytes = encode(header);
  SectorHeader written;
  return this->write_headers_(sector, bytes) && this->read_header(sector, written) == HeaderState::VALID &&
         encode(written) == bytes;
}

bool StoreSectors::wipe_header(uint16_t sector) { return this->write_headers_(sector, {}); }

SlotState StoreSectors::read_slot(uint16_t sector, SectorKind kind, uint64_t first_seq, uint16_t slot, Record &record) {
  std::array<uint8_t, COARSE_SLOT_SIZE> bytes{};
  const size_t size = slot_size(kind);
  if (!this->device_->read(this->offset_(sector, kind, slot), bytes.data(), size))
    return SlotState::DAMAGED;
  record.seq = first_seq + slot;
  return decode_record(bytes.data(), size, first_seq, record);
}

bool StoreSectors::write_slot(uint16_t sector, SectorKind kind, uint64_t first_seq, uint16_t slot, Record &record) {
  std::array<uint8_t, COARSE_SLOT_SIZE> bytes{};
  std::array<uint8_t, COARSE_SLOT_SIZE> written{};
  const size_t size = slot_size(kind);
  const uint32_t offset = this->offset_(sector, kind, slot);
  return encode_record(record, first_seq, bytes.data(), size) && this->device_->write(offset, bytes.data(), size) &&
         this->device_->read(offset, written.data(), size) && bytes == written &&
         decode_record(written.data(), size, first_seq, record) == SlotState::VALID;
}

bool StoreSectors::write_status(uint16_t sector, SectorKind kind, uint16_t slot, bool sent, bool confirmed) {
  const uint8_t status = slot_status(sent, confirmed);
  return this->device_->write(this->offset_(sector, kind, slot) + slot_size(kind) - 1, &status, 1);
}

}  // namespace esphome::metering
