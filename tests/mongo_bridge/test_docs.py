"""The guide names every setting, route, parameter, collection and count."""

from __future__ import annotations

from pathlib import Path

import pytest

from mongo_bridge.api.app import make_app
from mongo_bridge.api.readings import DEFAULT_LIMIT, MAX_LIMIT
from mongo_bridge.health import Health
from mongo_bridge.setting import Setting
from mongo_bridge.settings import SCHEMA

GUIDE = (Path(__file__).parents[2] / "docs/run-the-bridge.md").read_text()
ROWS = [line for line in GUIDE.splitlines() if line.startswith("| `")]


@pytest.mark.parametrize("setting", SCHEMA, ids=lambda setting: setting.name)
def test_every_setting_is_in_the_table_with_its_default(setting: Setting) -> None:
    (row,) = [row for row in ROWS if row.startswith(f"| `{setting.variable}` |")]
    is_required = setting.default is None and not setting.optional
    assert ("| required |" in row) is is_required
    assert setting.default is None or f"| `{setting.default}` |" in row


def test_every_route_and_parameter_is_there() -> None:
    paths = make_app(None, None, Health()).openapi()["paths"]  # type: ignore[arg-type]
    assert all(f"| `GET {path}` |" in GUIDE for path in paths)
    parameters = [parameter["name"] for parameter in paths["/api/readings"]["get"]["parameters"]]
    assert all(f"`{name}`" in GUIDE for name in parameters)
    assert f"1 to {MAX_LIMIT}, {DEFAULT_LIMIT} if not given" in GUIDE


@pytest.mark.parametrize("name", ["readings", "devices", "conflicts", "dead_letter", "alerts"])
def test_every_collection_is_there(name: str) -> None:
    assert any(row.startswith(f"| `{name}` |") for row in ROWS)


@pytest.mark.parametrize("count", ["received", "stored", "duplicates", "conflicts", "refused", "notices"])
def test_every_count_is_there(count: str) -> None:
    assert f"`{count}`" in GUIDE
