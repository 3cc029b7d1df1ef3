#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <string>

#include "esphome/components/metering/json_writer.h"
#include "esphome/components/metering/reading_message.h"

using namespace esphome::metering;

namespace {

Reading example() {
  Reading reading;
  reading.device_id = "meter-01";
  reading.voltage_v = 220.4f;
  reading.current_a = 1.34f;
  reading.power_w = 295.4f;
  reading.energy_mwh = 1240;
  reading.timestamp_ms = 1739930110000;
  return reading;
}

std::string message(const Reading &reading) {
  char buffer[READING_MESSAGE_SIZE];
  return {buffer, write_reading_message(reading, buffer, sizeof(buffer))};
}

std::string fixed(int64_t value, int decimals) {
  char buffer[64];
  JsonWriter json(buffer, sizeof(buffer));
  json.fixed("x", value, decimals);
  return {buffer, json.finish()};
}

std::string number(float value, int decimals) {
  char buffer[64];
  JsonWriter json(buffer, sizeof(buffer));
  json.number("x", value, decimals);
  return {buffer, json.finish()};
}

constexpr float NOT_A_NUMBER = std::numeric_limits<float>::quiet_NaN();
constexpr float INFINITE = std::numeric_limits<float>::infinity();

}  // namespace

TEST(ReadingMessage, SixFieldsAreWrittenAsDesigned) {
  EXPECT_EQ(
      message(example()),
      R"({"deviceId":"meter-01","voltage":220.4,"current":1.34,"power":295.4,"energy":1.24,"timestamp":1739930110})");
}

TEST(ReadingMessage, EnergyAndTimeAreExact) {
  Reading reading = example();
  reading.energy_mwh = 9007199254740993;
  reading.timestamp_ms = 1739930110007;
  EXPECT_NE(message(reading).find(R"("energy":9007199254740.993,"timestamp":1739930110.007)"), std::string::npos);
}

TEST(ReadingMessage, TheFullMessageFits) {
  Reading reading = example();
  const std::string id(64, 'x');
  reading.device_id = id.c_str();
  reading.voltage_v = reading.current_a = reading.power_w = -9.9999e11f;
  reading.energy_mwh = std::numeric_limits<int64_t>::max();
  reading.timestamp_ms = 4102444799999;
  reading.seq = std::numeric_limits<uint64_t>::max();
  reading.energy_export_mwh = std::numeric_limits<int64_t>::max();
  reading.frequency_hz = reading.power_factor = reading.apparent_power_va = reading.reactive_power_var =
      reading.thd_voltage = reading.thd_current = reading.interval_s = reading.power_min_w = reading.power_max_w =
          -9.9999e11f;
  reading.flags = 15;
  reading.replayed = true;
  EXPECT_GT(message(reading).size(), 400U);
}

TEST(ReadingMessage, WhatDoesNotFitIsNotWritten) {
  char buffer[READING_MESSAGE_SIZE];
  const size_t length = write_reading_message(example(), buffer, sizeof(buffer));
  for (size_t size = 0; size <= length; size++)
    EXPECT_EQ(write_reading_message(example(), buffer, size), 0U);
  EXPECT_EQ(write_reading_message(example(), buffer, length + 1), length);
}

TEST(ReadingMessage, RequiredValuesMustBeFinite) {
  for (const float bad : {NOT_A_NUMBER, INFINITE, -INFINITE, 1e12f}) {
    Reading voltage = example();
    voltage.voltage_v = bad;
    Reading current = example();
    current.current_a = bad;
    Reading power = example();
    power.power_w = bad;
    EXPECT_EQ(message(voltage) + message(current) + message(power), "");
  }
}

TEST(ReadingMessage, OptionalValuesThatAreNotFiniteAreLeftOut) {
  Reading reading = example();
  reading.frequency_hz = NOT_A_NUMBER;
  reading.thd_current = INFINITE;
  reading.power_factor = 1;
  const std::string text = message(reading);
  EXPECT_EQ(text.find("frequency"), std::string::npos);
  EXPECT_EQ(text.find("thdCurrent"), std::string::npos);
  EXPECT_NE(text.find(R"("powerFactor":1})"), std::string::npos);
}

class BadId : public testing::TestWithParam<std::string> {};

TEST_P(BadId, IsNotWritten) {
  Reading reading = example();
  reading.device_id = GetParam().c_str();
  EXPECT_EQ(message(reading), "");
}

INSTANTIATE_TEST_SUITE_P(Ids, BadId,
                         testing::Values("", "meter/1", "meter 1", "m+", "m#", "\"", "m\xc3\xa9",
                                         std::string(65, 'm')));

class BadTime : public testing::TestWithParam<int64_t> {};

TEST_P(BadTime, IsNotWritten) {
  Reading reading = example();
  reading.timestamp_ms = GetParam();
  EXPECT_EQ(message(reading), "");
}

INSTANTIATE_TEST_SUITE_P(Times, BadTime, testing::Values(0, -1, 86400000, 1739930110, 4102444800000, 1739930110000000));

TEST(ReadingMessage, RegistersMustNotBeNegative) {
  Reading reading = example();
  reading.energy_mwh = -1;
  EXPECT_EQ(message(reading), "");
  reading = example();
  reading.energy_export_mwh = -1;
  EXPECT_EQ(message(reading), "");
}

TEST(JsonWriter, FixedPointIsExact) {
  EXPECT_EQ(fixed(0, 3), R"({"x":0})");
  EXPECT_EQ(fixed(1, 3), R"({"x":0.001})");
  EXPECT_EQ(fixed(-1, 3), R"({"x":-0.001})");
  EXPECT_EQ(fixed(100, 3), R"({"x":0.1})");
  EXPECT_EQ(fixed(-1000, 3), R"({"x":-1})");
  EXPECT_EQ(fixed(10010, 3), R"({"x":10.01})");
  EXPECT_EQ(fixed(std::numeric_limits<int64_t>::min(), 3), R"({"x":-9223372036854775.808})");
}

TEST(JsonWriter, NumbersAreRounded) {
  EXPECT_EQ(number(0.0004f, 3), R"({"x":0})");
  EXPECT_EQ(number(-0.0004f, 3), R"({"x":0})");
  EXPECT_EQ(number(0.9996f, 3), R"({"x":1})");
  EXPECT_EQ(number(-1.9996f, 3), R"({"x":-2})");
  EXPECT_EQ(number(50.0123f, 4), R"({"x":50.0123})");
  EXPECT_EQ(number(16777216.0f, 3), R"({"x":16777216})");
  EXPECT_EQ(number(NOT_A_NUMBER, 3), "{}");
}

TEST(InfoMessage, TextsAreEscapedAndWhatIsUnknownIsLeftOut) {
  MeterInfo info;
  info.device_id = "m";
  info.model = "a \"b\" \\ c\n";
  char buffer[INFO_MESSAGE_SIZE];
  const size_t length = write_info_message(info, buffer, sizeof(buffer));
  EXPECT_EQ(std::string(buffer, length), R"({"deviceId":"m","schema":1,"model":"a \"b\" \\ c\u000a","ratings":{}})");
  info.device_id = "not/an/id";
  EXPECT_EQ(write_info_message(info, buffer, sizeof(buffer)), 0U);
}
