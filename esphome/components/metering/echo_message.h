#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace esphome::metering {

/// What tells a reading from all others of its device.
struct EchoMessage {
  uint64_t seq{0};
  int64_t timestamp_ms{0};
};

/// Of a message that write_reading_message() has made, as a broker echoes it; nothing where it is none.
std::optional<EchoMessage> read_echo_message(std::string_view message);

}  // namespace esphome::metering
