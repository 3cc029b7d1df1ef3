"""Keep a host build's servers (native API, OTA) on 127.0.0.1: ESPHome always listens on every address."""

import esphome.codegen as cg
import esphome.config_validation as cv
from esphome.types import ConfigType

CONFIG_SCHEMA = cv.All(cv.Schema({}), cv.only_on("host"))


async def to_code(config: ConfigType) -> None:
    cg.add_build_flag("-Wl,--wrap=bind")
