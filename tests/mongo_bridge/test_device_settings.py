"""Settings that several people change at once: each change is a revision, and the last one holds everywhere."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
import json
from typing import Any

from mongo_bridge.device_settings import DeviceSettings
from mongo_bridge.outbox import Message
from mongo_bridge.store import Store


class Published:
    """Keeps what is published, in its order."""

    def __init__(self) -> None:
        self.messages: list[Message] = []

    def put(self, message: Message) -> None:
        self.messages.append(message)


def limits(store: Store, device_id: str) -> dict[str, Any]:
    found = DeviceSettings(store.database, Published(), "/energy").get(device_id)["limits"]
    assert found is not None
    return found


def test_each_of_many_changes_is_a_revision_of_its_own(store: Store, name: str) -> None:
    published = Published()
    # Two bridges, which share nothing but the database.
    bridges = [DeviceSettings(store.database, published, "/energy") for _ in range(2)]

    def put(number: int) -> dict[str, Any]:
        return bridges[number % 2].put(name, "limits", {"powerLimit": {"limit": 1000 + number}}, "admin")

    with ThreadPoolExecutor(6) as threads:
        answers = list(threads.map(put, range(24)))
    assert sorted(answer["revision"] for answer in answers) == list(range(1, 25))
    last = max(answers, key=lambda answer: answer["revision"])
    assert limits(store, name) == last
    told = [json.loads(message.payload) for message in published.messages]
    assert sorted(told, key=lambda each: each["revision"]) == sorted(answers, key=lambda each: each["revision"])
