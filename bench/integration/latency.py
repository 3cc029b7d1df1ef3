"""How long a change of a load takes from the publisher to the state in Home Assistant."""

import asyncio
from contextlib import suppress
import time
from typing import Any

from stream import Stream

from demo.home_assistant import HomeAssistant, WebSocket

PROBES = 10
ADDED_WITHIN_LOOKS = 20
EACH_S = 15.0
"""Longer than the publish interval, so that what is measured is the way and not the throttle."""


def _reading(device_id: str, power_w: float) -> dict[str, object]:
    return {
        "deviceId": device_id,
        "voltage": 230.0,
        "current": round(power_w / 230, 3),
        "power": power_w,
        "energy": round(time.time() % 1_000_000_000, 3),
        "timestamp": round(time.time(), 3),
    }


async def latencies_s(home_assistant: HomeAssistant, stream: Stream, seconds: float) -> list[float]:
    """Switch a load of each probe now and then; return the seconds until the state said so."""
    ids = [f"probe-{number:02}" for number in range(PROBES)]
    entities = {f"sensor.{each.replace('-', '_')}_power": each for each in ids}
    for each in ids:
        stream.publish(each, _reading(each, 1.0))
    for _ in range(ADDED_WITHIN_LOOKS):
        await asyncio.sleep(EACH_S)
        if entities.keys() <= (await home_assistant.states()).keys():
            break
    sent: dict[tuple[str, float], float] = {}
    found: list[float] = []
    async with WebSocket(home_assistant) as socket:
        await socket.call("subscribe_entities", entity_ids=list(entities))
        reader = asyncio.create_task(_read(socket, entities, sent, found))
        start, number = time.monotonic(), 0
        while (due := start + number * EACH_S / PROBES) < start + seconds:
            await asyncio.sleep(max(0.0, due - time.monotonic()))
            device_id, power_w = ids[number % PROBES], 100.0 + 100 * (number // PROBES)
            sent[device_id, power_w] = time.monotonic()
            await asyncio.to_thread(stream.publish, device_id, _reading(device_id, power_w))
            number += 1
        await asyncio.sleep(EACH_S)
        reader.cancel()
        with suppress(asyncio.CancelledError):
            await reader
    assert len(found) == number, f"{number - len(found)} of {number} changes were never shown"
    return found


async def _read(
    socket: WebSocket, entities: dict[str, str], sent: dict[tuple[str, float], float], found: list[float]
) -> None:
    while True:
        event: dict[str, Any] = (await socket.receive()).get("event", {})
        for entity_id, change in event.get("c", {}).items():
            state = change.get("+", {}).get("s")
            if state is not None and (started := sent.pop((entities[entity_id], float(state)), None)) is not None:
                found.append(time.monotonic() - started)
