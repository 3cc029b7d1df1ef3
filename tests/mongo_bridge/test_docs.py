"""The guide names every setting, route, parameter, collection and count."""

from __future__ import annotations

from pathlib import Path

import pytest

from mongo_bridge.api.app import make_app
from mongo_bridge.api.description import of as describe
from mongo_bridge.api.readings import DEFAULT_LIMIT, MAX_LIMIT
from mongo_bridge.setting import Setting
from mongo_bridge.settings import SCHEMA
from mongo_bridge.spool import Spool
from mongo_bridge.store import Store

from .api_services import services_of

GUIDE = (Path(__file__).parents[2] / "docs/run-the-bridge.md").read_text()
API = (Path(__file__).parents[2] / "docs/api.md").read_text()
ROWS = [line for line in GUIDE.splitlines() if line.startswith("| `")]


@pytest.mark.parametrize("setting", SCHEMA, ids=lambda setting: setting.name)
def test_every_setting_is_in_the_table_with_its_default(setting: Setting) -> None:
    (row,) = [row for row in ROWS if row.startswith(f"| `{setting.variable}` |")]
    is_required = setting.default is None and not setting.optional
    assert ("| required |" in row) is is_required
    assert setting.default is None or f"| `{setting.default}` |" in row


def test_every_route_and_parameter_is_there(store: Store, tmp_path: Path) -> None:
    spool = Spool(tmp_path)
    paths = describe(make_app(services_of(store, spool)))["paths"]
    spool.close()
    routes = [f"{method.upper()} {path}" for path, operations in paths.items() for method in operations]
    assert [route for route in routes if f"| `{route}` |" not in API] == []
    parameters = [parameter["name"] for parameter in paths["/api/readings"]["get"]["parameters"]]
    assert all(f"`{name}`" in API for name in parameters)
    assert f"1 to {MAX_LIMIT}, {DEFAULT_LIMIT} if not given" in API


@pytest.mark.parametrize(
    "name",
    ["readings", "devices", "conflicts", "dead_letter", "alerts", "settings", "rollup_state", "cost_period", "prices"],
)
def test_every_collection_is_there(name: str) -> None:
    assert any(row.startswith(f"| `{name}` |") for row in ROWS)


@pytest.mark.parametrize("count", ["received", "stored", "duplicates", "conflicts", "refused", "notices"])
def test_every_count_is_there(count: str) -> None:
    assert f"`{count}`" in GUIDE
