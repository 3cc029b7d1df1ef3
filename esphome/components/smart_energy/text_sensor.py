"""The register of the last published reading, exactly: a sensor's float32 loses whole Wh beyond 16.7 MWh."""

import esphome.codegen as cg
import esphome.config_validation as cv
from esphome.const import CONF_ENERGY, ENTITY_CATEGORY_DIAGNOSTIC
from esphome.types import ConfigType

from esphome.components import text_sensor

from .const import CONF_SMART_ENERGY_ID, EnergyMeter

DEPENDENCIES = ["smart_energy"]

CONFIG_SCHEMA = cv.Schema(
    {
        cv.GenerateID(CONF_SMART_ENERGY_ID): cv.use_id(EnergyMeter),
        cv.Required(CONF_ENERGY): text_sensor.text_sensor_schema(
            entity_category=ENTITY_CATEGORY_DIAGNOSTIC, icon="mdi:counter"
        ),
    }
)


async def to_code(config: ConfigType) -> None:
    meter = await cg.get_variable(config[CONF_SMART_ENERGY_ID])
    cg.add(meter.set_energy_text_sensor(await text_sensor.new_text_sensor(config[CONF_ENERGY])))
