"""A wrong option is refused, or advised against, with a message that says what to write instead."""

import copy
from pathlib import Path
import re
from typing import Any

import pytest
import yaml

from .conftest import ROOT, esphome

COMPONENTS = {"source": str(ROOT / "esphome/components"), "components": ["metering", "smart_energy"]}
KETTLE = {"appliance": "kettle", "power": "1900W"}
MQTT = {"broker": "127.0.0.1", "discovery": False, "discover_ip": False, "topic_prefix": None, "reboot_timeout": "0s"}
HOST = {
    "esphome": {"name": "meter-01"},
    "host": {},
    "external_components": [COMPONENTS, {"source": str(ROOT / "tests/firmware/host_components")}],
    "time": [{"platform": "host"}],
    "mqtt": MQTT,
    "smart_energy": {"source": {"platform": "generator", "appliances": [KETTLE]}},
}
ESP32 = {
    "esphome": {"name": "meter-01"},
    "esp32": {"variant": "esp32", "framework": {"type": "esp-idf"}},
    "external_components": [COMPONENTS],
    "wifi": {"ap": {}, "reboot_timeout": "0s"},
    "captive_portal": {},
    "time": [{"platform": "sntp"}],
    "mqtt": MQTT,
    "smart_energy": {
        "source": {
            "platform": "esp32_adc",
            "voltage_pin": "GPIO34",
            "current_pin": "GPIO35",
            "volts_per_volt": 450,
            "amps_per_volt": 30,
        }
    },
}


def changed(base: dict[str, Any], changes: dict[str, Any]) -> str:
    """Return a configuration as YAML with the values at dotted paths replaced; None removes the last key."""
    config = copy.deepcopy(base)
    for path, value in changes.items():
        *parents, key = path.split(".")
        section = config
        for parent in parents:
            section = section[int(parent) if parent.isdigit() else parent]
        if value is None:
            del section[key]
        else:
            section[key] = value
    return yaml.safe_dump(config)


def validate(config: str, folder: Path) -> tuple[int, str]:
    """Return ESPHome's verdict, and what it says with line breaks made spaces."""
    file = folder / "meter.yaml"
    file.write_text(config)
    result = esphome("config", file, data=folder)
    return result.returncode, re.sub(r"\s+", " ", result.stdout + result.stderr)


def schedule(*entries: tuple[str, str, str]) -> dict[str, Any]:
    keys = ("at", "duration", "every")
    return {**KETTLE, "schedule": [dict(zip(keys, entry, strict=True)) for entry in entries]}


def circuits(*entries: dict[str, Any]) -> dict[str, Any]:
    """Return the change that gives an ESP32 these circuits in place of its only one."""
    return {"smart_energy.source.current_pin": None, "smart_energy.source.circuits": list(entries)}


