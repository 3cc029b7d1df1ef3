"""Pure C++ signal processing; pulled in by smart_energy's AUTO_LOAD, it has no options of its own."""

import esphome.config_validation as cv

CODEOWNERS = ["@smart-energy"]
CONFIG_SCHEMA = cv.Schema({})


async def to_code(config):
    """Nothing to generate: the sources are copied into the build."""
