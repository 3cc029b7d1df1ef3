#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <string>

#include "esphome/components/metering/file_block_device.h"

using namespace esphome::metering;

namespace {

class FileBlockDeviceTest : public ::testing::Test {
 protected:
  void TearDown() override { std::remove(this->path.c_str()); }

  std::array<uint8_t, 4> read(BlockDevice &device, uint32_t offset) {
    std::array<uint8_t, 4> bytes{};
    EXPECT_TRUE(device.read(offset, bytes.data(), bytes.size()));
    return bytes;
  }

  std::string path{::testing::TempDir() + "file_block_device_" +
                   ::testing::UnitTest::GetInstance()->current_test_info()->name()};
};

using Bytes = std::array<uint8_t, 4>;

}  // namespace

TEST_F(FileBlockDeviceTest, BehavesAsFlashDoes) {
  FileBlockDevice device;
  ASSERT_TRUE(device.open(this->path.c_str(), 3 * 4096 + 5));
  EXPECT_EQ(device.size(), 3u * 4096);
  EXPECT_EQ(this->read(device, 3 * 4096 - 4), (Bytes{0xFF, 0xFF, 0xFF, 0xFF}));
  const Bytes first{0x0F, 0xF0, 0x00, 0xFF};
  const Bytes second{0xFF, 0x3C, 0xFF, 0x01};
  EXPECT_TRUE(device.write(4100, first.data(), first.size()));
  EXPECT_TRUE(device.write(4100, second.data(), second.size()));
  EXPECT_EQ(this->read(device, 4100), (Bytes{0x0F, 0x30, 0x00, 0x01}));
  EXPECT_TRUE(device.erase_sector(0));
  EXPECT_EQ(this->read(device, 4100), (Bytes{0x0F, 0x30, 0x00, 0x01}));
  EXPECT_TRUE(device.erase_sector(1));
  EXPECT_EQ(this->read(device, 4100), (Bytes{0xFF, 0xFF, 0xFF, 0xFF}));
}

TEST_F(FileBlockDeviceTest, KeepsItsBytes) {
  const Bytes bytes{1, 2, 3, 4};
  {
    FileBlockDevice device;
    ASSERT_TRUE(device.open(this->path.c_str(), 4096));
    ASSERT_TRUE(device.write(0, bytes.data(), bytes.size()));
  }
  FileBlockDevice device;
  ASSERT_TRUE(device.open(this->path.c_str(), 8192));
  EXPECT_EQ(this->read(device, 0), bytes);
  EXPECT_EQ(this->read(device, 8188), (Bytes{0xFF, 0xFF, 0xFF, 0xFF}));
}

TEST_F(FileBlockDeviceTest, RefusesWhatIsOutside) {
  FileBlockDevice device;
  Bytes bytes{};
  EXPECT_FALSE(device.read(0, bytes.data(), bytes.size()));
  EXPECT_FALSE(device.erase_sector(0));
  EXPECT_FALSE(device.open("/no/such/folder/file", 4096));
  ASSERT_TRUE(device.open(this->path.c_str(), 4096));
  EXPECT_FALSE(device.read(4094, bytes.data(), bytes.size()));
  EXPECT_FALSE(device.write(4094, bytes.data(), bytes.size()));
  EXPECT_FALSE(device.erase_sector(1));
}
