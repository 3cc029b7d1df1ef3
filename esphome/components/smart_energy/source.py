"""Where the samples come from: one typed schema, one platform a source, and the code that creates each."""

from collections.abc import Callable

import esphome.codegen as cg
from esphome.components.adc import ESP32_VARIANT_ADC1_PIN_TO_CHANNEL
from esphome.components.esp32 import add_idf_sdkconfig_option, get_esp32_variant, include_builtin_idf_component
import esphome.config_validation as cv
from esphome.const import (
    CONF_DURATION,
    CONF_FILE,
    CONF_FREQUENCY,
    CONF_ID,
    CONF_NAME,
    CONF_PLATFORM,
    CONF_POWER,
    CONF_VOLTAGE,
)
from esphome.core import CORE
from esphome.cpp_generator import MockObj
from esphome.pins import internal_gpio_input_pin_number
from esphome.types import ConfigType

from esphome.components import i2c

from . import circuit, schedule, validation
from .const import (
    CONF_AMPS_PER_COUNT,
    CONF_AMPS_PER_VOLT,
    CONF_APPLIANCE,
    CONF_APPLIANCES,
    CONF_ASSUMED_VOLTAGE,
    CONF_CIRCUITS,
    CONF_CURRENT_COLUMN,
    CONF_CURRENT_PIN,
    CONF_GREATEST,
    CONF_LEAST,
    CONF_RANGE,
    CONF_SAMPLE_RATE,
    CONF_SCHEDULE,
    CONF_SCHEDULE_OFFSET,
    CONF_SHUNT_RESISTANCE,
    CONF_VOLTAGE_COLUMN,
    CONF_VOLTAGE_PIN,
    CONF_VOLTS_PER_COUNT,
    CONF_VOLTS_PER_VOLT,
    Esp32AdcWaveformSource,
    Esp8266AdcWaveformSource,
    GeneratorWaveformSource,
    Ina219WaveformSource,
    RecordingWaveformSource,
    ScheduleEntry,
    metering_ns,
)

GENERATOR = "generator"
RECORDING = "recording"
ESP32_ADC = "esp32_adc"
ESP8266_ADC = "esp8266_adc"
INA219 = "ina219"
SOURCE_OF_PLATFORM = {"host": GENERATOR, "esp32": ESP32_ADC, "esp8266": ESP8266_ADC}

ADC_DMA_VARIANTS = (
    *("ESP32", "ESP32S2", "ESP32S3", "ESP32C3", "ESP32C5", "ESP32C6", "ESP32C61"),
    *("ESP32H2", "ESP32P4"),
)
# Counts of the ESP32 source are eighths of a calibrated millivolt at the pin, so that 16 bits hold 3.3 V.
ESP32_COUNTS_PER_VOLT = 8000
# Counts of the ESP8266 are 1/1024 of its full scale of 1 V.
ESP8266_COUNTS_PER_VOLT = 1024
# Texas Instruments, INA219, SBOS448: bits of the bus and the shunt voltage.
INA219_BUS_VOLTS_PER_COUNT = 4e-3
INA219_SHUNT_VOLTS_PER_COUNT = 10e-6

APPLIANCES = {
    "base_load": metering_ns.BASE_LOAD,
    "kettle": metering_ns.KETTLE,
    "vacuum_cleaner": metering_ns.VACUUM_CLEANER,
    "cfl_lamp": metering_ns.CFL_LAMP,
    "incandescent_lamp": metering_ns.INCANDESCENT_LAMP,
}
MAX_APPLIANCES = 8
WATTS = cv.float_with_unit("power", "(W)?")

# A 12-bit ADC over +-400 V and +-50 A, as most boards have it.
SIMULATED_VOLTS_PER_COUNT = 400 / 2048
SIMULATED_AMPS_PER_COUNT = 50 / 2048

COUNTS = {
    cv.Optional(CONF_VOLTS_PER_COUNT, default=SIMULATED_VOLTS_PER_COUNT): validation.per_count("V", 0.1953125),
    cv.Optional(CONF_AMPS_PER_COUNT, default=SIMULATED_AMPS_PER_COUNT): validation.per_count("A", 0.0244140625),
}
SAMPLE_RATE = {cv.Optional(CONF_SAMPLE_RATE, default="4kHz"): cv.All(cv.frequency, cv.Range(min=1000, max=20000))}
RANGE = {
    cv.Optional(CONF_RANGE): cv.All(
        cv.Schema(
            {
                cv.Required(CONF_LEAST): cv.int_range(-32768, 32767),
                cv.Required(CONF_GREATEST): cv.int_range(-32768, 32767),
            }
        ),
        validation.count_range,
    )
}
COLUMNS = {
    cv.Optional(CONF_VOLTAGE_COLUMN, default="voltage"): cv.string_strict,
    cv.Optional(CONF_CURRENT_COLUMN, default="current"): cv.string_strict,
}
CHECKED = {cv.Required(CONF_CIRCUITS): cv.ensure_list(dict)}


