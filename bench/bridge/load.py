"""The messages that all contenders store: 50 meters as our firmware sends, one reading each 5 s."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
import itertools
import json
import time

from paho.mqtt.client import Client, MQTTv311
from paho.mqtt.enums import CallbackAPIVersion

METERS = 50
TOPICS = "/energy/+/data"


def messages(count: int) -> Iterator[tuple[str, bytes]]:
    """Yield topic and payload in the order in which the meters send."""
    start_s = int(time.time()) - 86_400 - 5 * (count // METERS)
    for number in range(count):
        step, meter = divmod(number, METERS)
        device_id = f"meter-{meter:02d}"
        reading = {
            "deviceId": device_id,
            "voltage": 230.1 + step % 7 / 10,
            "current": 1.304,
            "power": 295.4,
            "energy": step * 0.41,
            "timestamp": start_s + 5 * step,
            "seq": step,
            "frequency": 50.01,
            "powerFactor": 0.984,
            "apparentPower": 300.1,
            "interval": 5,
        }
        yield f"/energy/{device_id}/data", json.dumps(reading, separators=(",", ":")).encode()


@contextmanager
def full_session(port: int, client_id: str, count: int) -> Iterator[None]:
    """Let the broker hold messages for a client that is away, and forget that client in the end."""
    client = Client(CallbackAPIVersion.VERSION2, client_id=client_id, clean_session=False, protocol=MQTTv311)
    subscribed: list[bool] = []
    client.on_subscribe = lambda *_: subscribed.append(True)
    client.connect("127.0.0.1", port)
    client.subscribe(TOPICS, 1)
    while not subscribed:
        client.loop(0.1)
    client.disconnect()
    client.loop(0.1)
    publish(port, count)
    yield
    forgetful = Client(CallbackAPIVersion.VERSION2, client_id=client_id, clean_session=True, protocol=MQTTv311)
    forgetful.connect("127.0.0.1", port)
    while not forgetful.is_connected():
        forgetful.loop(0.1)
    forgetful.disconnect()
    forgetful.loop(0.1)


def publish(port: int, count: int) -> None:
    """Publish at QoS 1 and wait until the broker has all."""
    client = Client(CallbackAPIVersion.VERSION2, protocol=MQTTv311)
    client.max_inflight_messages_set(1000)
    client.connect("127.0.0.1", port)
    client.loop_start()
    # The client numbers no more than 65535 messages at a time (MQTT 3.1.1 section 2.3.1).
    for batch in itertools.batched(messages(count), 20_000, strict=False):
        for info in [client.publish(topic, payload, qos=1) for topic, payload in batch]:
            info.wait_for_publish(60)
    client.disconnect()
    client.loop_stop()
