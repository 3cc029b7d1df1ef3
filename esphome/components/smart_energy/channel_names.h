#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "esphome/components/metering/reading_record.h"
#include "esphome/core/preferences.h"

namespace esphome::smart_energy {

/// Which circuit each channel of the store belongs to, kept through restarts: circuits may be added, removed and sorted
/// anew in the YAML while readings of the old ones wait. Channel 0 is the meter's own.
class ChannelNames {
 public:
  void load();
  std::optional<uint8_t> find(const std::string &name) const;
  /// The first channel without a name.
  std::optional<uint8_t> find_free() const;
  /// False where it could not be kept.
  bool give(uint8_t channel, const std::string &name);
  const char *name(uint8_t channel) const { return this->names_[channel].text; }

 protected:
  struct Name {
    char text[33];
  };

  Name names_[metering::MAX_CHANNELS]{};
  ESPPreferenceObject preferences_[metering::MAX_CHANNELS];
};

}  // namespace esphome::smart_energy