HOST_CASES = {
    "short interval": ({"smart_energy.interval": "500ms"}, "Write `interval: 1s` or more"),
    "long interval": ({"smart_energy.interval": "2h"}, "Write `interval: 1h` or less"),
    "device id": ({"smart_energy.device_id": "kitchen meter/1"}, "Write for example `device_id: kitchen-meter-1`"),
    "long device id": ({"smart_energy.device_id": "m" * 65}, "1 to 64 of A-Z a-z 0-9 _ -"),
    "topic root ending in a slash": ({"smart_energy.topic_root": "/energy/"}, "Write `topic_root: /energy`"),
    "topic root with a wildcard": ({"smart_energy.topic_root": "/energy/#"}, "without spaces, + and #"),
    "register without a unit": ({"smart_energy.initial_energy": 12345}, "Write the old meter's register as"),
    "register finer than mWh": ({"smart_energy.initial_energy": "0.0001 Wh"}, "at most six decimals of a kWh"),
    "role": ({"smart_energy.role": "sollar"}, "did you mean 'solar'"),
    "phase": ({"smart_energy.phase": "L4"}, "valid options are 'L1'"),
    "mains frequency": ({"smart_energy.nominal_frequency": "55Hz"}, "Write `nominal_frequency: 50Hz` or `60Hz`"),
    "unknown source": ({"smart_energy.source.platform": "generatr"}, "did you mean 'generator'"),
    "a chip's source": ({"smart_energy.source": ESP32["smart_energy"]["source"]}, "Write `platform: generator`"),
    "unknown appliance": ({"smart_energy.source.appliances.0.appliance": "ketle"}, "did you mean 'kettle'"),
    "no power": ({"smart_energy.source.appliances.0.power": "0W"}, "Write a power up to 11500 W"),
    "zero volts per count": ({"smart_energy.source.volts_per_count": 0}, "for example 0.1953125"),
    "reversed clamp": ({"smart_energy.source.amps_per_count": -0.02}, "write `reversed: true`"),
    "absurd volts per count": ({"smart_energy.source.volts_per_count": 1e30}, "which have 1e-06 to 1000"),
    "skew": ({"smart_energy.source.skew": "125ms"}, "for example `skew: 125us`"),
    "a skew of longer before": ({"smart_energy.source.skew": "-125ms"}, "for example `skew: 125us`"),
    "rare saves": ({"smart_energy.save_interval": "50000h"}, "Write `save_interval: 1h`, or 7d at most"),
    "a range that ends before it begins": (
        {
            "smart_energy.source": {
                "platform": "recording",
                "file": str(ROOT / "tests/firmware/meters/idle.csv"),
                "range": {"least": 4095, "greatest": 0},
            }
        },
        "Write the converter's least count first",
    ),
    "time of day": (
        {"smart_energy.source.appliances": [schedule(("25:99", "5min", "24h"))]},
        'Write it in quotes, as "06:30"',
    ),
    "overlap": (
        {"smart_energy.source.appliances": [schedule(("06:00", "2h", "24h"), ("07:59", "5min", "24h"))]},
        "at 07:59:00 another entry of this appliance is still on",
    ),
    "overlap past midnight": (
        {"smart_energy.source.appliances": [schedule(("23:00", "2h", "24h"), ("00:30", "5min", "24h"))]},
        "at 00:30:00 another entry of this appliance is still on",
    ),
    "longer than its repeat": (
        {"smart_energy.source.appliances": [schedule(("06:00", "30min", "20min"))]},
        "does not fit before the next start",
    ),
    "no part of a day": (
        {"smart_energy.source.appliances": [schedule(("06:00", "1min", "7min"))]},
        "Write for `every:` a part of 24 h",
    ),
    "store of half a sector": (
        {"smart_energy.offline_store": {"size": "250001"}},
        "a whole number of sectors of 4096 bytes, from 16KB to 8192KB, and this is 250001 bytes. Write for example",
    ),
    "store too small": ({"smart_energy.offline_store": {"size": "8KB"}}, "from 16KB to 8192KB"),
    "store without a size": (
        {"smart_energy.offline_store": {"size": "large"}},
        "'large' is no size. Write for example 256KB",
    ),
    "confirmed by nobody": ({"smart_energy.offline_store": {"confirm": "home"}}, "valid options are 'echo', 'bridge'"),
    "no broker": ({"mqtt": None}, "no broker is configured. Write mqtt: broker: homeassistant.local"),
    "no clock": ({"time": None}, "no clock is configured. Write time: - platform: sntp"),
    "discovery": ({"mqtt.discovery": True}, "Write below `mqtt:` discovery: false"),
}
ESP32_CASES = {
    "pin of ADC2": (
        {"smart_energy.source.current_pin": "GPIO25"},
        "Write one of GPIO32, GPIO33, GPIO34, GPIO35, GPIO36",
    ),
    "one pin twice": ({"smart_energy.source.current_pin": "GPIO34"}, "Write the clamp's own here"),
    "adc beside the source": (
        {"sensor": [{"platform": "adc", "pin": "GPIO32", "name": "Battery"}]},
        "Remove that sensor, or measure with an external ADC",
    ),
    "i2s_audio beside the source": (
        {"i2s_audio": [{"i2s_lrclk_pin": "GPIO26", "i2s_bclk_pin": "GPIO27"}]},
        "Remove `i2s_audio:`",
    ),
    "a status of one's own": (
        {"mqtt.will_message": {"topic": "here/gone", "payload": "away"}},
        "Leave `will_message:` out of `mqtt:`",
    ),
    "absurd volts per volt": ({"smart_energy.source.volts_per_volt": 1e30}, "which have 0.01 to 100000. Write what"),
    "absurd turns": (
        {
            "smart_energy.source.amps_per_volt": None,
            "smart_energy.source.turns": 100000,
            "smart_energy.source.burden": "0.02ohm",
        },
        "5000000.0 A is no factor of a transformer",
    ),
    "a chip without DMA": (
        {"esp32.variant": "esp32c2"},
        "The ADC of the ESP32C2 cannot sample continuously by DMA in 12 bits. Use one of ESP32, ESP32S2, ESP32S3",
    ),
    "phases of direct voltage": (
        {
            "smart_energy.nominal_frequency": "0Hz",
            **circuits({"name": "a", "current_pin": "GPIO35", "phase_angle": 120}),
        },
        "direct voltage has no phases",
    ),
    "a clamp without a factor": (
        {"smart_energy.source.amps_per_volt": None},
        "Write `amps_per_volt: 30` for a clamp of 30 A to 1 V, or `turns: 2000` and `burden: 22ohm`",
    ),
    "turns without a burden": (
        {"smart_energy.source.amps_per_volt": None, "smart_energy.source.turns": 2000},
        "nothing says what the clamp makes of a current",
    ),
    "a factor twice": ({"smart_energy.source.turns": 2000}, "Write either `amps_per_volt:` or `turns:` and `burden:`"),
    "a current beyond the ADC": (
        {"smart_energy.rated_current": "60A"},
        "the ADC's range ends at 30.8 A, and the meter is rated for 60 A",
    ),
    "a current beyond the ADC of a C3": (
        {
            "esp32.variant": "esp32c3",
            "smart_energy.rated_current": "20A",
            "smart_energy.source.voltage_pin": "GPIO0",
            "smart_energy.source.current_pin": "GPIO1",
        },
        "the ADC's range ends at 18 A, and the meter is rated for 20 A",
    ),
    "a voltage beyond the ADC": (
        {"smart_energy.source.volts_per_volt": 100},
        "the ADC's range ends at 103 V, and the mains may reach 253 V",
    ),
    "a circuit without a name": (circuits({"current_pin": "GPIO35"}), "'name' is a required option"),
    "a circuit's name": (circuits({"name": "my kitchen", "current_pin": "GPIO35"}), "`name: my-kitchen`"),
    "a name twice": (
        circuits({"name": "a", "current_pin": "GPIO35"}, {"name": "a", "current_pin": "GPIO32"}),
        "another circuit is already called 'a'",
    ),
    "a clamp at the voltage": (circuits({"name": "a", "current_pin": "GPIO34"}), "Write the clamp's own here"),
    "an angle": (
        circuits({"name": "a", "current_pin": "GPIO35", "phase_angle": 90}),
        "180 for the other leg of a split phase",
    ),
    "no circuits": (circuits(), "write a list of 1 to 5 circuits"),
    "a simulated source": ({"smart_energy.source": HOST["smart_energy"]["source"]}, "Write `platform: esp32_adc`"),
}


