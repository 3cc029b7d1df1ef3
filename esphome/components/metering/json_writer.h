#pragma once

#include <cstddef>
#include <cstdint>

namespace esphome::metering {

/// Writes one flat or nested JSON object into a fixed buffer. Numbers are written by integer arithmetic: printf of
/// small C libraries (newlib-nano) knows neither 64-bit integers nor floats.
class JsonWriter {
 public:
  JsonWriter(char *buffer, size_t size) : buffer_(buffer), size_(size) { this->put_('{'); }

  void text(const char *key, const char *value);
  void integer(const char *key, uint64_t value);
  void boolean(const char *key, bool value);
  /// A number of 10^-decimals units, without trailing zeros: fixed("energy", 1240, 3) is 1.24.
  void fixed(const char *key, int64_t value, int decimals);
  /// Rounded to `decimals`; left out when not finite or beyond 10^12.
  void number(const char *key, float value, int decimals);

  void begin_object(const char *key);
  void end_object();
  void begin_list(const char *key);
  void list_item(const char *value);
  void end_list();

  /// Closes the outer object; the length of the text, 0 when it did not fit.
  size_t finish();

 protected:
  void key_(const char *key);
  void string_(const char *value);
  void digits_(uint64_t value, int least);
  void separate_();
  void put_(char c);

  char *buffer_;
  size_t size_;
  size_t length_{0};
  bool first_{true};
};

/// True where `number` would write the value.
bool is_writable(float value);

}  // namespace esphome::metering
