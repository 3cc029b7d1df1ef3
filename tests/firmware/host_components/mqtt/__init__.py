"""MQTT for host builds: stands in for ESPHome's own `mqtt:`, which the host platform refuses.

The C++ side offers the same client (`mqtt::global_mqtt_client`) over libmosquitto, so that the meter's code is the same
on an ESP32 and on a PC. It leans on the internals of the pinned ESPHome version.
"""

import esphome.codegen as cg
from esphome.components.socket import consume_sockets
import esphome.config_validation as cv
from esphome.const import (
    CONF_BROKER,
    CONF_DISCOVER_IP,
    CONF_DISCOVERY,
    CONF_ID,
    CONF_KEEPALIVE,
    CONF_LOG_TOPIC,
    CONF_PASSWORD,
    CONF_PORT,
    CONF_REBOOT_TIMEOUT,
    CONF_TOPIC_PREFIX,
    CONF_USERNAME,
)
from esphome.types import ConfigType

DEPENDENCIES = ["network"]

mqtt_ns = cg.esphome_ns.namespace("mqtt")
MQTTClientComponent = mqtt_ns.class_("MQTTClientComponent", cg.Component)
MQTTComponent = mqtt_ns.class_("MQTTComponent", cg.Component)


def __getattr__(name: str):
    """Give the entity platforms of ESPHome the MQTT class that each asks for; none of them publishes by itself here."""
    if name.startswith("MQTT"):
        return MQTTComponent
    raise AttributeError(name)


CONFIG_SCHEMA = cv.All(
    cv.Schema(
        {
            cv.GenerateID(): cv.declare_id(MQTTClientComponent),
            cv.Required(CONF_BROKER): cv.string_strict,
            cv.Optional(CONF_PORT, default=1883): cv.port,
            cv.Optional(CONF_USERNAME, default=""): cv.string,
            cv.Optional(CONF_PASSWORD, default=""): cv.sensitive(),
            cv.Optional(CONF_DISCOVERY, default=True): cv.boolean,
            cv.Optional(CONF_DISCOVER_IP, default=True): cv.boolean,
            cv.Optional(CONF_TOPIC_PREFIX): cv.Any(None, cv.publish_topic),
            cv.Optional(CONF_LOG_TOPIC): cv.Any(None, cv.publish_topic),
            cv.Optional(CONF_KEEPALIVE, default="15s"): cv.positive_time_period_seconds,
            cv.Optional(CONF_REBOOT_TIMEOUT, default="15min"): cv.positive_time_period_milliseconds,
        }
    ).extend(cv.COMPONENT_SCHEMA),
    cv.only_on("host"),
    consume_sockets(1, "mqtt"),
)


async def register_mqtt_component(var, config: ConfigType) -> None:
    """Do nothing: only the meter's publisher publishes."""


async def to_code(config: ConfigType) -> None:
    var = cg.new_Pvariable(config[CONF_ID])
    await cg.register_component(var, config)
    cg.add_global(mqtt_ns.using)
    cg.add_build_flag("-lmosquitto")
    cg.add(var.set_broker_address(config[CONF_BROKER]))
    cg.add(var.set_broker_port(config[CONF_PORT]))
    cg.add(var.set_username(config[CONF_USERNAME]))
    cg.add(var.set_password(config[CONF_PASSWORD]))
    cg.add(var.set_keep_alive(config[CONF_KEEPALIVE]))