def only_on(*platforms: str) -> Callable[[object], object]:
    """Return a validator that refuses a source on another platform and names the one that fits."""

    def validator(value: object) -> object:
        if CORE.target_platform not in platforms:
            fitting = SOURCE_OF_PLATFORM.get(CORE.target_platform, "one that this chip has")
            raise cv.Invalid(
                f"This source works on {' and '.join(platforms)} only, and this is a build for {CORE.target_platform}. "
                f"Write `platform: {fitting}`"
            )
        return value

    return validator


def with_adc_dma(value: object) -> object:
    """Refuse a chip whose ADC cannot sample by DMA, or not in 12 bits (soc_caps.h of ESP-IDF 5.5 and 6)."""
    variant = get_esp32_variant()
    if variant not in ADC_DMA_VARIANTS:
        raise cv.Invalid(
            f"The ADC of the {variant} cannot sample continuously by DMA in 12 bits. "
            f"Use one of {', '.join(ADC_DMA_VARIANTS)}"
        )
    return value


class CheckedPin(int):
    """A pin that was checked, and counted as used, already: several circuits share it."""


def adc1_pin(value: object) -> int:
    """Return a GPIO number that ADC1 of this chip can measure at."""
    if isinstance(value, CheckedPin):
        return int(value)
    number = internal_gpio_input_pin_number(value)
    variant = get_esp32_variant()
    pins = ESP32_VARIANT_ADC1_PIN_TO_CHANNEL[variant]
    if number not in pins:
        choice = ", ".join(f"GPIO{pin}" for pin in sorted(pins))
        raise cv.Invalid(f"GPIO{number} is not on ADC1 of the {variant}, and Wi-Fi uses ADC2. Write one of {choice}")
    return number


def shared_pin(value: object) -> CheckedPin:
    """Return a pin of ADC1 that several circuits measure against."""
    return CheckedPin(adc1_pin(value))


def two_inputs(voltage: str, current: str) -> Callable[[ConfigType], ConfigType]:
    """Return a validator that refuses one input for both quantities."""

    def validator(config: ConfigType) -> ConfigType:
        if config[voltage] == config[current]:
            raise cv.Invalid(
                f"voltage and current cannot both come in at {config[current]}. Write the clamp's own here",
                path=[current],
            )
        return config

    return validator


def pins_of_one_kind(config: ConfigType) -> ConfigType:
    """Refuse a pin that is a clamp's in one circuit and a voltage's or another clamp's in the next."""
    voltages = {each[CONF_VOLTAGE_PIN] for each in config[CONF_CIRCUITS]}
    currents: set[int] = set()
    for index, each in enumerate(config[CONF_CIRCUITS]):
        pin = each[CONF_CURRENT_PIN]
        if pin in voltages or pin in currents:
            raise cv.Invalid(
                f"GPIO{pin} already belongs to another circuit or to a voltage. Write this clamp's own pin",
                path=[CONF_CIRCUITS, index, CONF_CURRENT_PIN],
            )
        currents.add(pin)
    return config


def one_circuit(config: ConfigType) -> ConfigType:
    """Refuse a list of circuits where the source has room for one."""
    if CONF_NAME in config[CONF_CIRCUITS][0]:
        raise cv.Invalid(
            "this source measures a single circuit. Write its options directly below `source:`", path=[CONF_CIRCUITS]
        )
    return config


