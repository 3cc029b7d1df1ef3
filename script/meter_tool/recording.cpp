#include "script/meter_tool/recording.h"

#include <charconv>
#include <cmath>
#include <cstdint>
#include <limits>
#include <string_view>

namespace esphome::metering {

namespace {

constexpr size_t MISSING = static_cast<size_t>(-1);

std::string_view trimmed(std::string_view text) {
  const size_t first = text.find_first_not_of(" \t\r\"");
  if (first == std::string_view::npos)
    return {};
  return text.substr(first, text.find_last_not_of(" \t\r\"") - first + 1);
}

std::vector<std::string_view> split(std::string_view line) {
  std::vector<std::string_view> fields;
  for (size_t begin = 0;;) {
    const size_t end = line.find(',', begin);
    fields.push_back(trimmed(line.substr(begin, end == std::string_view::npos ? end : end - begin)));
    if (end == std::string_view::npos)
      return fields;
    begin = end + 1;
  }
}

/// As much of a text as a person can read, be the file what it may.
std::string quoted_of(std::string_view text) {
  constexpr size_t LONGEST = 60;
  std::string shown(text.substr(0, LONGEST));
  for (char &character : shown) {
    if (character < ' ' || character > '~')
      character = '?';
  }
  return "'" + shown + (text.size() > LONGEST ? "..." : "") + "'";
}

[[noreturn]] void refuse(size_t line, std::string_view column, const std::string &reason) {
  throw RecordingError("line " + std::to_string(line) + ", column " + std::string(column) + ": " + reason);
}

int16_t parse_count(std::string_view field, size_t line, std::string_view column) {
  const std::string quoted = quoted_of(field);
  if (field.empty())
    refuse(line, column, "the value is missing");
  double value = 0;
  const auto [end, error] = std::from_chars(field.data(), field.data() + field.size(), value);
  if (error == std::errc::invalid_argument || end != field.data() + field.size())
    refuse(line, column, quoted + " is not a number");
  if (!std::isfinite(value))
    refuse(line, column, quoted + " is not a finite number");
  if (value != std::trunc(value))
    refuse(line, column, quoted + " is not a whole number of ADC counts");
  if (error == std::errc::result_out_of_range || value < std::numeric_limits<int16_t>::min() ||
      value > std::numeric_limits<int16_t>::max())
    refuse(line, column, quoted + " is beyond 16 bits (-32768 to 32767)");
  return static_cast<int16_t>(value);
}

struct Columns {
  size_t voltage{MISSING};
  size_t current{MISSING};
  size_t count{0};
};

Columns parse_header(std::string_view line) {
  if (line.substr(0, 3) == "\xEF\xBB\xBF")
    line.remove_prefix(3);
  const std::vector<std::string_view> names = split(line);
  Columns columns;
  columns.count = names.size();
  for (size_t i = 0; i < names.size(); i++) {
    for (const auto &[name, place] : {std::pair<std::string_view, size_t *>{"voltage", &columns.voltage},
                                      std::pair<std::string_view, size_t *>{"current", &columns.current}}) {
      if (names[i] != name)
        continue;
      if (*place != MISSING)
        refuse(1, name, "the header names this column twice");
      *place = i;
    }
  }
  if (columns.voltage == MISSING || columns.current == MISSING)
    refuse(1, columns.voltage == MISSING ? "voltage" : "current",
           "the header must name the columns voltage,current; it is " + quoted_of(trimmed(line)));
  return columns;
}

}  // namespace

std::vector<Sample> read_recording(std::istream &input) {
  std::string line;
  if (!std::getline(input, line))
    throw RecordingError("the file is empty; its first line must be voltage,current");
  const Columns columns = parse_header(line);
  std::vector<Sample> samples;
  size_t blank = 0;
  for (size_t number = 2; std::getline(input, line); number++) {
    if (trimmed(line).empty()) {
      blank = blank == 0 ? number : blank;
      continue;
    }
    if (blank != 0)
      throw RecordingError("line " + std::to_string(blank) + ": the line is empty, but more follow");
    const std::vector<std::string_view> fields = split(line);
    if (fields.size() != columns.count)
      throw RecordingError("line " + std::to_string(number) + ": it has " + std::to_string(fields.size()) +
                           " columns, the header has " + std::to_string(columns.count));
    samples.push_back({parse_count(fields[columns.voltage], number, "voltage"),
                       parse_count(fields[columns.current], number, "current")});
  }
  if (input.bad())
    throw RecordingError("the file could not be read to its end");
  if (samples.empty())
    throw RecordingError("there is no sample after the header");
  return samples;
}

}  // namespace esphome::metering
