"""The option `offline_store:`: where readings are kept until they are delivered, and what proves that they are."""

import re

import esphome.codegen as cg
import esphome.config_validation as cv
from esphome.const import CONF_ID, CONF_SIZE, PLATFORM_ESP8266
from esphome.core import CORE
from esphome.cpp_generator import MockObj
from esphome.types import ConfigType

from esphome.components import esp32

from .const import CONF_CONFIRM, Confirm, OfflineStore

PARTITION = "readings"
# A subtype of our own: those from 0x40 on mean nothing to ESP-IDF.
PARTITION_SUBTYPE = 0x40
SECTOR_SIZE = 4096
RAM_SECTOR_SIZE = 1024
LEAST_SECTORS = 4
# The table of sectors is in memory, 34 bytes for each; the buffer of an ESP8266 is in what it has left of 80 KB.
LARGEST = 8 * 1024 * 1024
LARGEST_IN_RAM = 16 * 1024
CONFIRM = {"echo": Confirm.ECHO, "bridge": Confirm.BRIDGE}


BYTES = re.compile(r"(\d+)\s*(KB|MB|B)?", re.IGNORECASE)
FACTORS = {None: 1, "B": 1, "KB": 1024, "MB": 1024 * 1024}


def bytes_of(value: object) -> int:
    """Return the bytes of a size; a KB is 1024 of them, as for everything in flash."""
    match = BYTES.fullmatch(str(value).strip())
    if match is None:
        raise cv.Invalid(f"'{value}' is no size. Write for example 256KB")
    unit = match[2].upper() if match[2] else None
    return int(match[1]) * FACTORS[unit]


def size(value: object) -> int:
    """Return the bytes of a size such as 256KB, a whole number of the sectors that are erased together."""
    sector, largest = (RAM_SECTOR_SIZE, LARGEST_IN_RAM) if CORE.is_esp8266 else (SECTOR_SIZE, LARGEST)
    number = bytes_of(value)
    if number % sector or not LEAST_SECTORS * sector <= number <= largest:
        raise cv.Invalid(
            f"the store is a whole number of sectors of {sector} bytes, from {LEAST_SECTORS * sector // 1024}KB to "
            f"{largest // 1024}KB, and this is {number} bytes. Write for example "
            f"`size: {'8KB' if CORE.is_esp8266 else '256KB'}`"
        )
    return number


SCHEMA = cv.Schema(
    {
        cv.GenerateID(): cv.declare_id(OfflineStore),
        cv.SplitDefault(CONF_SIZE, esp32="256KB", host="256KB", **{PLATFORM_ESP8266: "8KB"}): size,
        cv.Optional(CONF_CONFIRM, default="echo"): cv.enum(CONFIRM, lower=True),
    }
)


def new_store(config: ConfigType) -> MockObj:
    """Generate the store and, on an ESP32, its partition."""
    cg.add_define("SMART_ENERGY_STORE_SIZE", config[CONF_SIZE])
    if CORE.is_esp32:
        cg.add_define("SMART_ENERGY_STORE_PARTITION", PARTITION)
        esp32.add_partition(PARTITION, "data", PARTITION_SUBTYPE, config[CONF_SIZE])
    store = cg.new_Pvariable(config[CONF_ID])
    cg.add(store.set_confirm(config[CONF_CONFIRM]))
    return store
