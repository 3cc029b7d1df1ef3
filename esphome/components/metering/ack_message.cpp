#include "esphome/components/metering/ack_message.h"

#include <string_view>

namespace esphome::metering {

// The largest whole number that every JSON reader keeps exactly.
static constexpr uint64_t LARGEST_SEQ = uint64_t{1} << 53;

AckMessage::AckMessage(const char *text, size_t length) : at_(text), end_(text + length) {
  if (!this->check_())
    this->ranges_ = nullptr;
  this->at_ = this->ranges_;
}

bool AckMessage::next(SeqRange &range) {
  if (this->at_ == nullptr)
    return false;
  this->take_(',');
  return is_at_('[') && this->range_(range);
}

bool AckMessage::refuse_(const char *reason) {
  if (this->error_ == nullptr)
    this->error_ = reason;
  return false;
}

void AckMessage::skip_space_() {
  while (this->at_ < this->end_ && std::string_view(" \t\r\n").find(*this->at_) != std::string_view::npos)
    this->at_++;
}

/// Takes `c` and the space around it.
bool AckMessage::take_(char c) {
  this->skip_space_();
  if (!this->is_at_(c))
    return false;
  this->at_++;
  this->skip_space_();
  return true;
}

bool AckMessage::check_() {
  bool found = false;
  if (!this->take_('{'))
    return this->refuse_("not a JSON object");
  if (!this->is_at_('}')) {
    do {
      if (!this->check_field_(found))
        return false;
    } while (this->take_(','));
  }
  if (!this->take_('}') || this->at_ != this->end_)
    return this->refuse_("the JSON object does not end as it should");
  return found || this->refuse_("seqs: is missing");
}

bool AckMessage::check_field_(bool &found) {
  const char *name = this->at_;
  if (!this->skip_string_())
    return this->refuse_("a field has no name");
  const bool is_seqs = std::string_view(name, static_cast<size_t>(this->at_ - name)) == "\"seqs\"";
  if (!this->take_(':'))
    return this->refuse_("a field has no value");
  if (!is_seqs)
    return this->skip_value_() || this->refuse_("a field has a value that is not JSON");
  if (found)
    return this->refuse_("seqs: is there twice");
  found = true;
  return this->check_ranges_();
}

bool AckMessage::check_ranges_() {
  if (!this->take_('['))
    return this->refuse_("seqs: is not a list");
  this->ranges_ = this->at_;
  if (this->take_(']'))
    return true;
  SeqRange range;
  do {
    if (!this->range_(range))
      return this->refuse_("seqs: an entry is not [first, last]");
    if (range.first > range.last)
      return this->refuse_("seqs: a range ends before it begins");
  } while (this->take_(','));
  return this->take_(']') || this->refuse_("seqs: the list does not end");
}

bool AckMessage::range_(SeqRange &range) {
  return this->take_('[') && this->number_(range.first) && this->take_(',') && this->number_(range.last) &&
         this->take_(']');
}

bool AckMessage::number_(uint64_t &value) {
  const char *first = this->at_;
  value = 0;
  for (; this->at_ < this->end_ && *this->at_ >= '0' && *this->at_ <= '9'; this->at_++) {
    value = value * 10 + static_cast<uint64_t>(*this->at_ - '0');
    if (value > LARGEST_SEQ)
      return false;
  }
  return this->at_ > first && (*first != '0' || this->at_ - first == 1);
}

bool AckMessage::skip_string_() {
  if (!this->is_at_('"'))
    return false;
  for (this->at_++; this->at_ < this->end_; this->at_++) {
    if (*this->at_ == '\\') {
      this->at_++;
    } else if (*this->at_ == '"') {
      this->at_++;
      return true;
    }
  }
  return false;
}

/// A value of no interest: brackets are only counted, so that depth costs nothing.
bool AckMessage::skip_value_() {
  const char *first = this->at_;
  uint32_t depth = 0;
  while (this->at_ < this->end_) {
    const char c = *this->at_;
    if (c == '"') {
      if (!this->skip_string_())
        return false;
      continue;
    }
    if (c == '{' || c == '[')
      depth++;
    if (depth == 0 && (c == ',' || c == '}' || c == ']'))
      return this->at_ > first && c != ']';
    if (c == '}' || c == ']')
      depth--;
    this->at_++;
  }
  return false;
}

}  // namespace esphome::metering
