#include <gtest/gtest.h>

#include <cstring>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "esphome/components/metering/ack_message.h"

using namespace esphome::metering;

namespace {

std::string ranges_of(const std::string &text) {
  AckMessage message(text.data(), text.size());
  std::string ranges;
  SeqRange range;
  while (message.next(range))
    ranges += std::to_string(range.first) + "-" + std::to_string(range.last) + " ";
  return message.error() == nullptr ? ranges : message.error();
}

struct Case {
  std::string text;
  std::string expected;
};

class GoodAck : public ::testing::TestWithParam<Case> {};
class BadAck : public ::testing::TestWithParam<Case> {};

}  // namespace

TEST_P(GoodAck, GivesItsRanges) { EXPECT_EQ(ranges_of(GetParam().text), GetParam().expected); }

INSTANTIATE_TEST_SUITE_P(
    AckMessage, GoodAck,
    ::testing::Values(Case{R"({"seqs": [[1,3], [7,7],[9007199254740991,9007199254740992]]})",
                           "1-3 7-7 9007199254740991-9007199254740992 "},
                      Case{R"({"seqs":[]})", ""}, Case{" {\n\"seqs\" :\t[ [ 0 , 5 ] ] } \r\n", "0-5 "},
                      Case{R"({"by":"bridge \"a]\"","x":{"seqs":[[5,6]],"y":[1,{}]},"seqs":[[1,2]],"z":null})",
                           "1-2 "}));

TEST_P(BadAck, IsRefusedWholeWithAReason) { EXPECT_EQ(ranges_of(GetParam().text), GetParam().expected); }

INSTANTIATE_TEST_SUITE_P(
    AckMessage, BadAck,
    ::testing::Values(Case{"", "not a JSON object"}, Case{"[[1,2]]", "not a JSON object"},
                      Case{"{}", "seqs: is missing"}, Case{R"({"seq":[[1,2]]})", "seqs: is missing"},
                      Case{R"({"seqs":5})", "seqs: is not a list"},
                      Case{R"({"seqs":[[1,2],3]})", "seqs: an entry is not [first, last]"},
                      Case{R"({"seqs":[[1,2],[3]]})", "seqs: an entry is not [first, last]"},
                      Case{R"({"seqs":[[1,2],[3,4,5]]})", "seqs: an entry is not [first, last]"},
                      Case{R"({"seqs":[[1.5,2]]})", "seqs: an entry is not [first, last]"},
                      Case{R"({"seqs":[[-1,2]]})", "seqs: an entry is not [first, last]"},
                      Case{R"({"seqs":[[1,1e3]]})", "seqs: an entry is not [first, last]"},
                      Case{R"({"seqs":[["1","2"]]})", "seqs: an entry is not [first, last]"},
                      Case{R"({"seqs":[[01,2]]})", "seqs: an entry is not [first, last]"},
                      Case{R"({"seqs":[[1,9007199254740993]]})", "seqs: an entry is not [first, last]"},
                      Case{R"({"seqs":[[1,99999999999999999999999999]]})", "seqs: an entry is not [first, last]"},
                      Case{R"({"seqs":[[1,2],[5,4]]})", "seqs: a range ends before it begins"},
                      Case{R"({"seqs":[[1,2]],"seqs":[[3,4]]})", "seqs: is there twice"},
                      Case{R"({"seqs":[[1,2])", "seqs: the list does not end"},
                      Case{R"({"seqs":[[1,2]])", "the JSON object does not end as it should"},
                      Case{R"({"seqs":[[1,2]]}x)", "the JSON object does not end as it should"},
                      Case{R"({"seqs":[[1,2]],})", "a field has no name"},
                      Case{R"({"seqs" [[1,2]]})", "a field has no value"},
                      Case{R"({"a":"b,"seqs":[[1,2]]})", "a field has a value that is not JSON"},
                      Case{R"({"a":,"seqs":[[1,2]]})", "a field has a value that is not JSON"},
                      Case{R"({"a":[1,"seqs":[[1,2]]})", "a field has a value that is not JSON"}));

TEST(AckMessage, TheGoldenOneIsUnderstood) {
  std::ifstream file(MESSAGES_FOLDER "/ack.json");
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  EXPECT_EQ(ranges_of(text), "17-17 4294967297-4294967302 9007199254740991-9007199254740992 ");
}

TEST(AckMessage, EveryPrefixIsRefused) {
  const std::string whole = R"({"x":[1,"\"]"],"seqs":[[1,3],[7,7]]})";
  EXPECT_EQ(ranges_of(whole), "1-3 7-7 ");
  for (size_t length = 0; length < whole.size(); length++) {
    // A copy of its own, so that reading beyond the end is seen.
    const std::vector<char> prefix(whole.begin(), whole.begin() + static_cast<long>(length));
    EXPECT_NE(AckMessage(prefix.data(), prefix.size()).error(), nullptr) << length;
  }
}
