"""Repair issues for tariffs that cannot be used any more: what they say, what they open, how they go away."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers import issue_registry as ir
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import async_fire_time_changed
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.smart_energy.const import DOMAIN

from .conftest import Publisher
from .costs_home import FLAT, START, Home, bare_home
from .recorder_home import integration

__all__ = ["bare_home", "integration"]

PRICE = "sensor.nord_pool"


def one_contract(name: str, component: dict[str, Any] | None = None, **contract: Any) -> dict[str, Any]:
    energy = component or {"kind": "energy", "price": 0.3}
    return {"version": 1, "name": name, "contracts": [{"currency": "EUR", "components": [energy], **contract}]}


DYNAMIC = one_contract("Dynamic", {"kind": "energy", "rates": {"name": PRICE}})
ENDED = one_contract("Old", to="2026-11-01")


@pytest.fixture
async def home(bare_home: Home) -> Home:
    await bare_home.publish(START)
    return bare_home


def issues(home: Home) -> dict[str, ir.IssueEntry]:
    """The issues of tariffs, by kind and name."""
    found = {}
    for (domain, issue_id), issue in ir.async_get(home.hass).issues.items():
        kind, _, name = issue_id.split("|")
        found[f"{kind}|{name}"] = issue
        assert domain == DOMAIN
    return found


def replace(home: Home, name: str, document: dict[str, Any]) -> None:
    subentry = next(each for each in home.entry.subentries.values() if each.unique_id == name)
    home.hass.config_entries.async_update_subentry(home.entry, subentry, data={"document": document})


@pytest.mark.parametrize(
    ("document", "path"),
    [
        (one_contract("New") | {"version": 2}, "version"),
        (one_contract("New", holidays={"calendar": "DE-BY"}), "contracts[0].holidays.calendar"),
        (one_contract("New") | {"timezone": "Asia/Tokyo"}, "timezone"),
        (one_contract("New", currency="DEM"), "contracts[0].currency"),
    ],
    ids=["version of another release", "calendar", "zone", "currency"],
)
async def test_tariff_that_is_not_understood(home: Home, document: dict[str, Any], path: str) -> None:
    home.add(FLAT)
    assert issues(home) == {}
    home.add(document)
    (issue,) = issues(home).values()
    assert (issue.translation_key, issue.is_fixable, issue.severity) == ("tariff_unreadable", True, "warning")
    assert issue.translation_placeholders is not None
    assert issue.translation_placeholders["path"] == path
    assert issue.translation_placeholders["meters"] == "-"
    replace(home, "New", one_contract("New"))
    await home.hass.async_block_till_done()
    assert issues(home) == {}


async def test_contract_that_has_ended_matters_to_meters_only(home: Home) -> None:
    home.add(ENDED)
    home.add(FLAT)
    assert issues(home) == {}
    await home.choose("Old")
    issue = issues(home)["tariff_without_contract|Old"]
    assert issue.severity == "error"
    assert issue.translation_placeholders == {
        "tariff": "Old",
        "meters": "meter-01",
        "reason": "no contract holds on 2026-11-18: they hold from ever to 2026-11-01",
    }
    await home.choose("Flat")
    assert issues(home) == {}


async def test_tariff_ends_while_a_meter_has_it(home: Home, freezer: FrozenDateTimeFactory) -> None:
    home.add(one_contract("Short", to="2026-11-19"))
    await home.choose("Short")
    assert issues(home) == {}
    freezer.move_to("2026-11-19 00:15:00+00:00")
    async_fire_time_changed(home.hass)
    await home.hass.async_block_till_done()
    assert set(issues(home)) == {"tariff_without_contract|Short"}


@pytest.mark.parametrize("state", [None, ("21", "°C")], ids=["gone", "no price"])
async def test_price_entity_that_is_missing(home: Home, state: tuple[str, str] | None) -> None:
    home.hass.states.async_set(PRICE, "0.2", {"unit_of_measurement": "EUR/kWh"})
    home.add(DYNAMIC)
    home.add(FLAT)
    await home.choose("Dynamic")
    assert issues(home) == {}
    home.hass.states.async_remove(PRICE)
    for value, unit in [] if state is None else [state]:
        home.hass.states.async_set(PRICE, value, {"unit_of_measurement": unit})
    await home.choose("Flat")
    await home.choose("Dynamic")
    issue = issues(home)["tariff_price_missing|Dynamic"]
    assert issue.translation_placeholders == {"tariff": "Dynamic", "meters": "meter-01", "entities": PRICE}
    home.hass.states.async_set(PRICE, "0.3", {"unit_of_measurement": "EUR/kWh"})
    await home.hass.async_block_till_done()
    assert issues(home) == {}


@pytest.mark.parametrize(("disabled_by", "kinds"), [(None, set()), ("user", {"tariff_price_missing|Dynamic"})])
async def test_price_entity_that_is_only_late(home: Home, disabled_by: str | None, kinds: set[str]) -> None:
    disabler = er.RegistryEntryDisabler(disabled_by) if disabled_by else None
    er.async_get(home.hass).async_get_or_create(
        "sensor", "nordpool", "1", suggested_object_id="nord_pool", disabled_by=disabler
    )
    home.add(DYNAMIC)
    await home.choose("Dynamic")
    assert set(issues(home)) == kinds


@pytest.mark.parametrize(
    ("document", "kind"),
    [
        (one_contract("Theirs", to="2026-11-01"), "tariff_without_contract"),
        (one_contract("Theirs", {"kind": "energy", "rates": {"name": "day_ahead"}}), "tariff_price_missing"),
        ({"name": "Theirs", "version": 1}, "tariff_unreadable"),
        ({"version": 1}, "tariff_unreadable"),
    ],
    ids=["ended", "no entity", "no contract", "no name"],
)
async def test_tariff_of_the_bridge_is_put_right_there(
    home: Home, publisher: Publisher, document: dict[str, Any], kind: str
) -> None:
    settings = {"revision": 7, "changedAt": 1795000000, "changedBy": "bridge", "tariff": document}
    await publisher.send("meter-01/settings/tariff", settings)
    (issue,) = issues(home).values()
    assert (issue.translation_key, issue.is_fixable) == (f"{kind}_elsewhere", False)
    await publisher.send("meter-01/settings/tariff", settings | {"revision": 8, "tariff": None})
    assert issues(home) == {}


async def fix(home: Home, hass_client: ClientSessionGenerator, issue_id: str) -> dict[str, Any]:
    assert await async_setup_component(home.hass, "repairs", {})
    client = await hass_client()
    answer = await client.post("/api/repairs/issues/fix", json={"handler": DOMAIN, "issue_id": issue_id})
    form = await answer.json()
    assert (form["type"], form["step_id"]) == ("form", "confirm")
    answer = await client.post(f"/api/repairs/issues/fix/{form['flow_id']}", json={})
    assert answer.status == HTTPStatus.OK
    found: dict[str, Any] = await answer.json()
    return found


async def test_fix_asks_for_the_new_prices(home: Home, hass_client: ClientSessionGenerator) -> None:
    home.add(ENDED)
    await home.choose("Old")
    opened = await fix(home, hass_client, f"tariff_without_contract|{home.entry.entry_id}|Old")
    kind, flow_id = opened["next_flow"]
    assert (opened["reason"], kind) == ("change_tariff", "config_subentries_flow")
    configure = home.hass.config_entries.subentries.async_configure
    form = await configure(flow_id, {"next_step_id": "flat"})
    assert form["data_schema"]({"price": 0.4})["valid_from"] == "2026-11-01"
    prices = {"price": 0.4, "currency": "EUR", "standing_charge": 0, "standing_per": "month", "tax": 0}
    late = await configure(flow_id, {**prices, "valid_from": "2026-11-10"})
    assert late["errors"] == {"valid_from": "invalid_tariff"}
    assert "leaves a gap" in late["description_placeholders"]["reason"]
    await configure(flow_id, {**prices, "valid_from": "2026-11-01"})
    await home.settle()
    assert issues(home) == {}
    assert home.number("price") == 0.4


async def test_fix_of_a_tariff_that_is_not_understood_shows_its_text(
    home: Home, hass_client: ClientSessionGenerator
) -> None:
    home.add(one_contract("New") | {"version": 2})
    opened = await fix(home, hass_client, f"tariff_unreadable|{home.entry.entry_id}|New")
    flow = home.hass.config_entries.subentries.async_get(opened["next_flow"][1])
    assert flow["step_id"] == "document"
    result = await home.hass.config_entries.subentries.async_configure(flow["flow_id"], {"document": "version: 2"})
    assert result["errors"] == {"document": "invalid_tariff"}
    assert result["description_placeholders"]["path"] == "version"


async def test_fix_of_a_tariff_that_was_removed_meanwhile(home: Home, hass_client: ClientSessionGenerator) -> None:
    home.add(one_contract("New") | {"version": 2})
    registry = ir.async_get(home.hass)
    issue_id = f"tariff_unreadable|{home.entry.entry_id}|New"
    data = registry.issues[DOMAIN, issue_id].data
    home.hass.config_entries.async_remove_subentry(home.entry, next(iter(home.entry.subentries)))
    assert issues(home) == {}
    ir.async_create_issue(
        home.hass, DOMAIN, issue_id, data=data, is_fixable=True, severity=ir.IssueSeverity.ERROR, translation_key="x"
    )
    assert (await fix(home, hass_client, issue_id))["reason"] == "tariff_removed"


async def test_entry_takes_its_issues_with_it(home: Home) -> None:
    home.add(one_contract("New") | {"version": 2})
    await home.hass.config_entries.async_unload(home.entry.entry_id)
    assert issues(home) == {}