APPLIANCE_SCHEMA = cv.Schema(
    {
        cv.Required(CONF_APPLIANCE): cv.one_of(*APPLIANCES, lower=True),
        cv.Required(CONF_POWER): cv.All(WATTS, validation.power),
        cv.Optional(CONF_SCHEDULE, default=[]): schedule.SCHEDULE_SCHEMA,
    }
)
SOURCE_SCHEMA = cv.typed_schema(
    {
        GENERATOR: cv.All(
            only_on("host"),
            circuit.circuits_of(COUNTS),
            one_circuit,
            cv.Schema(
                {
                    cv.GenerateID(): cv.declare_id(GeneratorWaveformSource),
                    cv.Optional(CONF_VOLTAGE, default="230V"): cv.All(cv.voltage, cv.Range(min=1, max=280)),
                    cv.Optional(CONF_FREQUENCY, default="50Hz"): cv.All(cv.frequency, cv.Range(min=45, max=65)),
                    cv.Optional(CONF_SCHEDULE_OFFSET, default="0s"): cv.positive_time_period_seconds,
                    cv.Required(CONF_APPLIANCES): cv.All(
                        cv.ensure_list(APPLIANCE_SCHEMA), cv.Length(min=1, max=MAX_APPLIANCES)
                    ),
                    **SAMPLE_RATE,
                    **CHECKED,
                }
            ),
        ),
        RECORDING: cv.All(
            only_on("host"),
            circuit.circuits_of({**COUNTS, **COLUMNS, **RANGE}, two_inputs(CONF_VOLTAGE_COLUMN, CONF_CURRENT_COLUMN)),
            cv.Schema(
                {
                    cv.GenerateID(): cv.declare_id(RecordingWaveformSource),
                    cv.Required(CONF_FILE): cv.file_,
                    **SAMPLE_RATE,
                    **CHECKED,
                }
            ),
        ),
        ESP32_ADC: cv.All(
            only_on("esp32"),
            with_adc_dma,
            circuit.circuits_of(
                {
                    cv.Required(CONF_VOLTAGE_PIN): adc1_pin,
                    cv.Required(CONF_CURRENT_PIN): adc1_pin,
                    cv.Required(CONF_VOLTS_PER_VOLT): validation.per_volt("V", 450),
                    **circuit.TRANSFORMER,
                },
                circuit.whole_transformer,
                two_inputs(CONF_VOLTAGE_PIN, CONF_CURRENT_PIN),
                shared={CONF_VOLTAGE_PIN: shared_pin},
            ),
            pins_of_one_kind,
            cv.Schema({cv.GenerateID(): cv.declare_id(Esp32AdcWaveformSource), **CHECKED}),
        ),
        ESP8266_ADC: cv.All(
            only_on("esp8266"),
            circuit.circuits_of(
                {
                    cv.Required(CONF_ASSUMED_VOLTAGE): cv.All(cv.voltage, cv.Range(min=1, max=1000)),
                    **circuit.TRANSFORMER,
                },
                circuit.whole_transformer,
            ),
            one_circuit,
            cv.Schema({cv.GenerateID(): cv.declare_id(Esp8266AdcWaveformSource), **CHECKED}),
        ),
        INA219: cv.All(
            cv.requires_component("i2c"),
            circuit.circuits_of({}),
            one_circuit,
            cv.Schema(
                {
                    cv.GenerateID(): cv.declare_id(Ina219WaveformSource),
                    cv.Optional(CONF_SHUNT_RESISTANCE, default="0.1ohm"): cv.All(
                        cv.resistance, cv.Range(min=1e-5, max=32)
                    ),
                    **CHECKED,
                }
            ).extend(i2c.i2c_device_schema(0x40)),
        ),
    },
    key=CONF_PLATFORM,
)


def add_appliances(var: MockObj, config: ConfigType) -> None:
    """Generate the simulated house."""
    for appliance in config[CONF_APPLIANCES]:
        entries = [
            cg.StructInitializer(
                ScheduleEntry,
                ("at_s", entry[schedule.CONF_AT]),
                ("duration_s", int(entry[CONF_DURATION].total_seconds)),
                ("every_s", schedule.every_s(entry)),
            )
            for entry in appliance[CONF_SCHEDULE]
        ]
        cg.add(var.add_appliance(APPLIANCES[appliance[CONF_APPLIANCE]], appliance[CONF_POWER], entries))


def set_up_generator(var: MockObj, config: ConfigType) -> None:
    only = config[CONF_CIRCUITS][0]
    cg.add(var.set_voltage_v(config[CONF_VOLTAGE]))
    cg.add(var.set_frequency_hz(config[CONF_FREQUENCY]))
    cg.add(var.set_schedule_offset_s(config[CONF_SCHEDULE_OFFSET]))
    cg.add(var.set_volts_per_count(only[CONF_VOLTS_PER_COUNT]))
    cg.add(var.set_amps_per_count(only[CONF_AMPS_PER_COUNT]))
    cg.add(var.set_sample_rate_hz(config[CONF_SAMPLE_RATE]))
    add_appliances(var, config)


