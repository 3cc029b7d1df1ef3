"""Many meters in one client: each keeps a reading until the bridge says that it is safe, and repeats it until then."""

from __future__ import annotations

import json
import random
import threading
import time
from typing import Any

from paho.mqtt.client import Client, MQTTv311
from paho.mqtt.enums import CallbackAPIVersion

from .messages import START_S, fields

RESEND_S = 6.0
"""What was not confirmed for so long is sent again."""


class Meters:
    """Sends `count` readings of `devices` meters, some twice, some late, with poison among them."""

    def __init__(self, port: int, name: str, *, devices: int, count: int, poison: int, seed: int) -> None:
        self._random = random.Random(seed)
        self.sent = {}
        self.device_ids = [f"{name}-{device:02d}" for device in range(devices)]
        for number in range(count):
            step, device = divmod(number, devices)
            message = fields(self.device_ids[device], step, power=100.0 + 7 * (number % 91), interval=5)
            message["timestamp"] = START_S - 20 * 3600 + 60 * step + device
            message["energy"] = round(step * 1.37 + device, 3)
            self.sent[message["deviceId"], step] = message
        self.poison = {f"{name} poison {number}": f"{name}-{number % devices:02d}" for number in range(poison)}
        self._unconfirmed: dict[tuple[str, int], float] = dict.fromkeys(self.sent, 0.0)
        self._told: dict[str, None] = {}
        self._lock = threading.Lock()
        self._client = Client(CallbackAPIVersion.VERSION2, protocol=MQTTv311, client_id=f"{name}-meters")
        self._client.max_inflight_messages_set(500)
        self._client.reconnect_delay_set(0.2, 1)
        self._client.on_connect = lambda client, *_: client.subscribe("/energy/+/ack", 1)
        self._client.on_message = self._acknowledged
        self._client.connect("127.0.0.1", port)
        self._client.loop_start()

    def end(self) -> None:
        self._client.disconnect()
        self._client.loop_stop()

    def send_all(self, seconds: float) -> None:
        """Send everything within about `seconds`, in an order that is only roughly that of time."""
        plan: list[tuple[float, Any]] = []
        steps = max(step for _, step in self.sent)
        for key in self.sent:
            at = key[1] / steps
            late = self._random.random() < 0.1
            plan.append((at + self._random.random() * (0.5 if late else 0.01), key))
            if self._random.random() < 0.1:
                plan.append((at + self._random.random() * 0.5, key))
        plan += [(self._random.random(), text) for text in self.poison]
        plan.sort(key=lambda each: each[0])
        started = time.monotonic()
        last = plan[-1][0]
        for at, what in plan:
            pause = started + seconds * at / last - time.monotonic()
            if pause > 0.01:
                time.sleep(pause)
            self._send(what)

    def send_again(self) -> int:
        """Send again what nobody has confirmed; return how much that is."""
        now = time.monotonic()
        with self._lock:
            old = [key for key, at in self._unconfirmed.items() if now - at > RESEND_S]
            count = len(self._unconfirmed)
        for key in old:
            self._send(key, replayed=True)
        return count

    def broker_was_killed(self) -> None:
        """Say again what the broker may have forgotten and no bridge confirms: poison."""
        for text in tuple(self._told):
            self._send(text)

    def _send(self, what: Any, **more: Any) -> None:
        if isinstance(what, str):
            self._told[what] = None
            self._client.publish(f"/energy/{self.poison[what]}/data", what, qos=1)
            return
        with self._lock:
            if what in self._unconfirmed:
                self._unconfirmed[what] = time.monotonic()
        self._client.publish(f"/energy/{what[0]}/data", json.dumps(self.sent[what] | more), qos=1)

    def _acknowledged(self, _client: Client, _data: Any, message: Any) -> None:
        device_id = message.topic.split("/")[2]
        with self._lock:
            for first, last in json.loads(message.payload)["seqs"]:
                for seq in range(first, last + 1):
                    self._unconfirmed.pop((device_id, seq), None)
