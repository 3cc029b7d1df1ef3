#include "esphome/components/smart_energy/channel_names.h"

#include "esphome/core/helpers.h"

namespace esphome::smart_energy {

static const std::string NAME = "smart_energy.channel.1.";

void ChannelNames::load() {
  for (uint8_t channel = 1; channel < metering::MAX_CHANNELS; channel++) {
    this->preferences_[channel] = global_preferences->make_preference<Name>(fnv1_hash(NAME + to_string(channel)), true);
    Name stored{};
    if (this->preferences_[channel].load(&stored) && stored.text[sizeof(stored.text) - 1] == '\0')
      this->names_[channel] = stored;
  }
}

std::optional<uint8_t> ChannelNames::find(const std::string &name) const {
  if (name.empty())
    return 0;
  for (uint8_t channel = 1; channel < metering::MAX_CHANNELS; channel++) {
    if (name == this->names_[channel].text)
      return channel;
  }
  return std::nullopt;
}

std::optional<uint8_t> ChannelNames::find_free() const {
  for (uint8_t channel = 1; channel < metering::MAX_CHANNELS; channel++) {
    if (*this->names_[channel].text == '\0')
      return channel;
  }
  return std::nullopt;
}

bool ChannelNames::give(uint8_t channel, const std::string &name) {
  Name given{};
  name.copy(given.text, sizeof(given.text) - 1);
  this->names_[channel] = given;
  return this->preferences_[channel].save(&given) && global_preferences->sync();
}

}  // namespace esphome::smart_energy
