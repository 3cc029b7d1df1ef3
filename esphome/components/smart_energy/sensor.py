"""The quantities of a reading as ESPHome sensors, and what the publisher counts."""

import esphome.codegen as cg
import esphome.config_validation as cv
from esphome.const import (
    CONF_APPARENT_POWER,
    CONF_CURRENT,
    CONF_ENERGY,
    CONF_FREQUENCY,
    CONF_POWER,
    CONF_POWER_FACTOR,
    CONF_REACTIVE_POWER,
    CONF_VOLTAGE,
    DEVICE_CLASS_APPARENT_POWER,
    DEVICE_CLASS_CURRENT,
    DEVICE_CLASS_ENERGY,
    DEVICE_CLASS_FREQUENCY,
    DEVICE_CLASS_POWER,
    DEVICE_CLASS_POWER_FACTOR,
    DEVICE_CLASS_REACTIVE_POWER,
    DEVICE_CLASS_VOLTAGE,
    ENTITY_CATEGORY_DIAGNOSTIC,
    STATE_CLASS_MEASUREMENT,
    STATE_CLASS_TOTAL_INCREASING,
    UNIT_AMPERE,
    UNIT_HERTZ,
    UNIT_KILOWATT_HOURS,
    UNIT_PERCENT,
    UNIT_VOLT,
    UNIT_VOLT_AMPS,
    UNIT_VOLT_AMPS_REACTIVE,
    UNIT_WATT,
)
from esphome.types import ConfigType

from esphome.components import sensor

from .const import CONF_SMART_ENERGY_ID, EnergyMeter

DEPENDENCIES = ["smart_energy"]

CONF_ENERGY_EXPORT = "energy_export"
CONF_READINGS_PUBLISHED = "readings_published"
CONF_READINGS_DROPPED = "readings_dropped"
CONF_READINGS_WAITING = "readings_waiting"
CONF_SAMPLE_RATE = "sample_rate"
CONF_THD_CURRENT = "thd_current"
CONF_THD_VOLTAGE = "thd_voltage"
CONF_WINDOWS_LOST = "windows_lost"


def measurement(unit: str | None, decimals: int, device_class: str | None = None) -> cv.Schema:
    """Return the schema of a quantity of a reading."""
    options = {"accuracy_decimals": decimals, "state_class": STATE_CLASS_MEASUREMENT}
    if unit:
        options["unit_of_measurement"] = unit
    if device_class:
        options["device_class"] = device_class
    return sensor.sensor_schema(**options)


def energy() -> cv.Schema:
    """Return the schema of an energy register."""
    return sensor.sensor_schema(
        unit_of_measurement=UNIT_KILOWATT_HOURS,
        accuracy_decimals=3,
        device_class=DEVICE_CLASS_ENERGY,
        state_class=STATE_CLASS_TOTAL_INCREASING,
    )


def counter(icon: str) -> cv.Schema:
    """Return the schema of a count since the start of the program."""
    return sensor.sensor_schema(
        accuracy_decimals=0,
        icon=icon,
        state_class=STATE_CLASS_TOTAL_INCREASING,
        entity_category=ENTITY_CATEGORY_DIAGNOSTIC,
    )


SENSORS = {
    CONF_VOLTAGE: measurement(UNIT_VOLT, 1, DEVICE_CLASS_VOLTAGE),
    CONF_CURRENT: measurement(UNIT_AMPERE, 3, DEVICE_CLASS_CURRENT),
    CONF_POWER: measurement(UNIT_WATT, 1, DEVICE_CLASS_POWER),
    CONF_ENERGY: energy(),
    CONF_ENERGY_EXPORT: energy(),
    CONF_FREQUENCY: measurement(UNIT_HERTZ, 3, DEVICE_CLASS_FREQUENCY),
    CONF_POWER_FACTOR: measurement(None, 3, DEVICE_CLASS_POWER_FACTOR),
    CONF_APPARENT_POWER: measurement(UNIT_VOLT_AMPS, 1, DEVICE_CLASS_APPARENT_POWER),
    CONF_REACTIVE_POWER: measurement(UNIT_VOLT_AMPS_REACTIVE, 1, DEVICE_CLASS_REACTIVE_POWER),
    CONF_THD_VOLTAGE: measurement(UNIT_PERCENT, 1),
    CONF_THD_CURRENT: measurement(UNIT_PERCENT, 1),
    CONF_SAMPLE_RATE: sensor.sensor_schema(
        unit_of_measurement=UNIT_HERTZ,
        accuracy_decimals=1,
        state_class=STATE_CLASS_MEASUREMENT,
        entity_category=ENTITY_CATEGORY_DIAGNOSTIC,
    ),
    CONF_READINGS_PUBLISHED: counter("mdi:upload"),
    CONF_READINGS_DROPPED: counter("mdi:upload-off"),
    CONF_WINDOWS_LOST: counter("mdi:timer-alert-outline"),
    CONF_READINGS_WAITING: sensor.sensor_schema(
        accuracy_decimals=0,
        icon="mdi:tray-full",
        state_class=STATE_CLASS_MEASUREMENT,
        entity_category=ENTITY_CATEGORY_DIAGNOSTIC,
    ),
}

CONFIG_SCHEMA = cv.All(
    cv.Schema(
        {
            cv.GenerateID(CONF_SMART_ENERGY_ID): cv.use_id(EnergyMeter),
            **{cv.Optional(key): schema for key, schema in SENSORS.items()},
        }
    ),
    cv.has_at_least_one_key(*SENSORS),
)


async def to_code(config: ConfigType) -> None:
    meter = await cg.get_variable(config[CONF_SMART_ENERGY_ID])
    for key in SENSORS:
        if key in config:
            cg.add(getattr(meter, f"set_{key}_sensor")(await sensor.new_sensor(config[key])))
