#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

#include "esphome/components/metering/cycle_meter.h"
#include "esphome/components/metering/energy_register.h"
#include "esphome/components/metering/interval_meter.h"
#include "script/meter_tool/recording.h"

namespace esphome::metering {

namespace {

constexpr const char *USAGE =
    "Usage: script/meter FILE --rate HZ --volts-per-count X --amps-per-count Y\n"
    "                    [--skew-us S] [--noise-counts N] [--interval SECONDS]\n"
    "                    [--starting-current A] [--min-counts C] [--max-counts C]\n"
    "Measures a recording: CSV with columns voltage,current, raw ADC counts sampled in pairs, an offset allowed.\n"
    "Prints one JSON object a line for each whole interval (default 1 s).\n"
    "  --skew-us           current is sampled this many microseconds after voltage\n"
    "  --noise-counts      noise of the ADC, RMS counts\n"
    "  --starting-current  below it there is no load, A RMS\n"
    "  --min-counts, --max-counts  where the ADC clips; from the file's range where not given\n"
    "Where there is no mains (DC, no voltage), what needs its frequency is null and flags says noMains.\n";

constexpr double LONGEST_WINDOW_S = 0.2;
constexpr double SHORTEST_INTERVAL_S = 0.1;
constexpr double LONGEST_INTERVAL_S = 86400;

struct Options {
  std::string file;
  std::map<std::string, double> values;

