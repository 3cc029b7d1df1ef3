#include <gtest/gtest.h>

#include "esphome/components/metering/echo_message.h"
#include "esphome/components/metering/reading_message.h"

using namespace esphome::metering;

TEST(EchoMessage, HasTheNumberThatWasWritten) {
  Reading reading;
  reading.device_id = "meter-01";
  reading.timestamp_ms = 1795300000000;
  reading.seq = 18446744073709551615U;
  reading.replayed = true;
  char message[READING_MESSAGE_SIZE];
  const size_t length = write_reading_message(reading, message, sizeof(message));
  ASSERT_GT(length, 0U);
  EXPECT_EQ(seq_of_message({message, length}), 18446744073709551615U);
}

TEST(EchoMessage, OfOthersConfirmsNothing) {
  for (const char *message : {"", "{}", R"({"energy":1})", R"({"seq":})", R"({"seq":-1})", R"({"seq":1.5})",
                              R"({"seq":"7"})", R"({"seq":7)", R"({"seq":18446744073709551616})", "\"seq\":"})
    EXPECT_FALSE(seq_of_message(message).has_value()) << message;
}
