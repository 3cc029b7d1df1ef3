"""A stream as many meters send it: one reading each per interval, spread evenly over the interval."""

import asyncio
from dataclasses import dataclass
import json
import math
import random
import time

from household import Minute
import paho.mqtt.client as mqtt

ROOT = "/energy"
MINUTE_S = 60.0


class Fluctuation:
    """A first-order autoregressive process: what a grid or a load does beside what the minutes tell."""

    def __init__(self, chance: random.Random, deviation: float, time_constant_s: float) -> None:
        self._chance = chance
        self._deviation = deviation
        self._time_constant_s = time_constant_s
        self._value = chance.gauss(0, deviation)
        self._at_s = 0.0

    def at(self, now_s: float) -> float:
        kept = math.exp(-(now_s - self._at_s) / self._time_constant_s)
        self._at_s = now_s
        self._value = kept * self._value + self._chance.gauss(0, self._deviation * math.sqrt(1 - kept * kept))
        return self._value


@dataclass
class Measured:
    """What the household does at one moment."""

    power_w: float
    reactive_var: float
    voltage_v: float


class Meter:
    """One meter in a household that lives its own hour of its own day.

    Loads switch at a moment of each minute and hold until the next; between the minutes the voltage moves by 0.2 V
    (time constant 20 s), loads follow it and flicker by 0.3 % + 0.3 W. Numbers have the decimals of our firmware.
    """

    def __init__(self, number: int, minutes: list[Minute], start: int, grid: Fluctuation) -> None:
        self.device_id = f"bench-{number:03}"
        self._chance = random.Random(number)
        self._minutes = minutes
        self._start_s = time.time() - MINUTE_S * (start + self._chance.random())
        self._voltage = Fluctuation(self._chance, 0.2, 20)
        self._grid = grid
        self._energy_wh = 10_000.0 * number
        self._seq = 0

    def _measured(self, now_s: float) -> Measured:
        minute, part = divmod((now_s - self._start_s) / MINUTE_S, 1)
        present = self._minutes[int(minute) % len(self._minutes)]
        following = self._minutes[int(minute + 1) % len(self._minutes)]
        voltage_v = present.voltage_v + part * (following.voltage_v - present.voltage_v) + self._voltage.at(now_s)
        follows = (voltage_v / present.voltage_v) ** 1.3
        power_w = present.power_w * follows * self._chance.gauss(1, 0.003) + self._chance.gauss(0, 0.3)
        return Measured(max(power_w, 0.0), present.reactive_var * follows, voltage_v)

    def reading(self, interval_s: float) -> dict[str, object]:
        now_s = time.time()
        measured = self._measured(now_s)
        apparent_va = math.hypot(measured.power_w, measured.reactive_var)
        self._energy_wh += measured.power_w * interval_s / 3600
        self._seq += 1
        return {
            "deviceId": self.device_id,
            "voltage": round(measured.voltage_v, 3),
            "current": round(apparent_va / measured.voltage_v, 4),
            "power": round(measured.power_w, 3),
            "energy": round(self._energy_wh, 3),
            "timestamp": round(now_s, 3),
            "seq": self._seq,
            "energyExport": 0,
            "frequency": round(50 + self._grid.at(now_s) + self._chance.gauss(0, 0.0002), 4),
            "powerFactor": round(measured.power_w / apparent_va, 4),
            "apparentPower": round(apparent_va, 3),
            "reactivePower": round(measured.reactive_var, 3),
            "thdVoltage": round(self._chance.gauss(2, 0.02), 2),
            "thdCurrent": round(self._chance.gauss(12, 0.2), 2),
            "interval": interval_s,
        }


class Stream:
    """Publishes for all meters to the broker at a port of 127.0.0.1."""

    def __init__(self, port: int, meters: int, interval_s: float, minutes: list[Minute]) -> None:
        grid = Fluctuation(random.Random("grid"), 0.02, 100)
        step = len(minutes) // meters
        self.meters = [Meter(number, minutes, number * step, grid) for number in range(meters)]
        self.interval_s = interval_s
        self.sent = 0
        self._client = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2)
        self._client.connect("127.0.0.1", port)
        self._client.loop_start()

    def send(self, meter: Meter) -> None:
        self.publish(meter.device_id, meter.reading(self.interval_s))
        self.sent += 1

    def publish(self, device_id: str, reading: dict[str, object]) -> None:
        self._client.publish(f"{ROOT}/{device_id}/data", json.dumps(reading), qos=1).wait_for_publish(10)

    async def run(self, seconds: float) -> None:
        """Send every meter's reading once an interval for so long."""
        start, number = time.monotonic(), 0
        while (due := start + number * self.interval_s / len(self.meters)) < start + seconds:
            await asyncio.sleep(max(0.0, due - time.monotonic()))
            await asyncio.to_thread(self.send, self.meters[number % len(self.meters)])
            number += 1

    def close(self) -> None:
        self._client.disconnect()
        self._client.loop_stop()