  bool has(const std::string &name) const { return this->values.count(name) != 0; }
  double get(const std::string &name, double otherwise) const {
    return this->has(name) ? this->values.at(name) : otherwise;
  }
};

Options parse_options(const std::vector<std::string> &arguments) {
  static constexpr const char *NAMES[] = {"--rate",       "--volts-per-count", "--amps-per-count",
                                          "--skew-us",    "--noise-counts",    "--interval",
                                          "--min-counts", "--max-counts",      "--starting-current"};
  Options options;
  for (size_t i = 0; i < arguments.size(); i++) {
    std::string name = arguments[i];
    if (name.rfind("--", 0) != 0) {
      if (!options.file.empty())
        throw std::invalid_argument("there are two files, the second is " + name);
      options.file = name;
      continue;
    }
    std::string text;
    const size_t equals = name.find('=');
    if (equals != std::string::npos) {
      text = name.substr(equals + 1);
      name.resize(equals);
    } else if (i + 1 < arguments.size()) {
      text = arguments[++i];
    }
    if (std::find(std::begin(NAMES), std::end(NAMES), name) == std::end(NAMES))
      throw std::invalid_argument("there is no option " + name);
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(value))
      throw std::invalid_argument(name.append(" needs a number, not '").append(text).append("'"));
    options.values[name] = value;
  }
  if (options.file.empty())
    throw std::invalid_argument("no file is given");
  for (const char *required : {"--rate", "--volts-per-count", "--amps-per-count"}) {
    if (!options.has(required))
      throw std::invalid_argument(std::string(required) + " is missing");
  }
  return options;
}

/// The range of the ADC that the recording seems to come from: 12 bits, with its offset or without, else 16.
void guess_range(const std::vector<Sample> &samples, Calibration &calibration) {
  int16_t least = INT16_MAX;
  int16_t greatest = INT16_MIN;
  for (const Sample &sample : samples) {
    least = std::min({least, sample.voltage, sample.current});
    greatest = std::max({greatest, sample.voltage, sample.current});
  }
  static constexpr int16_t RANGES[][2] = {{0, 4095}, {-2048, 2047}, {INT16_MIN, INT16_MAX}};
  for (const auto &[low, high] : RANGES) {
    if (least >= low && greatest <= high) {
      calibration.min_counts = low;
      calibration.max_counts = high;
      return;
    }
  }
}

int16_t as_counts(double value) { return static_cast<int16_t>(std::clamp(value, -32768.0, 32767.0)); }

Calibration make_calibration(const Options &options, const std::vector<Sample> &samples) {
  Calibration calibration;
  guess_range(samples, calibration);
  calibration.volts_per_count = static_cast<float>(options.get("--volts-per-count", 0));
  calibration.amps_per_count = static_cast<float>(options.get("--amps-per-count", 0));
  calibration.skew_us = static_cast<float>(options.get("--skew-us", 0));
  calibration.noise_counts = static_cast<float>(options.get("--noise-counts", 0));
  calibration.starting_current_a = static_cast<float>(options.get("--starting-current", 0));
  calibration.min_counts = as_counts(options.get("--min-counts", calibration.min_counts));
  calibration.max_counts = as_counts(options.get("--max-counts", calibration.max_counts));
  return calibration;
}

void print_number(const char *key, float value, int decimals, bool known = true) {
  if (known) {
    std::printf(",\"%s\":%.*f", key, decimals, static_cast<double>(value));
  } else {
    std::printf(",\"%s\":null", key);
  }
}

double watt_hours(int64_t mwh, int64_t remainder_uj) {
  return (static_cast<double>(mwh) + static_cast<double>(remainder_uj) / MICROJOULES_PER_MWH) / 1000;
}

void print_interval(const Window &interval, const EnergyRegister &energy) {
  const bool mains = interval.frequency_hz > 0;
  const bool load = interval.current_a > 0;
  std::printf("{\"voltage\":%.5f", static_cast<double>(interval.voltage_v));
  print_number("current", interval.current_a, 6);
  print_number("power", interval.power_w, 5);
  print_number("apparentPower", interval.apparent_power_va, 5);
  print_number("reactivePower", interval.reactive_power_var, 5, mains);
  print_number("powerFactor", interval.power_factor, 6, load);
  print_number("frequency", interval.frequency_hz, 6, mains);
  print_number("thdVoltage", interval.thd_voltage, 4, mains);
  print_number("thdCurrent", interval.thd_current, 4, mains && load);
  std::printf(",\"energy\":%.7f", watt_hours(energy.import_mwh(), energy.import_remainder_uj()));
  if (energy.export_mwh() > 0 || energy.export_remainder_uj() > 0)
    std::printf(",\"energyExport\":%.7f", watt_hours(energy.export_mwh(), energy.export_remainder_uj()));
  if (interval.flags & (FLAG_CLIPPED | FLAG_NO_MAINS)) {
    std::printf(",\"flags\":[%s%s%s]", interval.flags & FLAG_CLIPPED ? "\"clipped\"" : "",
                (interval.flags & FLAG_CLIPPED) && (interval.flags & FLAG_NO_MAINS) ? "," : "",
                interval.flags & FLAG_NO_MAINS ? "\"noMains\"" : "");
  }
  std::printf("}\n");
}

std::vector<Sample> load(const std::string &path) {
  if (std::filesystem::is_directory(path))
    throw RecordingError("it is a folder, not a file");
  std::ifstream input(path, std::ios::binary);
  if (!input)
    throw RecordingError(std::string("it cannot be opened: ") + std::strerror(errno));
  return read_recording(input);
}

void measure(const Options &options, const std::vector<Sample> &samples) {
  const double interval_s = options.get("--interval", 1);
  if (!(interval_s >= SHORTEST_INTERVAL_S && interval_s <= LONGEST_INTERVAL_S))
    throw std::invalid_argument("--interval must be 0.1 to 86400 seconds");
  const double windows = std::ceil(interval_s / LONGEST_WINDOW_S - 1e-6);
  const auto window_s = static_cast<float>(interval_s / windows);
  const auto rate_hz = static_cast<float>(options.get("--rate", 0));
  const Calibration calibration = make_calibration(options, samples);
  if (calibration.min_counts >= calibration.max_counts)
    throw std::invalid_argument("--min-counts must be below --max-counts");
  if (const char *problem = CycleMeter::find_problem(calibration, rate_hz, window_s))
    throw std::invalid_argument(problem);
  CycleMeter meter;
  meter.configure(calibration, rate_hz, window_s);
  IntervalMeter intervals;
  intervals.configure(calibration, static_cast<float>(interval_s));
  EnergyRegister energy;
  size_t printed = 0;
  for (const Sample &sample : samples) {
    if (!meter.add(sample) || !intervals.add(meter.window()))
      continue;
    energy.add(intervals.energy());
    print_interval(intervals.interval(), energy);
    printed++;
  }
  if (printed == 0) {
    std::fprintf(
        stderr,
        "script/meter: %s: its %.3g s are less than one interval of %.3g s, so that nothing is printed. Give a "
        "shorter --interval\n",
        options.file.c_str(), static_cast<double>(samples.size()) / options.get("--rate", 0), interval_s);
  }
}

int run(const std::vector<std::string> &arguments) {
  if (std::find(arguments.begin(), arguments.end(), "--help") != arguments.end()) {
    std::fputs(USAGE, stdout);
    return 0;
  }
  Options options;
  try {
    options = parse_options(arguments);
    measure(options, load(options.file));
    return 0;
  } catch (const RecordingError &error) {
    std::fprintf(stderr, "script/meter: %s: %s\n", options.file.c_str(), error.what());
    return 1;
  } catch (const std::invalid_argument &error) {
    std::fprintf(stderr, "script/meter: %s\n%s", error.what(), USAGE);
    return 2;
  }
}

}  // namespace

}  // namespace esphome::metering

int main(int argc, char **argv) { return esphome::metering::run({argv + 1, argv + argc}); }
