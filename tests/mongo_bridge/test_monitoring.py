"""Grafana's queries and a real Prometheus against the running bridge."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
import json
from pathlib import Path
import subprocess
import time
from typing import Any

import httpx
from pymongo import MongoClient
from pymongo.database import Database
import pytest
import yaml

from mongo_bridge.access.api_tokens import ApiTokens
from mongo_bridge.access.principal import Role

from .conftest import ROOT, Bridge, Publisher, free_port, wait_until
from .messages import fields

GRAFANA = ROOT / "dashboards/grafana"
DASHBOARD = json.loads((GRAFANA / "dashboards/smart-energy.json").read_text())
TARGETS = [(panel["title"], target) for panel in DASHBOARD["panels"] for target in panel["targets"]]
VARIABLES = [(each["name"], each["query"]["infinityQuery"]) for each in DASHBOARD["templating"]["list"]]
SOURCE = yaml.safe_load((GRAFANA / "provisioning/datasources/smart-energy.yaml").read_text())["datasources"][0]
PROMETHEUS = ROOT / ".tools/prometheus/usr/bin"
DEVICE = "grafana-meter"
ENERGY = {"kind": "energy", "price": 0.3}
TARIFF = {"version": 1, "name": "Flat", "contracts": [{"currency": "EUR", "components": [ENERGY]}]}
NOW_S = int(time.time())
HOURS = 40


class Api:
    """The bridge's API as Grafana and Prometheus reach it."""

    def __init__(self, bridge: Bridge, token: str) -> None:
        self.address = f"127.0.0.1:{bridge.port}"
        self.token = token
        self.client = httpx.Client(base_url=f"http://{self.address}", headers={"Authorization": f"Bearer {token}"})

    def query(self, url: str) -> Any:
        filled = url.replace("${device}", DEVICE).replace("${__from}", str((NOW_S - HOURS * 3600) * 1000))
        answer = self.client.get(filled.replace("${__to}", str(NOW_S * 1000)), timeout=30)
        assert answer.status_code == 200, answer.text
        return answer.json()


@pytest.fixture(scope="module")
def api(shared_bridge: Bridge, shared_database: Any, shared_broker: Any) -> Iterator[Api]:
    with MongoClient(shared_database.url, tz_aware=True) as mongo:
        database: Database[dict[str, Any]] = mongo["shared"]
        _, token = ApiTokens(database).add("monitoring", Role.EDITOR, devices=[DEVICE], created_by="test")
        publisher = Publisher(shared_broker.port)
        start_s = NOW_S - HOURS * 3600
        readings = [
            fields(DEVICE, number, timestamp=start_s + 600 * number, energy=100.0 * number, interval=600)
            for number in range(HOURS * 6)
        ]
        publisher.send(*((f"/energy/{DEVICE}/data", json.dumps(reading)) for reading in readings))
        publisher.send((f"/energy/{DEVICE}/status", "online"))
        made = Api(shared_bridge, token)
        made.client.put(f"/api/settings/{DEVICE}/tariff", json={"tariff": TARIFF}).raise_for_status()
        alert = {
            "_id": f"{DEVICE}|overvoltage|1",
            "deviceId": DEVICE,
            "kind": "overvoltage",
            "value": 260,
            "limit": 253,
        }
        database["alerts"].insert_one(alert | {"since": datetime.now(UTC)})
        wait_until(lambda: len(made.query(f"/api/summary?deviceId={DEVICE}&period=hour&from=${{__from}}")) >= HOURS - 1)
        yield made
        publisher.end()
        made.client.close()


def rows_of(answer: Any) -> list[dict[str, Any]]:
    return answer if isinstance(answer, list) else [answer]


def value_of(row: Any, selector: str) -> Any:
    for name in selector.split("."):
        row = (row or {}).get(name)
    return row


CHECKS = {
    "string": lambda value: value is None or isinstance(value, str),
    "number": lambda value: value is None or float(value) == float(value),
    "timestamp_epoch_s": lambda value: value is None or 1_000_000_000 < value < 4_000_000_000,
}


@pytest.mark.parametrize(("name", "target"), TARGETS + VARIABLES, ids=[name for name, _ in TARGETS + VARIABLES])
def test_every_query_of_the_dashboard_has_what_its_columns_name(api: Api, name: str, target: dict[str, Any]) -> None:
    rows = rows_of(api.query(target["url"]))
    assert rows
    for column in target["columns"]:
        values = [value_of(row, column["selector"]) for row in rows]
        assert all(CHECKS[column["type"]](value) for value in values), (column, values[:3])
        assert any(value is not None for value in values) or column["selector"] in ("until", "acknowledgedBy")


def test_the_dashboard_uses_the_data_source_that_is_provisioned() -> None:
    sources = {panel["datasource"]["uid"] for panel in DASHBOARD["panels"]}
    assert sources == {SOURCE["uid"]}
    assert {target["datasource"]["type"] for _, target in TARGETS} == {SOURCE["type"]}
    assert len({panel["id"] for panel in DASHBOARD["panels"]}) == len(DASHBOARD["panels"])


@pytest.fixture
def prometheus(api: Api, tmp_path: Path) -> Iterator[str]:
    if not (PROMETHEUS / "prometheus").exists():
        pytest.skip("Prometheus is not there; script/setup brings it")
    config = yaml.safe_load((GRAFANA / "prometheus.yml").read_text())
    (tmp_path / "token").write_text(api.token)
    (job,) = config["scrape_configs"]
    job["authorization"]["credentials_file"] = str(tmp_path / "token")
    job["static_configs"][0]["targets"] = [api.address]
    job["scrape_interval"] = "1s"
    (tmp_path / "prometheus.yml").write_text(yaml.safe_dump(config))
    port = free_port()
    command = [PROMETHEUS / "prometheus", f"--config.file={tmp_path}/prometheus.yml", f"--storage.tsdb.path={tmp_path}"]
    process = subprocess.Popen(
        [*command, f"--web.listen-address=127.0.0.1:{port}"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    yield f"http://127.0.0.1:{port}/api/v1/"
    process.terminate()
    process.wait(20)


def sample(url: str, query: str) -> float | None:
    try:
        answer = httpx.get(f"{url}query", params={"query": query})
    except httpx.TransportError:
        return None
    if answer.status_code == httpx.codes.SERVICE_UNAVAILABLE:
        # It listens before it is ready.
        return None
    found = answer.json()["data"]["result"]
    return float(found[0]["value"][1]) if found else None


def test_prometheus_scrapes_the_bridge(prometheus: str) -> None:
    wait_until(lambda: sample(prometheus, 'up{job="smart-energy"}') == 1, 30)
    assert sample(prometheus, f'smart_energy_power_watts{{device="{DEVICE}"}}') == 900
    assert sample(prometheus, f'smart_energy_imported_joules_total{{device="{DEVICE}"}}') == 360_000 * (HOURS * 6 - 1)
    assert sample(prometheus, f'smart_energy_online{{device="{DEVICE}"}}') == 1
    assert sample(prometheus, 'smart_energy_bridge_connected{part="database"}') == 1
    assert sample(prometheus, 'smart_energy_bridge_messages_total{outcome="stored"}') >= HOURS * 6


def test_the_metrics_are_well_formed(api: Api) -> None:
    if not (PROMETHEUS / "promtool").exists():
        pytest.skip("Prometheus is not there; script/setup brings it")
    text = api.client.get("/api/metrics").content
    checked = subprocess.run(
        [PROMETHEUS / "promtool", "check", "metrics"], input=text, capture_output=True, check=False
    )
    assert (checked.returncode, checked.stderr) == (0, b"")
