#include "esphome/components/metering/echo_message.h"

#include <charconv>

#include "esphome/components/metering/reading_message.h"

namespace esphome::metering {

static constexpr int64_t MS = 1000;

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// The text from behind a key on; nothing where the key is not there.
static std::string_view value_of(std::string_view message, std::string_view key) {
  const size_t at = message.find(key);
  return at == std::string_view::npos ? std::string_view() : message.substr(at + key.size());
}

/// Takes the digits of a whole number.
template <typename Number>
static bool take_number(std::string_view &text, Number &number) {
  if (text.empty() || !is_digit(text.front()))
    return false;
  const auto [after, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  text.remove_prefix(static_cast<size_t>(after - text.data()));
  return error == std::errc();
}

/// Seconds with up to three decimals.
static bool take_time(std::string_view &text, int64_t &time_ms) {
  int64_t seconds = 0;
  if (!take_number(text, seconds) || !is_message_time(seconds > INT64_MAX / MS ? 0 : seconds * MS))
    return false;
  time_ms = seconds * MS;
  if (text.empty() || text.front() != '.')
    return true;
  text.remove_prefix(1);
  int64_t unit_ms = MS / 10;
  for (; !text.empty() && is_digit(text.front()) && unit_ms > 0; unit_ms /= 10) {
    time_ms += (text.front() - '0') * unit_ms;
    text.remove_prefix(1);
  }
  return unit_ms < MS / 10;
}

static bool ends(std::string_view text) { return !text.empty() && (text.front() == ',' || text.front() == '}'); }

std::optional<EchoMessage> read_echo_message(std::string_view message) {
  EchoMessage echo;
  auto seq = value_of(message, "\"seq\":");
  auto time = value_of(message, "\"timestamp\":");
  if (!take_number(seq, echo.seq) || !ends(seq) || !take_time(time, echo.timestamp_ms) || !ends(time))
    return std::nullopt;
  return echo;
}

}  // namespace esphome::metering
