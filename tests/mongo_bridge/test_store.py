"""What the store reads it reads by an index: the server itself says by which."""

from __future__ import annotations

from typing import Any

import pytest

from mongo_bridge.store import Store


@pytest.mark.parametrize(
    ("collection", "wanted", "index"),
    [
        ("dead_letter", {"topic": {"$in": ["/energy/m/data", "/energy/m/info"]}}, "topic_1__id_1"),
        ("dead_letter", {"topic": None}, "topic_1__id_1"),
        ("conflicts", {"deviceId": "m"}, "deviceId_1__id_1"),
    ],
)
def test_what_was_kept_aside_is_found_by_an_index(
    store: Store, collection: str, wanted: dict[str, Any], index: str
) -> None:
    store.keep(collection, [{"_id": f"{number}", "deviceId": f"o{number}"} for number in range(20)])
    plan = store.database[collection].find(wanted).explain()["queryPlanner"]["winningPlan"]
    assert (plan["inputStage"]["stage"], plan["inputStage"]["indexName"]) == ("IXSCAN", index)
