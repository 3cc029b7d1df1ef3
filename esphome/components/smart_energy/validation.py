"""Checks of single options; each message says what to write instead."""

from decimal import Decimal, InvalidOperation
import re

import esphome.config_validation as cv
from esphome.core import TimePeriod
from esphome.types import ConfigType

from .const import CONF_GREATEST, CONF_LEAST

DEVICE_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
ENERGY = re.compile(r"\s*(?P<number>[0-9]+(?:\.[0-9]+)?)\s*(?P<unit>Wh|kWh|MWh)\s*")
MILLIWATTHOURS = {"Wh": Decimal(10**3), "kWh": Decimal(10**6), "MWh": Decimal(10**9)}
REGISTER_LIMIT_MWH = 10**15

MAX_POWER_W = 11500
MIN_INTERVAL = TimePeriod(seconds=1)
MAX_INTERVAL = TimePeriod(hours=1)
MAX_SAVE_INTERVAL = TimePeriod(days=7)
MAX_SKEW = TimePeriod(microseconds=2000)


def device_id(value: object) -> str:
    """Return a device id, 1 to 64 of A-Z a-z 0-9 _ -, or an empty text for the node's name."""
    value = cv.string_strict(value)
    if value and not DEVICE_ID.fullmatch(value):
        suggestion = re.sub(r"[^A-Za-z0-9_-]+", "-", value).strip("-")[:64] or "meter-01"
        raise cv.Invalid(
            f"'{value}' cannot be part of an MQTT topic: a device id has 1 to 64 of A-Z a-z 0-9 _ -. "
            f"Write for example `device_id: {suggestion}`, or leave it out to use the node's name"
        )
    return value


def topic_root(value: object) -> str:
    """Return the topic above the device id, such as `/energy`."""
    value = cv.string_strict(value)
    if value.endswith("/"):
        better = value.rstrip("/") or "/energy"
        raise cv.Invalid(
            f"'{value}' ends in a slash, which the meter adds itself before the device id. Write `topic_root: {better}`"
        )
    if not value or any(character in value for character in "+#\0 ") or len(value.encode()) > 64:
        raise cv.Invalid(
            f"'{value}' is no topic to publish below: at most 64 bytes, without spaces, + and #. "
            "Write for example `topic_root: /energy`"
        )
    return value


def interval(value: object) -> TimePeriod:
    """Return the time that one reading covers."""
    value = cv.positive_time_period_milliseconds(value)
    if value < MIN_INTERVAL:
        raise cv.Invalid(
            f"{value} is too short: a reading is the mean of whole windows of mains cycles. "
            "Write `interval: 1s` or more (5s is the usual one)"
        )
    if value > MAX_INTERVAL:
        raise cv.Invalid(f"{value} is too long: readings are the meter's sign of life. Write `interval: 1h` or less")
    return value


def save_interval(value: object) -> TimePeriod:
    """Return the time between two saves of the registers; 0 for one with every reading."""
    value = cv.positive_time_period_milliseconds(value)
    if value > MAX_SAVE_INTERVAL:
        raise cv.Invalid(
            f"{value} is too long: a power cut would set the registers back by all of it. "
            "Write `save_interval: 1h`, or 7d at most"
        )
    return value


def energy_mwh(value: object) -> int:
    """Return an energy such as `12345.678 kWh` in mWh, exactly."""
    text = cv.string(value)
    match = ENERGY.fullmatch(text)
    if not match:
        raise cv.Invalid(
            f"'{text}' is no energy with a unit. Write the old meter's register as `12345.678 kWh` (Wh, kWh or MWh)"
        )
    try:
        milliwatthours = Decimal(match["number"]) * MILLIWATTHOURS[match["unit"]]
    except InvalidOperation as error:
        raise cv.Invalid(f"'{text}' is no number. Write it as `12345.678 kWh`") from error
    if milliwatthours != milliwatthours.to_integral_value():
        raise cv.Invalid(f"'{text}' is finer than the register, which counts mWh. Write at most six decimals of a kWh")
    if milliwatthours > REGISTER_LIMIT_MWH:
        raise cv.Invalid(f"'{text}' is more than the register's 1000 GWh. Write the reading printed by the old meter")
    return int(milliwatthours)


def power(value: float) -> float:
    """Return the power of a simulated appliance, W."""
    if not 0 < value <= MAX_POWER_W:
        raise cv.Invalid(
            f"{value} W is not what an appliance draws here. Write a power up to {MAX_POWER_W} W; for one that is off "
            "leave it out"
        )
    return value


def nominal_frequency(value: object) -> float:
    """Return 50 or 60 Hz, or 0 for DC."""
    value = cv.frequency(value)
    if value not in (0, 50, 60):
        raise cv.Invalid(f"No grid has {value} Hz. Write `nominal_frequency: 50Hz` or `60Hz`, or `0Hz` for DC")
    return value


def skew(value: object) -> TimePeriod:
    """Return how much later than voltage current is sampled; negative for earlier."""
    value = cv.time_period_microseconds(value)
    if abs(value.total_microseconds) > MAX_SKEW.total_microseconds:
        raise cv.Invalid(
            f"{value} between voltage and current is longer than any converter or transformer makes it. "
            "Write the skew in microseconds, for example `skew: 125us`"
        )
    return value


def count_range(config: ConfigType) -> ConfigType:
    """Refuse a converter whose range ends before it begins."""
    if config[CONF_LEAST] >= config[CONF_GREATEST]:
        raise cv.Invalid(
            f"no count lies above {config[CONF_LEAST]} and below {config[CONF_GREATEST]}: all would be clipped. "
            "Write the converter's least count first, as `least: 0` and `greatest: 4095`"
        )
    return config


def factor(unit: str, example: float, least: float, greatest: float):
    """Return a validator of a calibration factor in `unit` per count or per volt at the pin."""

    def validator(value: object) -> float:
        value = cv.float_(value)
        if not value > 0:
            raise cv.Invalid(
                f"{value} {unit} would measure nothing. Write what one count or one volt at the pin stands for, for "
                f"example {example}. For a clamp that points the wrong way write `reversed: true`"
            )
        if not least <= value <= greatest:
            raise cv.Invalid(
                f"{value} {unit} is no factor of a transformer, clamp or ADC, which have {least:g} to {greatest:g}. "
                f"Write what one count or one volt at the pin stands for, for example {example}"
            )
        return value

    return validator


def per_count(unit: str, example: float):
    """Return a validator of a factor per count, within what the core measures with."""
    return factor(unit, example, 1e-6, 1e3)


def per_volt(unit: str, example: float):
    """Return a validator of a factor per volt at the pin: whatever its ADC, the core measures with the quotient."""
    return factor(unit, example, 0.01, 1e5)
