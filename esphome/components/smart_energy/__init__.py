"""A mains energy meter: takes samples from a source, measures, and publishes readings over MQTT."""

import esphome.codegen as cg
import esphome.config_validation as cv
from esphome.const import CONF_ID, CONF_INTERVAL, CONF_MODEL, CONF_NAME
from esphome.core import CORE
from esphome.cpp_generator import MockObj
from esphome.types import ConfigType

from . import circuit, final_checks, offline_store, source, validation
from .const import (
    CONF_CIRCUITS,
    CONF_DEVICE_ID,
    CONF_INITIAL_ENERGY,
    CONF_INITIAL_ENERGY_EXPORT,
    CONF_NOMINAL_FREQUENCY,
    CONF_NOMINAL_VOLTAGE,
    CONF_OFFLINE_STORE,
    CONF_PHASE,
    CONF_PHASE_ANGLE,
    CONF_RATED_CURRENT,
    CONF_ROLE,
    CONF_SAVE_INTERVAL,
    CONF_SOURCE,
    CONF_TOPIC_ROOT,
    EnergyMeter,
    MeterInfo,
)

AUTO_LOAD = ["metering"]
CODEOWNERS = ["@smart-energy"]

CONFIG_SCHEMA = cv.Schema(
    {
        cv.GenerateID(): cv.declare_id(EnergyMeter),
        cv.Optional(CONF_DEVICE_ID): validation.device_id,
        cv.Optional(CONF_TOPIC_ROOT, default="/energy"): validation.topic_root,
        cv.Optional(CONF_INTERVAL, default="5s"): validation.interval,
        # NVS of an ESP32 bears a save with every reading for decades; the ESP8266 erases the same sector each time.
        cv.SplitDefault(CONF_SAVE_INTERVAL, esp32="0s", host="0s", esp8266="1h"): validation.save_interval,
        cv.Optional(CONF_INITIAL_ENERGY, default="0 Wh"): validation.energy_mwh,
        cv.Optional(CONF_INITIAL_ENERGY_EXPORT, default="0 Wh"): validation.energy_mwh,
        cv.Optional(CONF_MODEL, default=""): cv.All(cv.string_strict, cv.Length(max=64)),
        cv.Optional(CONF_ROLE, default="grid"): cv.one_of(*circuit.ROLES, lower=True),
        cv.Optional(CONF_PHASE, default="L1"): cv.one_of(*circuit.PHASES, upper=True),
        cv.Optional(CONF_NOMINAL_VOLTAGE, default="230V"): cv.All(cv.voltage, cv.Range(min=1, max=1000)),
        cv.Optional(CONF_NOMINAL_FREQUENCY, default="50Hz"): validation.nominal_frequency,
        cv.Optional(CONF_RATED_CURRENT): cv.All(cv.current, cv.Range(min=0.1, max=5000)),
        cv.Optional(CONF_OFFLINE_STORE): offline_store.SCHEMA,
        cv.Required(CONF_SOURCE): source.SOURCE_SCHEMA,
    }
).extend(cv.COMPONENT_SCHEMA)

FINAL_VALIDATE_SCHEMA = final_checks.check


def meter_info(config: ConfigType, of: ConfigType) -> cg.StructInitializer:
    """Return the C++ struct of what the info topic says of the meter, or of one circuit."""
    return cg.StructInitializer(
        MeterInfo,
        ("model", config[CONF_MODEL]),
        ("nominal_voltage_v", config[CONF_NOMINAL_VOLTAGE]),
        ("nominal_frequency_hz", config[CONF_NOMINAL_FREQUENCY]),
        ("max_current_a", of.get(CONF_RATED_CURRENT, config.get(CONF_RATED_CURRENT, 0))),
        ("phase", of[CONF_PHASE]),
        ("role", of[CONF_ROLE]),
    )


def add_circuit(meter: MockObj, config: ConfigType, of: ConfigType) -> None:
    """Generate one circuit and give it to the meter."""
    circuits = config[CONF_SOURCE][CONF_CIRCUITS]
    var = source.new_circuit(of, config[CONF_SOURCE])
    rated_current = of.get(CONF_RATED_CURRENT, config.get(CONF_RATED_CURRENT, 0))
    role = of.get(CONF_ROLE, config[CONF_ROLE])
    nominal = (config[CONF_NOMINAL_VOLTAGE], config[CONF_NOMINAL_FREQUENCY])
    cg.add(var.set_expectation(*nominal, rated_current, role == "circuit"))
    if CONF_NAME in of:
        cg.add(var.set_name(of[CONF_NAME]))
        cg.add(var.set_info(meter_info(config, of)))
        cg.add(var.set_initial_energy_mwh(of[CONF_INITIAL_ENERGY], of[CONF_INITIAL_ENERGY_EXPORT]))
        cg.add(var.set_in_total(circuit.is_in_total(of, circuits)))
    if angle := of.get(CONF_PHASE_ANGLE):
        cg.add(var.set_estimated(True))
        cg.add(var.pair().set_phase_angle(angle, config[CONF_NOMINAL_FREQUENCY]))
    cg.add(meter.add_circuit(var))


async def to_code(config: ConfigType) -> None:
    meter = cg.new_Pvariable(config[CONF_ID])
    await cg.register_component(meter, config)
    cg.add(meter.set_clock(await cg.get_variable(CORE.config["time"][0][CONF_ID])))
    cg.add(meter.set_source(await source.new_source(config[CONF_SOURCE])))
    for of in config[CONF_SOURCE][CONF_CIRCUITS]:
        add_circuit(meter, config, of)
    if CONF_OFFLINE_STORE in config:
        cg.add(meter.set_offline_store(offline_store.new_store(config[CONF_OFFLINE_STORE])))
    if device_id := config.get(CONF_DEVICE_ID):
        cg.add(meter.set_device_id(device_id))
    cg.add(meter.set_topic_root(config[CONF_TOPIC_ROOT]))
    cg.add(meter.set_interval_ms(config[CONF_INTERVAL]))
    cg.add(meter.set_save_interval_ms(config[CONF_SAVE_INTERVAL]))
    cg.add(meter.set_initial_energy_mwh(config[CONF_INITIAL_ENERGY], config[CONF_INITIAL_ENERGY_EXPORT]))
    cg.add(meter.set_info(meter_info(config, config)))
