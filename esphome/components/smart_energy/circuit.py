"""One measured circuit: which inputs it reads, what their counts stand for, and what it is in the house."""

from collections.abc import Callable
import re

import esphome.codegen as cg
import esphome.config_validation as cv
from esphome.const import CONF_ID, CONF_NAME
from esphome.cpp_generator import MockObj
from esphome.types import ConfigType

from . import validation
from .const import (
    CONF_AMPS_PER_VOLT,
    CONF_BURDEN,
    CONF_CIRCUIT_ID,
    CONF_CIRCUITS,
    CONF_GAIN,
    CONF_INITIAL_ENERGY,
    CONF_INITIAL_ENERGY_EXPORT,
    CONF_NOISE_COUNTS,
    CONF_PHASE,
    CONF_PHASE_ANGLE,
    CONF_RATED_CURRENT,
    CONF_REVERSED,
    CONF_ROLE,
    CONF_SKEW,
    CONF_STARTING_CURRENT,
    CONF_TURNS,
    Circuit,
)

ROLES = ("grid", "solar", "battery", "circuit")
TOTAL_ROLES = ("grid", "circuit", "solar", "battery")
PHASES = ("L1", "L2", "L3", "L1+L2", "L1+L2+L3", "DC")
PHASE_ANGLES = (0, 120, 180, 240)
MAX_CIRCUITS = 5
CIRCUIT_NAME = re.compile(r"[A-Za-z0-9_-]{1,32}")

MEASURING = {
    cv.Optional(CONF_REVERSED, default=False): cv.boolean,
    cv.Optional(CONF_NOISE_COUNTS, default=0.0): cv.float_range(min=0, max=100),
    cv.Optional(CONF_STARTING_CURRENT, default="20mA"): cv.All(cv.current, cv.Range(min=0, max=5)),
    cv.Optional(CONF_SKEW, default="0us"): validation.skew,
}
# What a transformer and its burden make of a current; in place of amps_per_volt.
TRANSFORMER = {
    cv.Optional(CONF_AMPS_PER_VOLT): validation.per_volt("A", 30),
    cv.Optional(CONF_TURNS): cv.All(cv.float_, cv.Range(min=1, max=100000)),
    cv.Optional(CONF_BURDEN): cv.All(cv.resistance, cv.Range(min=0.01, max=10000)),
    cv.Optional(CONF_GAIN): cv.All(cv.float_, cv.Range(min=0.001, max=1000)),
}


def circuit_name(value: object) -> str:
    """Return a circuit's name, the last part of its device id."""
    value = cv.string_strict(value)
    if not CIRCUIT_NAME.fullmatch(value):
        suggestion = re.sub(r"[^A-Za-z0-9_-]+", "-", value).strip("-")[:32] or "kitchen"
        raise cv.Invalid(
            f"'{value}' becomes part of a device id, so that it has 1 to 32 of A-Z a-z 0-9 _ -. "
            f"Write for example `name: {suggestion}`"
        )
    return value


def phase_angle(value: object) -> int:
    """Return by how many degrees the circuit's phase lags the measured voltage."""
    value = cv.int_(value)
    if value not in PHASE_ANGLES:
        raise cv.Invalid(
            f"no grid has phases {value} degrees apart. Write `phase_angle: 0` for the measured voltage's own phase, "
            "120 or 240 for the others of three, 180 for the other leg of a split phase"
        )
    return value


def whole_transformer(config: ConfigType) -> ConfigType:
    """Fill in amps_per_volt from turns, burden and gain; refuse half of them or both ways at once."""
    given = [key for key in (CONF_TURNS, CONF_BURDEN, CONF_GAIN) if key in config]
    if CONF_AMPS_PER_VOLT in config:
        if given:
            raise cv.Invalid(
                f"amps_per_volt already says what {' and '.join(given)} would. Write either `amps_per_volt:` or "
                "`turns:` and `burden:`",
                path=[given[0]],
            )
        return config
    if CONF_TURNS not in config or CONF_BURDEN not in config:
        raise cv.Invalid(
            "nothing says what the clamp makes of a current. Write `amps_per_volt: 30` for a clamp of 30 A to 1 V, "
            "or `turns: 2000` and `burden: 22ohm` for one with a burden of its own",
            path=[CONF_AMPS_PER_VOLT],
        )
    amps_per_volt = config[CONF_TURNS] / config[CONF_BURDEN] / config.get(CONF_GAIN, 1.0)
    with cv.prepend_path([CONF_BURDEN]):
        return {**config, CONF_AMPS_PER_VOLT: validation.per_volt("A", 30)(amps_per_volt)}


