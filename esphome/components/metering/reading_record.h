#pragma once

#include <cstddef>
#include <cstdint>

#include "esphome/components/metering/reading.h"

namespace esphome::metering {

/// Circuits of one meter that share a store.
constexpr uint8_t MAX_CHANNELS = 8;

enum class RecordKind : uint8_t {
  READING = 0,
  /// A reading taken before the clock was set: it knows its boot and uptime.
  UNSYNCED = 1,
  /// The Unix time at uptime 0 of a boot, written when its clock was set.
  SYNC = 2,
  /// Registers alone; never published.
  REGISTERS = 3,
};

/// What one slot of a ReadingStore holds. Numbers are kept to the last decimal that a message shows (see MESSAGE
/// resolution in docs/develop/reading-store.md), and power factor is active through apparent power.
struct Record {
  RecordKind kind{RecordKind::READING};
  uint8_t channel{0};
  uint64_t seq{0};
  /// Device id, seq and replayed are not stored. timestamp_ms is Unix time only where `kind` is READING.
  Reading reading{};
  /// Unix ms (READING, REGISTERS), uptime ms (UNSYNCED), or the Unix ms of uptime 0 (SYNC).
  int64_t time_ms{0};
  /// Of UNSYNCED and SYNC; 10 bits.
  uint16_t boot{0};
  /// Readings that an aggregate stands for.
  uint16_t covers{1};
  bool sent{false};
  bool confirmed{false};
};

constexpr size_t FINE_SLOT_SIZE = 48;
/// Also holds sequence number, powerMin, powerMax and covers.
constexpr size_t COARSE_SLOT_SIZE = 64;

enum class SlotState : uint8_t { BLANK, TORN, DAMAGED, VALID };

/// False when a value is beyond what any record can carry: negative or not finite, from 10^6 V, 4 * 10^5 A or 10^8 W
/// on, or a register of 17 GWh.
bool is_storable(const Reading &reading);

/// Fills a slot of `size` bytes; `first_seq` is the sector's. False when the reading is not storable.
bool encode_record(const Record &record, uint64_t first_seq, uint8_t *slot, size_t size);

/// Fills `record` where the slot is VALID; a fine slot does not know its seq, which is left alone. TORN is a write that
/// the power cut off, DAMAGED one that was whole once and of which only `sent` and `confirmed` are told.
SlotState decode_record(const uint8_t *slot, size_t size, uint64_t first_seq, Record &record);

/// The last byte of a slot, of which single bits may be wrong: two bits say written, three sent, three confirmed.
uint8_t slot_status(bool sent, bool confirmed);

}  // namespace esphome::metering
