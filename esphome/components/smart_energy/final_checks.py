"""Checks against the rest of the configuration, once all of it is known."""

import logging
import math

from esphome.components.adc import ESP32_VARIANT_ADC1_PIN_TO_CHANNEL
from esphome.components.esp32 import get_esp32_variant
import esphome.config_validation as cv
from esphome.const import (
    CONF_BIRTH_MESSAGE,
    CONF_DISCOVERY,
    CONF_NUMBER,
    CONF_PIN,
    CONF_PLATFORM,
    CONF_REBOOT_TIMEOUT,
    CONF_SHUTDOWN_MESSAGE,
    CONF_TOPIC,
    CONF_TOPIC_PREFIX,
    CONF_WILL_MESSAGE,
)
import esphome.final_validate as fv
from esphome.types import ConfigType

from .const import (
    CONF_AMPS_PER_VOLT,
    CONF_CIRCUITS,
    CONF_NOMINAL_FREQUENCY,
    CONF_NOMINAL_VOLTAGE,
    CONF_PHASE_ANGLE,
    CONF_RATED_CURRENT,
    CONF_SOURCE,
    CONF_VOLTS_PER_VOLT,
)
from .source import ESP32_ADC, ESP8266_ADC

_LOGGER = logging.getLogger(__name__)

STATUS_MESSAGES = (CONF_BIRTH_MESSAGE, CONF_WILL_MESSAGE, CONF_SHUTDOWN_MESSAGE)
REBOOTING = ("mqtt", "wifi", "api")
# From the bias to the end of what the converter can tell apart: 1.65 V to 3.1 V at 12 dB, the middle of 1 V.
HALF_RANGE_V = {ESP32_ADC: 1.45, ESP8266_ADC: 0.5}
# These end at 2.5 V (Espressif, ESP-IDF programming guide 4.4, ADC attenuation).
NARROW_VARIANTS = ("ESP32C3", "ESP32S2")
NARROW_HALF_RANGE_V = 0.85


def check_needed_components(full_config: ConfigType) -> None:
    """Refuse a meter that could not publish or would not know when."""
    if "mqtt" not in full_config:
        raise cv.Invalid(
            "The meter publishes over MQTT, and no broker is configured. Write\n"
            "  mqtt:\n    broker: homeassistant.local\n    discovery: false\n    reboot_timeout: 0s"
        )
    if not full_config.get("time"):
        raise cv.Invalid(
            "A reading needs the time of day, and no clock is configured. Write\n  time:\n    - platform: sntp"
        )


def check_mqtt(mqtt: ConfigType) -> None:
    """Refuse what would give every value twice, or a status topic other than the meter's."""
    if mqtt[CONF_DISCOVERY]:
        raise cv.Invalid(
            "With ESPHome's own MQTT discovery Home Assistant would show every value twice: the Smart Energy "
            "integration finds the meter by itself. Write below `mqtt:`\n  discovery: false"
        )
    filled_in = f"{mqtt.get(CONF_TOPIC_PREFIX)}/status"
    for name in STATUS_MESSAGES:
        message = mqtt.get(name)
        if message and message[CONF_TOPIC] != filled_in:
            raise cv.Invalid(
                f"The meter itself says online and offline on its status topic. Leave `{name}:` out of `mqtt:`"
            )


def advise_on_reboots(full_config: ConfigType) -> None:
    """Warn of a network component that reboots the meter while the network is away."""
    for name in REBOOTING:
        timeout = (full_config.get(name) or {}).get(CONF_REBOOT_TIMEOUT)
        if timeout is not None and timeout.total_milliseconds > 0:
            _LOGGER.warning(
                "'%s:' reboots the meter after %s without a connection, and what it measures meanwhile is lost. "
                "Write `reboot_timeout: 0s` below `%s:`",
                name,
                timeout,
                name,
            )


