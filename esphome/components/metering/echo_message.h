#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace esphome::metering {

/// The sequence number of a message that write_reading_message() has made, as a broker echoes it; nothing where there
/// is none.
std::optional<uint64_t> seq_of_message(std::string_view message);

}  // namespace esphome::metering
