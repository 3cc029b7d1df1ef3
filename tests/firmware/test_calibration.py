"""A meter with wrong factors becomes true through ESPHome's native API, and stays so."""

import asyncio
from collections.abc import Awaitable, Callable
import math
from pathlib import Path
import signal

import pytest

from .conftest import Broker, Listener, Meter, esphome
from .native_api import NativeApi
from .signals import Load, recording

KETTLE = Load(late_us=150)


@pytest.fixture
def bench(bench_program: Path, broker: Broker, tmp_path: Path):
    """A bench meter on a recording of the load; a second call gives the same meter another load, after a restart."""
    meter: Meter | None = None

    def start(load: Load) -> Meter:
        nonlocal meter
        file = tmp_path / "recording.csv"
        file.write_text(recording(load))
        if meter is None:
            meter = Meter(tmp_path, broker.port, "meter-01", {"METER_RECORDING": str(file)}, bench_program)
        else:
            meter.end(signal.SIGKILL)
        meter.start()
        return meter

    yield start
    if meter:
        meter.end(signal.SIGKILL)


async def settled(api: NativeApi, listener: Listener, say: str) -> dict:
    """Wait until the meter says so, and return a reading that was measured wholly afterwards."""
    await api.wait_for("last_calibration", lambda text: say in text)
    count = len(listener.readings("meter-01"))
    return (await asyncio.to_thread(listener.wait_for_readings, "meter-01", count + 1))[-1]


async def started(bench: Callable[[Load], Meter], listener: Listener, load: Load) -> NativeApi:
    meter = bench(load)
    count = len(listener.readings("meter-01"))
    await asyncio.to_thread(listener.wait_for_readings, "meter-01", count + 3)
    api = NativeApi(meter.api_port)
    await api.open()
    return api


async def test_the_true_values_are_entered_and_kept_through_a_restart(bench, listener: Listener) -> None:
    api = await started(bench, listener, KETTLE)
    before = listener.readings("meter-01")[-1]
    assert before["voltage"] == pytest.approx(230 * 0.19 / 0.2, rel=1e-3)
    assert before["current"] == pytest.approx(6 * 0.023 / 0.02, rel=1e-3)

    api.set_number("true_voltage", 230)
    await settled(api, listener, "Voltage: before 218.50 V, after 230.0")
    assert api.state("voltage_gain") == pytest.approx(0.2 / 0.19, rel=1e-4)
    api.set_number("true_current", 6)
    await settled(api, listener, "Current: before 6.900 A, after 6.000 A")
    api.press("calibrate_phase_with_a_kettle")
    reading = await settled(api, listener, "Power factor: before")
    assert api.state("current_sampled_later") == pytest.approx(150, abs=1)
    assert reading["power"] == pytest.approx(KETTLE.power_w, rel=5e-4)
    await api.client.disconnect()

    motor = Load(angle_deg=60, late_us=150)
    api = await started(bench, listener, motor)
    after = listener.readings("meter-01")[-1]
    assert after["voltage"] == pytest.approx(230, rel=2e-4)
    assert after["power"] == pytest.approx(motor.power_w, rel=1e-3)
    await api.wait_for("current_gain", lambda gain: gain == pytest.approx(0.02 / 0.023, rel=1e-4))
    await api.client.disconnect()


async def test_actions_do_the_same_and_a_reset_undoes_it(bench, listener: Listener) -> None:
    api = await started(bench, listener, KETTLE)
    await api.act("calibrate_voltage", circuit="", true_voltage=230.0)
    reading = await settled(api, listener, "Voltage: before 218.50 V, after")
    assert reading["voltage"] == pytest.approx(230, rel=2e-4)
    await api.act("calibrate_current", circuit="", true_current=6.0)
    reading = await settled(api, listener, "Current: before 6.900 A, after")
    assert reading["current"] == pytest.approx(6, rel=5e-4)
    await api.act("reset_calibration", circuit="")
    await settled(api, listener, "YAML is used again")
    await asyncio.sleep(1.5)
    assert listener.readings("meter-01")[-1]["voltage"] == pytest.approx(218.5, rel=1e-3)
    await api.client.disconnect()


async def test_the_noise_of_an_unloaded_clamp_is_taken_away(bench, listener: Listener) -> None:
    small = Load(current_a=0.15, noise_counts=4)
    api = await started(bench, listener, small)
    # 4 counts are 80 mA of noise, in the square of what is shown.
    assert listener.readings("meter-01")[-1]["current"] == pytest.approx(1.15 * math.hypot(0.15, 0.08), rel=0.025)
    await api.client.disconnect()
    api = await started(bench, listener, Load(current_a=0, noise_counts=4))
    api.press("calibrate_zero_without_load")
    reading = await settled(api, listener, "Current without load: before")
    assert api.state("adc_noise") == pytest.approx(4, rel=0.03)
    assert (reading["current"], reading["power"]) == (0, 0)
    await api.client.disconnect()
    api = await started(bench, listener, small)
    assert listener.readings("meter-01")[-1]["current"] == pytest.approx(1.15 * 0.15, rel=0.025)
    await api.client.disconnect()


REFUSED: list[tuple[str, Callable[[NativeApi], Awaitable[None] | None], str]] = [
    ("watts for amperes", lambda api: api.set_number("true_current", 1380), "check unit, wiring and the turns ratio"),
    ("a load for none", lambda api: api.press("calibrate_zero_without_load"), "a current flows"),
    ("a motor for a kettle", lambda api: api.press("calibrate_phase_with_a_kettle"), "not resistive"),
]


@pytest.mark.parametrize(("act", "reason"), [case[1:] for case in REFUSED], ids=[case[0] for case in REFUSED])
async def test_what_cannot_be_true_changes_nothing(
    bench, listener: Listener, act: Callable[[NativeApi], None], reason: str
) -> None:
    api = await started(bench, listener, Load(angle_deg=40))
    act(api)
    await api.wait_for("last_calibration", lambda text: "is not calibrated" in text and reason in text)
    assert api.state("voltage_gain") == api.state("current_gain") == 1
    assert (api.state("current_sampled_later"), api.state("adc_noise")) == (0, 0)
    await api.client.disconnect()


async def test_energy_goes_on_through_a_calibration(bench, listener: Listener) -> None:
    api = await started(bench, listener, KETTLE)
    api.set_number("true_voltage", 230)
    await settled(api, listener, "Voltage: before")
    readings = listener.readings("meter-01")
    counted = readings[-1]["energy"] - readings[0]["energy"]
    summed = sum(reading["power"] * reading["interval"] / 3600 for reading in readings[1:])
    assert counted == pytest.approx(summed, rel=1e-3)
    assert [reading["seq"] for reading in readings] == list(range(1, len(readings) + 1))
    await api.client.disconnect()


def test_a_meter_shows_calibration_and_diagnostics_only() -> None:
    result = esphome("config", Path(__file__).parents[2] / "esphome/boards/esp32.yaml")
    assert result.returncode == 0, result.stderr
    assert "entity_category: config" in result.stdout
    assert "device_class: power\n" not in result.stdout