def check_esp32_adc(full_config: ConfigType) -> None:
    """Refuse other users of the ADC and, on the classic ESP32, of the I2S unit that moves its samples."""
    variant = get_esp32_variant()
    adc1_pins = ESP32_VARIANT_ADC1_PIN_TO_CHANNEL[variant]
    for sensor in full_config.get("sensor", []):
        pin = sensor.get(CONF_PIN)
        if sensor.get(CONF_PLATFORM) == "adc" and isinstance(pin, dict) and pin[CONF_NUMBER] in adc1_pins:
            raise cv.Invalid(
                f"The meter samples ADC1 without a pause, so that `platform: adc` cannot read GPIO{pin[CONF_NUMBER]} "
                "beside it. Remove that sensor, or measure with an external ADC such as `platform: ads1115`",
                path=[CONF_SOURCE],
            )
    if variant == "ESP32" and "i2s_audio" in full_config:
        raise cv.Invalid(
            "On the classic ESP32 the ADC's samples pass through I2S0, which `i2s_audio:` takes too. "
            "Remove `i2s_audio:`, or use an ESP32-S3 or ESP32-C3 for the meter",
            path=[CONF_SOURCE],
        )


def half_range_v(platform: str) -> float:
    """Return the greatest peak at the pin that does not clip, V."""
    if platform == ESP32_ADC and get_esp32_variant() in NARROW_VARIANTS:
        return NARROW_HALF_RANGE_V
    return HALF_RANGE_V[platform]


def check_ranges(config: ConfigType) -> None:
    """Refuse factors by which the ADC clips what the meter is said to measure."""
    half_range = half_range_v(config[CONF_SOURCE][CONF_PLATFORM]) / math.sqrt(2)
    for index, circuit in enumerate(config[CONF_SOURCE][CONF_CIRCUITS]):
        path = [CONF_SOURCE, CONF_CIRCUITS, index]
        rated_a = circuit.get(CONF_RATED_CURRENT, config.get(CONF_RATED_CURRENT, 0))
        greatest_a = circuit[CONF_AMPS_PER_VOLT] * half_range
        if rated_a > greatest_a:
            raise cv.Invalid(
                f"the ADC's range ends at {greatest_a:.3g} A, and the meter is rated for {rated_a:.3g} A. Write a "
                "smaller `rated_current:`, or use a smaller burden and write its amps_per_volt",
                path=[*path, CONF_AMPS_PER_VOLT],
            )
        needed_v = 1.1 * config[CONF_NOMINAL_VOLTAGE]
        greatest_v = circuit.get(CONF_VOLTS_PER_VOLT, math.inf) * half_range
        if needed_v > greatest_v:
            raise cv.Invalid(
                f"the ADC's range ends at {greatest_v:.3g} V, and the mains may reach {needed_v:.3g} V. Turn the "
                "module's trimmer down and write what one volt at the pin then stands for",
                path=[*path, CONF_VOLTS_PER_VOLT],
            )


def check_phase_angles(config: ConfigType) -> None:
    """Refuse to turn a voltage that has no frequency."""
    for index, circuit in enumerate(config[CONF_SOURCE][CONF_CIRCUITS]):
        if circuit.get(CONF_PHASE_ANGLE) and not config[CONF_NOMINAL_FREQUENCY]:
            raise cv.Invalid(
                "direct voltage has no phases. Write `nominal_frequency: 50Hz` or `60Hz`, or leave `phase_angle:` out",
                path=[CONF_SOURCE, CONF_CIRCUITS, index, CONF_PHASE_ANGLE],
            )


def check(config: ConfigType) -> None:
    """Check the meter against all other components."""
    full_config = fv.full_config.get()
    check_needed_components(full_config)
    check_mqtt(full_config["mqtt"])
    advise_on_reboots(full_config)
    check_phase_angles(config)
    if config[CONF_SOURCE][CONF_PLATFORM] in HALF_RANGE_V:
        check_ranges(config)
    if config[CONF_SOURCE][CONF_PLATFORM] == ESP32_ADC:
        check_esp32_adc(full_config)
