#pragma once

#include <cstddef>
#include <cstdint>

namespace esphome::metering {

struct SeqRange {
  uint64_t first{0};
  uint64_t last{0};
};

/// The message of `/energy/<id>/ack`: `{"seqs": [[first,last], ...]}`, both ends included, other fields allowed. It is
/// checked whole before any range is given out, so that half a message confirms nothing. Needs no memory of its own;
/// the text must outlive it.
class AckMessage {
 public:
  AckMessage(const char *text, size_t length);

  /// Why the message is refused; null where it is good.
  const char *error() const { return this->error_; }
  /// The next range, false after the last one and for a refused message.
  bool next(SeqRange &range);

 protected:
  bool refuse_(const char *reason);
  bool check_();
  bool check_field_(bool &found);
  bool check_ranges_();
  bool range_(SeqRange &range);
  bool skip_string_();
  bool skip_value_();
  bool number_(uint64_t &value);
  void skip_space_();
  bool take_(char c);
  bool is_at_(char c) const { return this->at_ < this->end_ && *this->at_ == c; }

  const char *at_;
  const char *end_;
  const char *ranges_{nullptr};
  const char *error_{nullptr};
};

}  // namespace esphome::metering
