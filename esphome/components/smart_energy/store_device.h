#pragma once

#include "esphome/components/metering/block_device.h"
#include "esphome/core/defines.h"

namespace esphome::smart_energy {

/// Whether what a store holds outlives a loss of power.
#ifdef USE_ESP8266
constexpr bool STORE_LASTS = false;
#else
constexpr bool STORE_LASTS = true;
#endif

#ifdef SMART_ENERGY_STORE_SIZE
/// Where readings are stored: a partition of an ESP32, a file on a PC, memory elsewhere. Null with a reason where there
/// is none. To be called once.
metering::BlockDevice *open_store_device(const char *&reason);
#endif

}  // namespace esphome::smart_energy
