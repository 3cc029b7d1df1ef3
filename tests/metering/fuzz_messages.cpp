// libFuzzer target: any text is an acknowledgement or an echo, or is refused; nothing is read beyond its end, and what
// is given out was in it.

#include "esphome/components/metering/ack_message.h"
#include "esphome/components/metering/echo_message.h"
#include "esphome/components/metering/reading_message.h"
#include "fuzz_bytes.h"

using namespace esphome::metering;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  const auto *text = reinterpret_cast<const char *>(data);
  AckMessage ack(text, size);
  SeqRange range;
  size_t ranges = 0;
  while (ack.next(range)) {
    require(range.first <= range.last, "a range is in order");
    require(range.last <= uint64_t{1} << 53, "numbers are those that JSON keeps");
    ranges++;
  }
  require(ack.error() == nullptr || ranges == 0, "a refused message gives out nothing");
  require(ranges * 5 <= size, "every range was in the text");
  if (const auto echo = read_echo_message({text, size}))
    require(is_message_time(echo->timestamp_ms), "an echo has a time that a message can have");
  return 0;
}