def single_schema(options: dict) -> cv.Schema:
    """Return the schema of the only circuit of a meter, written directly below `source:`."""
    return cv.Schema({cv.GenerateID(CONF_CIRCUIT_ID): cv.declare_id(Circuit), **options, **MEASURING})


def listed_schema(options: dict) -> cv.Schema:
    """Return the schema of one entry of `circuits:`."""
    return cv.Schema(
        {
            cv.GenerateID(): cv.declare_id(Circuit),
            cv.Required(CONF_NAME): circuit_name,
            cv.Optional(CONF_ROLE, default="circuit"): cv.one_of(*ROLES, lower=True),
            cv.Optional(CONF_PHASE, default="L1"): cv.one_of(*PHASES, upper=True),
            cv.Optional(CONF_PHASE_ANGLE, default=0): phase_angle,
            cv.Optional(CONF_RATED_CURRENT): cv.All(cv.current, cv.Range(min=0.1, max=5000)),
            cv.Optional(CONF_INITIAL_ENERGY, default="0 Wh"): validation.energy_mwh,
            cv.Optional(CONF_INITIAL_ENERGY_EXPORT, default="0 Wh"): validation.energy_mwh,
            **options,
            **MEASURING,
        }
    )


def distinct(circuits: list[ConfigType]) -> list[ConfigType]:
    """Refuse two circuits of one name."""
    names = [circuit[CONF_NAME] for circuit in circuits]
    for index, name in enumerate(names):
        if name in names[:index]:
            raise cv.Invalid(f"another circuit is already called '{name}'. Write another name", path=[index, CONF_NAME])
    return circuits


def circuits_of(
    options: dict,
    *checks: Callable[[ConfigType], ConfigType],
    shared: dict[str, Callable[[object], object]] | None = None,
) -> Callable[[object], ConfigType]:
    """Return a validator that turns a source's circuits, or its only one, into a list of checked ones.

    What is written directly below `source:` holds for every entry of `circuits:` that does not say otherwise; what
    `shared` names is checked once for all of them.
    """
    single = cv.All(single_schema(options), *checks)
    listed = cv.All(listed_schema(options), *checks)
    keys = {str(key) for key in single_schema(options).schema}

    def validator(value: object) -> ConfigType:
        if not isinstance(value, dict):
            raise cv.Invalid("expected a dictionary. Write `platform:` and its options")
        common = {key: item for key, item in value.items() if key in keys}
        source = {key: item for key, item in value.items() if key not in keys}
        if CONF_CIRCUITS not in source:
            only = single(common)
            only[CONF_ID] = only.pop(CONF_CIRCUIT_ID)
            return {**source, CONF_CIRCUITS: [only]}
        entries = source[CONF_CIRCUITS]
        if not isinstance(entries, list) or not 1 <= len(entries) <= MAX_CIRCUITS:
            raise cv.Invalid(f"write a list of 1 to {MAX_CIRCUITS} circuits", path=[CONF_CIRCUITS])
        for key, check in (shared or {}).items():
            if key in common:
                with cv.prepend_path([key]):
                    common[key] = check(common[key])
        circuits = []
        for index, entry in enumerate(entries):
            with cv.prepend_path([CONF_CIRCUITS, index]):
                circuits.append(listed({**common, **cv.Schema({}, extra=cv.ALLOW_EXTRA)(entry)}))
        with cv.prepend_path([CONF_CIRCUITS]):
            return {**source, CONF_CIRCUITS: distinct(circuits)}

    return validator


def inputs_of(circuits: list[ConfigType], voltage: str, current: str) -> list:
    """Return the distinct inputs that circuits read, each voltage directly before the first current beside it."""
    inputs: list = []
    for circuit in circuits:
        for key in (voltage, current):
            if circuit[key] not in inputs:
                inputs.append(circuit[key])
    return inputs


def is_in_total(circuit: ConfigType, circuits: list[ConfigType]) -> bool:
    """Return whether the meter's own readings count a circuit: those of the first role of TOTAL_ROLES that any has."""
    roles = [each.get(CONF_ROLE) for each in circuits]
    return CONF_NAME not in circuit or circuit[CONF_ROLE] == next(role for role in TOTAL_ROLES if role in roles)


def add_measuring(pair: MockObj, config: ConfigType) -> None:
    """Generate what all circuits have."""
    cg.add(pair.set_reversed(config[CONF_REVERSED]))
    cg.add(pair.set_noise_counts(config[CONF_NOISE_COUNTS]))
    cg.add(pair.set_starting_current_a(config[CONF_STARTING_CURRENT]))
    cg.add(pair.set_skew_us(config[CONF_SKEW].total_microseconds))