def set_up_recording(var: MockObj, config: ConfigType) -> None:
    cg.add(var.set_file(str(CORE.relative_config_path(config[CONF_FILE]))))
    cg.add(var.set_columns(circuit.inputs_of(config[CONF_CIRCUITS], CONF_VOLTAGE_COLUMN, CONF_CURRENT_COLUMN)))
    cg.add(var.set_sample_rate_hz(config[CONF_SAMPLE_RATE]))


def set_up_esp32_adc(var: MockObj, config: ConfigType) -> None:
    # Left out of every build that does not ask for it.
    include_builtin_idf_component("esp_adc")
    # Samples are taken on while a flash erase keeps everything else waiting.
    add_idf_sdkconfig_option("CONFIG_ADC_CONTINUOUS_ISR_IRAM_SAFE", True)  # noqa: FBT003
    channels = ESP32_VARIANT_ADC1_PIN_TO_CHANNEL[get_esp32_variant()]
    pins = circuit.inputs_of(config[CONF_CIRCUITS], CONF_VOLTAGE_PIN, CONF_CURRENT_PIN)
    cg.add(var.set_channels([channels[pin] for pin in pins]))


def add_counts(pair: MockObj, config: ConfigType) -> None:
    cg.add(pair.set_volts_per_count(config[CONF_VOLTS_PER_COUNT]))
    cg.add(pair.set_amps_per_count(config[CONF_AMPS_PER_COUNT]))
    if limits := config.get(CONF_RANGE):
        cg.add(pair.set_range(limits[CONF_LEAST], limits[CONF_GREATEST]))


def add_esp32_counts(pair: MockObj, config: ConfigType) -> None:
    cg.add(pair.set_volts_per_count(config[CONF_VOLTS_PER_VOLT] / ESP32_COUNTS_PER_VOLT))
    cg.add(pair.set_amps_per_count(config[CONF_AMPS_PER_VOLT] / ESP32_COUNTS_PER_VOLT))


def add_esp8266_counts(pair: MockObj, config: ConfigType) -> None:
    cg.add(pair.set_assumed_voltage_v(config[CONF_ASSUMED_VOLTAGE]))
    cg.add(pair.set_amps_per_count(config[CONF_AMPS_PER_VOLT] / ESP8266_COUNTS_PER_VOLT))


SET_UP = {GENERATOR: set_up_generator, RECORDING: set_up_recording, ESP32_ADC: set_up_esp32_adc}
ADD_COUNTS = {
    GENERATOR: add_counts,
    RECORDING: add_counts,
    ESP32_ADC: add_esp32_counts,
    ESP8266_ADC: add_esp8266_counts,
}
INPUT_KEYS = {
    RECORDING: (CONF_VOLTAGE_COLUMN, CONF_CURRENT_COLUMN),
    ESP32_ADC: (CONF_VOLTAGE_PIN, CONF_CURRENT_PIN),
}


async def new_source(config: ConfigType) -> MockObj:
    """Generate the source."""
    var = cg.new_Pvariable(config[CONF_ID])
    platform = config[CONF_PLATFORM]
    if platform == INA219:
        await i2c.register_i2c_device(var, config)
    elif platform in SET_UP:
        SET_UP[platform](var, config)
    return var


def new_circuit(config: ConfigType, source: ConfigType) -> MockObj:
    """Generate one circuit with its inputs and factors."""
    var = cg.new_Pvariable(config[CONF_ID])
    pair = var.pair()
    platform = source[CONF_PLATFORM]
    if platform in ADD_COUNTS:
        ADD_COUNTS[platform](pair, config)
    if platform == INA219:
        cg.add(pair.set_volts_per_count(INA219_BUS_VOLTS_PER_COUNT))
        cg.add(pair.set_amps_per_count(INA219_SHUNT_VOLTS_PER_COUNT / source[CONF_SHUNT_RESISTANCE]))
    if platform in INPUT_KEYS:
        voltage, current = INPUT_KEYS[platform]
        inputs = circuit.inputs_of(source[CONF_CIRCUITS], voltage, current)
        cg.add(pair.set_inputs(inputs.index(config[voltage]), inputs.index(config[current])))
    circuit.add_measuring(pair, config)
    return var