@pytest.mark.parametrize(("changes", "advice"), HOST_CASES.values(), ids=HOST_CASES.keys())
def test_a_wrong_option_on_the_host(changes: dict[str, Any], advice: str, tmp_path: Path) -> None:
    code, text = validate(changed(HOST, changes), tmp_path)
    assert code != 0
    assert advice in text


@pytest.mark.parametrize(("changes", "advice"), ESP32_CASES.values(), ids=ESP32_CASES.keys())
def test_a_wrong_option_on_an_esp32(changes: dict[str, Any], advice: str, tmp_path: Path) -> None:
    code, text = validate(changed(ESP32, changes), tmp_path)
    assert code != 0
    assert advice in text


@pytest.mark.parametrize("base", [HOST, ESP32], ids=["host", "esp32"])
def test_the_configurations_that_are_changed_are_right(base: dict[str, Any], tmp_path: Path) -> None:
    code, text = validate(changed(base, {}), tmp_path)
    assert code == 0, text
    assert "WARNING" not in text


@pytest.mark.parametrize("component", ["mqtt", "wifi"])
def test_reboots_during_an_outage_are_advised_against(component: str, tmp_path: Path) -> None:
    code, text = validate(changed(ESP32, {f"{component}.reboot_timeout": "15min"}), tmp_path)
    assert code == 0, text
    assert f"Write `reboot_timeout: 0s` below `{component}:`" in text


@pytest.mark.parametrize(
    ("written", "milliwatthours"), [("12345.678 kWh", 12_345_678_000), ("1.5 MWh", 1_500_000_000), ("7Wh", 7_000)]
)
def test_the_register_of_a_replaced_meter_is_taken_over_exactly(
    written: str, milliwatthours: int, tmp_path: Path
) -> None:
    code, text = validate(changed(HOST, {"smart_energy.initial_energy": written}), tmp_path)
    assert code == 0, text
    assert f"initial_energy: {milliwatthours}" in text


def generated(config: str, folder: Path) -> str:
    """Return the main.cpp that a configuration generates."""
    file = folder / "meter.yaml"
    file.write_text(config)
    result = esphome("compile", "--only-generate", file, data=folder)
    assert result.returncode == 0, result.stdout + result.stderr
    return (folder / "build/meter-01/src/main.cpp").read_text()


def test_the_calibration_found_can_be_written_down_where_current_comes_early(tmp_path: Path) -> None:
    assert ".set_skew_us(-125);" in generated(changed(HOST, {"smart_energy.source.skew": "-125us"}), tmp_path)


@pytest.mark.parametrize(
    ("roles", "counted"),
    [
        (("grid", "circuit"), (True, False)),
        (("solar", "circuit"), (False, True)),
        (("solar", "solar"), (True, True)),
        (("battery", "solar"), (False, True)),
    ],
)
def test_a_meter_is_never_the_total_of_nothing(
    roles: tuple[str, str], counted: tuple[bool, bool], tmp_path: Path
) -> None:
    entries = ({"name": "a", "current_pin": "GPIO32"}, {"name": "b", "current_pin": "GPIO33"})
    listed = circuits(*({**entry, "role": role} for entry, role in zip(entries, roles, strict=True)))
    main = generated(changed(ESP32, listed), tmp_path)
    assert re.findall(r"set_in_total\((true|false)\)", main) == [str(each).lower() for each in counted]
