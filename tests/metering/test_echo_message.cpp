#include <gtest/gtest.h>

#include "esphome/components/metering/echo_message.h"
#include "esphome/components/metering/reading_message.h"

using namespace esphome::metering;

namespace {

class EchoMessageTime : public ::testing::TestWithParam<int64_t> {};

class NoEcho : public ::testing::TestWithParam<const char *> {};

}  // namespace

TEST_P(EchoMessageTime, TellsTheReadingThatWasWritten) {
  Reading reading;
  reading.device_id = "meter-01";
  reading.timestamp_ms = GetParam();
  reading.seq = 18446744073709551615U;
  reading.replayed = true;
  char message[READING_MESSAGE_SIZE];
  const size_t length = write_reading_message(reading, message, sizeof(message));
  ASSERT_GT(length, 0U);
  const auto echo = read_echo_message({message, length});
  ASSERT_TRUE(echo.has_value());
  EXPECT_EQ(echo->seq, 18446744073709551615U);
  EXPECT_EQ(echo->timestamp_ms, GetParam());
}

INSTANTIATE_TEST_SUITE_P(EchoMessage, EchoMessageTime,
                         ::testing::Values(1795300000000, 1795300000001, 1795300000010, 1795300000100, 1795300000120,
                                           1795300000999, 1577836800000, 4102444799999));

TEST_P(NoEcho, ConfirmsNothing) { EXPECT_FALSE(read_echo_message(GetParam()).has_value()); }

INSTANTIATE_TEST_SUITE_P(
    EchoMessage, NoEcho,
    ::testing::Values("", "{}", R"({"energy":1})", R"({"seq":7})", R"({"timestamp":1795300000})",
                      R"({"timestamp":1795300000,"seq":})", R"({"timestamp":1795300000,"seq":-1})",
                      R"({"timestamp":1795300000,"seq":1.5})", R"({"timestamp":1795300000,"seq":"7"})",
                      R"({"timestamp":1795300000,"seq":7)", R"({"timestamp":1795300000,"seq":18446744073709551616})",
                      R"({"timestamp":1795300000,"seq":)", R"({"timestamp":,"seq":7})",
                      R"({"timestamp":1795300000.,"seq":7})", R"({"timestamp":1795300000.1234,"seq":7})",
                      R"({"timestamp":1795300000.x,"seq":7})", R"({"timestamp":"1795300000","seq":7})",
                      R"({"timestamp":-1795300000,"seq":7})", R"({"timestamp":17,"seq":7})",
                      R"({"timestamp":9223372036854775807,"seq":7})", R"({"timestamp":92233720368547758070,"seq":7})",
                      R"({"seq":7,"timestamp":1795300000)", R"({"seq":7,"timestamp":1795300000.)",
                      R"({"seq":7,"timestamp":)"));
