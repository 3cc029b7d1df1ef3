#include "esphome/components/metering/json_writer.h"

#include <cmath>
#include <initializer_list>

namespace esphome::metering {

static constexpr float LARGEST_NUMBER = 1e12f;

bool is_writable(float value) { return std::isfinite(value) && std::fabs(value) < LARGEST_NUMBER; }

void JsonWriter::put_(char c) {
  if (this->length_ < this->size_)
    this->buffer_[this->length_] = c;
  this->length_++;
}

void JsonWriter::separate_() {
  if (!this->first_)
    this->put_(',');
  this->first_ = false;
}

void JsonWriter::string_(const char *value) {
  static constexpr char HEX[] = "0123456789abcdef";
  this->put_('"');
  for (; *value != '\0'; value++) {
    const auto c = static_cast<unsigned char>(*value);
    if (c < 0x20) {
      for (const char escape : {'\\', 'u', '0', '0', HEX[c >> 4], HEX[c & 15]})
        this->put_(escape);
      continue;
    }
    if (c == '"' || c == '\\')
      this->put_('\\');
    this->put_(*value);
  }
  this->put_('"');
}

void JsonWriter::key_(const char *key) {
  this->separate_();
  this->string_(key);
  this->put_(':');
}

void JsonWriter::digits_(uint64_t value, int least) {
  char reversed[20];
  int count = 0;
  do {
    reversed[count++] = static_cast<char>('0' + value % 10);
    value /= 10;
  } while (value != 0);
  for (int zero = count; zero < least; zero++)
    this->put_('0');
  while (count > 0)
    this->put_(reversed[--count]);
}

void JsonWriter::text(const char *key, const char *value) {
  this->key_(key);
  this->string_(value);
}

void JsonWriter::integer(const char *key, uint64_t value) {
  this->key_(key);
  this->digits_(value, 1);
}

void JsonWriter::boolean(const char *key, bool value) {
  this->key_(key);
  for (const char *c = value ? "true" : "false"; *c != '\0'; c++)
    this->put_(*c);
}

void JsonWriter::fixed(const char *key, int64_t value, int decimals) {
  this->key_(key);
  if (value < 0)
    this->put_('-');
  const uint64_t magnitude = value < 0 ? 0 - static_cast<uint64_t>(value) : static_cast<uint64_t>(value);
  uint64_t unit = 1;
  for (int i = 0; i < decimals; i++)
    unit *= 10;
  this->digits_(magnitude / unit, 1);
  uint64_t fraction = magnitude % unit;
  if (fraction == 0)
    return;
  while (fraction % 10 == 0) {
    fraction /= 10;
    decimals--;
  }
  this->put_('.');
  this->digits_(fraction, decimals);
}

void JsonWriter::number(const char *key, float value, int decimals) {
  if (!is_writable(value))
    return;
  // Whole part and fraction apart, so that a float's 24 bits are all kept.
  const float whole = std::trunc(value);
  int64_t unit = 1;
  for (int i = 0; i < decimals; i++)
    unit *= 10;
  const int64_t fraction = std::lround((value - whole) * static_cast<float>(unit));
  this->fixed(key, static_cast<int64_t>(whole) * unit + fraction, decimals);
}

void JsonWriter::begin_object(const char *key) {
  this->key_(key);
  this->put_('{');
  this->first_ = true;
}

void JsonWriter::end_object() {
  this->put_('}');
  this->first_ = false;
}

void JsonWriter::begin_list(const char *key) {
  this->key_(key);
  this->put_('[');
  this->first_ = true;
}

void JsonWriter::list_item(const char *value) {
  this->separate_();
  this->string_(value);
}

void JsonWriter::end_list() {
  this->put_(']');
  this->first_ = false;
}

size_t JsonWriter::finish() {
  this->put_('}');
  if (this->length_ >= this->size_) {
    if (this->size_ > 0)
      this->buffer_[0] = '\0';
    return 0;
  }
  this->buffer_[this->length_] = '\0';
  return this->length_;
}

}  // namespace esphome::metering
