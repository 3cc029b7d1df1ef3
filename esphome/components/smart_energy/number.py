"""The calibration of a circuit, to see and to set."""

import esphome.codegen as cg
import esphome.config_validation as cv
from esphome.const import (
    CONF_MODE,
    DEVICE_CLASS_CURRENT,
    DEVICE_CLASS_VOLTAGE,
    ENTITY_CATEGORY_CONFIG,
    UNIT_AMPERE,
    UNIT_VOLT,
)
from esphome.types import ConfigType

from esphome.components import number

from .const import CONF_CIRCUIT_ID, CalibrationValue, Circuit, smart_energy_ns

DEPENDENCIES = ["smart_energy"]

CalibrationNumber = smart_energy_ns.class_("CalibrationNumber", number.Number, cg.Component)

# C++ value, unit, device class, least, greatest, step. A factor beyond these is another clamp, not a calibration.
VALUES = {
    "voltage_gain": ("VOLTAGE_GAIN", None, None, 0.2, 5, 0.0001),
    "current_gain": ("CURRENT_GAIN", None, None, 0.2, 5, 0.0001),
    "skew": ("SKEW", "µs", None, -2000, 2000, 0.1),
    "noise": ("NOISE", None, None, 0, 100, 0.01),
    "true_voltage": ("TRUE_VOLTAGE", UNIT_VOLT, DEVICE_CLASS_VOLTAGE, 1, 1000, 0.01),
    "true_current": ("TRUE_CURRENT", UNIT_AMPERE, DEVICE_CLASS_CURRENT, 0.01, 5000, 0.001),
}


def calibration_schema(key: str) -> cv.Schema:
    """Return the schema of one number."""
    _, unit, device_class, *_ = VALUES[key]
    options = {"entity_category": ENTITY_CATEGORY_CONFIG, "icon": "mdi:tune-vertical"}
    if unit:
        options["unit_of_measurement"] = unit
    if device_class:
        options["device_class"] = device_class
    schema = number.number_schema(CalibrationNumber, **options)
    return schema.extend({cv.Optional(CONF_MODE, default="BOX"): cv.enum(number.NUMBER_MODES, upper=True)}).extend(
        cv.COMPONENT_SCHEMA
    )


CONFIG_SCHEMA = cv.All(
    cv.Schema(
        {
            cv.GenerateID(CONF_CIRCUIT_ID): cv.use_id(Circuit),
            **{cv.Optional(key): calibration_schema(key) for key in VALUES},
        }
    ),
    cv.has_at_least_one_key(*VALUES),
)


async def to_code(config: ConfigType) -> None:
    circuit = await cg.get_variable(config[CONF_CIRCUIT_ID])
    for key, (value, _, _, least, greatest, step) in VALUES.items():
        if key not in config:
            continue
        var = await number.new_number(config[key], min_value=least, max_value=greatest, step=step)
        await cg.register_component(var, config[key])
        cg.add(var.set_circuit(circuit))
        cg.add(var.set_value(getattr(CalibrationValue, value)))
