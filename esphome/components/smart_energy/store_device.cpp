#include "esphome/components/smart_energy/store_device.h"

#ifdef SMART_ENERGY_STORE_SIZE

#if defined(USE_ESP32)
#include "esphome/components/smart_energy/partition_block_device.h"
#elif defined(USE_HOST)
#include <cstdlib>
#include <filesystem>
#include <string>

#include "esphome/components/metering/file_block_device.h"
#include "esphome/core/application.h"
#else
#include "esphome/components/metering/ram_block_device.h"
#endif

namespace esphome::smart_energy {

#if defined(USE_ESP32)

metering::BlockDevice *open_store_device(const char *&reason) {
  static PartitionBlockDevice device;
  reason = device.open(SMART_ENERGY_STORE_PARTITION);
  return reason == nullptr ? &device : nullptr;
}

#elif defined(USE_HOST)

/// Beside the preferences.
static std::string store_path() {
  if (const char *path = getenv("METER_STORE"); path != nullptr && *path != '\0')
    return path;
  const char *folder = getenv("ESPHOME_PREFDIR");
  if (folder != nullptr && *folder != '\0')
    return std::string(folder) + "/" + App.get_name() + ".readings";
  const char *home = getenv("HOME");
  return std::string(home == nullptr ? "." : home) + "/.esphome/prefs/" + App.get_name() + ".readings";
}

metering::BlockDevice *open_store_device(const char *&reason) {
  static metering::FileBlockDevice device;
  const std::string path = store_path();
  std::error_code error;
  std::filesystem::create_directories(std::filesystem::path(path).parent_path(), error);
  if (device.open(path.c_str(), SMART_ENERGY_STORE_SIZE))
    return &device;
  reason =
      "its file cannot be opened and filled. Look at the folder's rights and at the space on the disk, or name "
      "another file in METER_STORE";
  return nullptr;
}

#else

metering::BlockDevice *open_store_device(const char *& /*reason*/) {
  static metering::RamBlockDevice<SMART_ENERGY_STORE_SIZE> device;
  return &device;
}

#endif

}  // namespace esphome::smart_energy

#endif
