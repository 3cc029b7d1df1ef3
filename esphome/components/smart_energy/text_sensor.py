"""What a meter says in words: its exact register, what is wrong with the measurement, what a calibration did."""

import esphome.codegen as cg
import esphome.config_validation as cv
from esphome.const import CONF_ENERGY, ENTITY_CATEGORY_DIAGNOSTIC
from esphome.types import ConfigType

from esphome.components import text_sensor

from .const import CONF_SMART_ENERGY_ID, EnergyMeter

DEPENDENCIES = ["smart_energy"]

CONF_PROBLEM = "problem"
CONF_CALIBRATION = "calibration"
CONF_STORE = "store"

TEXT_SENSORS = {
    # A sensor's float32 loses whole Wh beyond 16.7 MWh.
    CONF_ENERGY: "mdi:counter",
    CONF_PROBLEM: "mdi:alert-circle-outline",
    CONF_CALIBRATION: "mdi:tune-vertical",
    CONF_STORE: "mdi:database-check-outline",
}

CONFIG_SCHEMA = cv.All(
    cv.Schema(
        {
            cv.GenerateID(CONF_SMART_ENERGY_ID): cv.use_id(EnergyMeter),
            **{
                cv.Optional(key): text_sensor.text_sensor_schema(entity_category=ENTITY_CATEGORY_DIAGNOSTIC, icon=icon)
                for key, icon in TEXT_SENSORS.items()
            },
        }
    ),
    cv.has_at_least_one_key(*TEXT_SENSORS),
)


async def to_code(config: ConfigType) -> None:
    meter = await cg.get_variable(config[CONF_SMART_ENERGY_ID])
    for key in TEXT_SENSORS:
        if key in config:
            cg.add(getattr(meter, f"set_{key}_text_sensor")(await text_sensor.new_text_sensor(config[key])))
