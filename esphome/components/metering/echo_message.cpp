#include "esphome/components/metering/echo_message.h"

#include <charconv>

namespace esphome::metering {

std::optional<uint64_t> seq_of_message(std::string_view message) {
  static constexpr std::string_view KEY = "\"seq\":";
  const size_t at = message.find(KEY);
  if (at == std::string_view::npos)
    return std::nullopt;
  const char *end = message.data() + message.size();
  uint64_t seq = 0;
  const auto [after, error] = std::from_chars(message.data() + at + KEY.size(), end, seq);
  if (error != std::errc() || after == end || (*after != ',' && *after != '}'))
    return std::nullopt;
  return seq;
}

}  // namespace esphome::metering
