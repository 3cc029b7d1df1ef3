"""A stream as many meters send it: one reading each per interval, spread evenly."""

import asyncio
import json
import math
import random
import time

import paho.mqtt.client as mqtt

ROOT = "/energy"


class Meter:
    """One meter whose appliances go on and off, with the noise of a real measurement."""

    def __init__(self, number: int) -> None:
        self.device_id = f"bench-{number:03}"
        self._chance = random.Random(number)
        self._power_w = 150.0
        self._energy_wh = 10_000.0 * number
        self._phase = self._chance.random() * 6.28

    def reading(self, interval_s: float) -> dict[str, object]:
        if self._chance.random() < interval_s / 300:
            self._power_w = self._chance.choice((90.0, 150.0, 260.0, 900.0, 2150.0))
        power_w = self._power_w * self._chance.gauss(1, 0.004)
        voltage = 230 + 1.5 * math.sin(time.time() / 200 + self._phase) + self._chance.gauss(0, 0.05)
        self._energy_wh += power_w * interval_s / 3600
        return {
            "deviceId": self.device_id,
            "voltage": round(voltage, 2),
            "current": round(power_w / voltage / 0.96, 3),
            "power": round(power_w, 1),
            "energy": round(self._energy_wh, 3),
            "energyExport": 0,
            "timestamp": round(time.time(), 3),
            "frequency": round(50 + self._chance.gauss(0, 0.008), 3),
            "powerFactor": round(0.96 + self._chance.gauss(0, 0.001), 3),
            "interval": interval_s,
        }


class Stream:
    """Publishes for all meters to the broker at a port of 127.0.0.1."""

    def __init__(self, port: int, meters: int, interval_s: float) -> None:
        self.meters = [Meter(number) for number in range(meters)]
        self.interval_s = interval_s
        self.sent = 0
        self._client = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2)
        self._client.connect("127.0.0.1", port)
        self._client.loop_start()

    def send(self, meter: Meter) -> None:
        payload = json.dumps(meter.reading(self.interval_s))
        self._client.publish(f"{ROOT}/{meter.device_id}/data", payload, qos=1).wait_for_publish(10)
        self.sent += 1

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
