"""An I2C bus with one INA219 on it, whose inputs a file states as `volts amperes`; without the file nobody answers."""

import esphome.codegen as cg
import esphome.config_validation as cv
from esphome.const import CONF_ID
from esphome.types import ConfigType

from esphome.components import i2c

DEPENDENCIES = ["i2c"]

i2c_double_ns = cg.esphome_ns.namespace("i2c_double")
I2CDouble = i2c_double_ns.class_("I2CDouble", i2c.I2CBus, cg.Component)

CONFIG_SCHEMA = cv.Schema({cv.GenerateID(): cv.declare_id(I2CDouble)}).extend(cv.COMPONENT_SCHEMA)


async def to_code(config: ConfigType) -> None:
    var = cg.new_Pvariable(config[CONF_ID])
    await cg.register_component(var, config)
