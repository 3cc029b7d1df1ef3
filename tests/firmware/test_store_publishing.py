"""What is stored before what, what confirms a reading, and what is counted as published."""

import asyncio
from collections.abc import Callable
import json
from pathlib import Path
import signal
import time

import paho.mqtt.client as paho

from .conftest import Broker, Listener, Meter, wait_until
from .cutting_proxy import CuttingProxy
from .native_api import NativeApi
from .shims import publish_shim
from .store_file import measured


def test_a_reading_is_stored_before_it_is_handed_to_the_broker(
    make_meter: Callable[..., Meter], listener: Listener, tmp_path: Path
) -> None:
    shim = publish_shim(tmp_path)
    meter = make_meter(**shim.environment)
    for _ in range(3):
        count = len(listener.readings("meter-01"))
        listener.wait_for_readings("meter-01", count + 2)
        shim.order()
        assert meter.process
        meter.process.wait(10)
        unsent = json.loads(shim.command.read_text())
        shim.end()
        assert unsent["seq"] in {one.seq for one in measured(meter.store)}
        assert unsent["seq"] not in {one["seq"] for one in listener.readings("meter-01")}
        meter.start()
        arrived = wait_until(lambda s=unsent: [r for r in listener.readings("meter-01") if r["seq"] == s["seq"]], 40)
        assert arrived[0] == {**unsent, "replayed": True}


def publish(broker: Broker, message: dict[str, object]) -> None:
    client = paho.Client()
    client.connect("127.0.0.1", broker.port)
    client.loop_start()
    client.publish("/energy/meter-01/data", json.dumps(message, separators=(",", ":")), qos=1).wait_for_publish(5)
    client.disconnect()
    client.loop_stop()


def test_only_the_echo_of_the_very_reading_confirms_it(
    program: Path, broker: Broker, listener: Listener, proxy: CuttingProxy, tmp_path: Path
) -> None:
    meter = Meter(tmp_path, proxy.port, "meter-01", {}, program)
    meter.start()
    try:
        count = len(listener.wait_for_readings("meter-01", 2))
        proxy.deaf.set()
        unheard = listener.wait_for_readings("meter-01", count + 2)[-1]
        time.sleep(0.3)
        proxy.deaf.clear()
        asyncio.run(_forge(meter, broker, unheard))
    finally:
        meter.end(signal.SIGKILL)


async def _forge(meter: Meter, broker: Broker, unheard: dict[str, object]) -> None:
    async with NativeApi(meter.api_port) as api:
        await asyncio.sleep(2.5)
        waiting = await api.wait_for("readings_waiting", lambda waiting: waiting >= 1)
        publish(broker, {**unheard, "timestamp": float(unheard["timestamp"]) + 0.5})
        await asyncio.sleep(2.5)
        assert api.state("readings_waiting") == waiting
        publish(broker, unheard)
        await api.wait_for("readings_waiting", lambda state: state < waiting, 5)


def test_what_is_replayed_counts_as_published_once(
    make_meter: Callable[..., Meter], proxy: CuttingProxy, listener: Listener
) -> None:
    meter = make_meter(METER_MQTT_PORT=str(proxy.port))
    listener.wait_for_readings("meter-01", 2)
    proxy.leave()
    time.sleep(4)
    proxy.come_back()
    wait_until(lambda: len([one for one in listener.readings("meter-01") if one.get("replayed")]) >= 3, 30)
    published = asyncio.run(_published(meter))
    assert published == len({one["seq"] for one in listener.readings("meter-01")})


async def _published(meter: Meter) -> float:
    async with NativeApi(meter.api_port) as api:
        api.set_publishing(on=False)
        # Without readings it reports every 5 s.
        await asyncio.sleep(6)
        return await api.wait_for("readings_published", lambda _: True)
