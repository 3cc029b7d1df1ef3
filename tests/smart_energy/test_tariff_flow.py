"""The flow of a tariff, as a layman goes through it, with every mistake on the way."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from http import HTTPStatus
import json
from pathlib import Path
from typing import Any
from uuid import UUID

from aiohttp import FormData
from homeassistant.config_entries import SOURCE_RECONFIGURE, SOURCE_USER
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator
import yaml

from custom_components.smart_energy.energy_core.tariff.reader import tariff_from_json
from custom_components.smart_energy.tariff_form import contract_of

EXAMPLES = Path(__file__).parents[2] / "docs" / "tariffs"
FLAT_PRICE: dict[str, Any] = {"kind": "energy", "price": 0.3}
COMMON: dict[str, Any] = {
    "name": "My tariff",
    "currency": "EUR",
    "standing_charge": 0,
    "standing_per": "month",
    "tax": 0,
}
FORMS: dict[str, dict[str, Any]] = {
    "flat": {"price": 0.3},
    "time_of_use": {
        "price": 0.3,
        "price_low": 0.2,
        "low_from": "22:00:00",
        "low_to": "06:00:00",
        "low_weekends": True,
        "price_peak": 0.45,
        "peak_from": "17:00:00",
        "peak_to": "20:00:00",
    },
    "tiers": {"price": 0.2, "limit_1": 100, "price_2": 0.3, "limit_2": 250.5, "price_3": 0.4},
    "dynamic": {"price_entity": "sensor.nord_pool", "factor": 1.25, "markup": 0.12},
}


ELSEWHERE = json.dumps(
    {
        "version": 1,
        "name": "A",
        "timezone": "Asia/Tokyo",
        "contracts": [{"currency": "EUR", "components": [{"kind": "energy", "price": 1}]}],
    }
)


async def begin(hass: HomeAssistant, entry: MockConfigEntry, kind: str, subentry_id: str | None = None) -> str:
    context = {"source": SOURCE_USER}
    if subentry_id is not None:
        context = {"source": SOURCE_RECONFIGURE, "subentry_id": subentry_id}
    menu = await hass.config_entries.subentries.async_init((entry.entry_id, "tariff"), context=context)
    assert menu["type"] is FlowResultType.MENU
    form = await hass.config_entries.subentries.async_configure(menu["flow_id"], {"next_step_id": kind})
    assert (form["type"], form["step_id"]) == (FlowResultType.FORM, kind)
    flow_id: str = form["flow_id"]
    return flow_id


async def answer(hass: HomeAssistant, flow_id: str, form: dict[str, Any]) -> Any:
    result = await hass.config_entries.subentries.async_configure(flow_id, form)
    await hass.async_block_till_done(wait_background_tasks=True)
    return result


async def add(hass: HomeAssistant, entry: MockConfigEntry, kind: str, **more: Any) -> Any:
    return await answer(hass, await begin(hass, entry, kind), COMMON | FORMS[kind] | more)


def documents(entry: MockConfigEntry) -> dict[str, Any]:
    return {each.title: each.data["document"] for each in entry.subentries.values()}


def subentry_id(entry: MockConfigEntry) -> str:
    return next(iter(entry.subentries))


@pytest.fixture(autouse=True)
def price(hass: HomeAssistant) -> None:
    hass.states.async_set("sensor.nord_pool", "0.1", {"unit_of_measurement": "EUR/kWh"})


@pytest.mark.parametrize("kind", FORMS)
async def test_every_kind_makes_a_tariff(hass: HomeAssistant, entry: MockConfigEntry, kind: str) -> None:
    result = await add(hass, entry, kind, standing_charge=9.5, tax=19, export_credit=0.08)
    assert (result["type"], result["title"]) == (FlowResultType.CREATE_ENTRY, "My tariff")
    document = documents(entry)["My tariff"]
    assert tariff_from_json(document).name == "My tariff"
    kinds = [component["kind"] for component in document["contracts"][0]["components"]]
    assert kinds == ["energy", "standing", "tax", "export"]


def energy(kind: str, **form: Any) -> dict[str, Any]:
    found: dict[str, Any] = contract_of(kind, COMMON | FORMS[kind] | form)["components"][0]
    return found


def test_night_and_weekend_are_low() -> None:
    peak, low, normal = energy("time_of_use")["periods"]
    assert (peak["price"], low["price"], normal["price"]) == (0.45, 0.2, 0.3)
    assert peak["when"] == [{"days": ["weekday"], "from": "17:00", "to": "20:00"}]
    assert low["when"] == [
        {"days": ["weekday"], "from": "00:00", "to": "06:00"},
        {"days": ["weekday"], "from": "22:00", "to": "24:00"},
        {"days": ["weekend"]},
    ]


def test_low_price_at_noon_without_a_peak() -> None:
    low, _ = energy("time_of_use", low_from="11:00:00", low_to="15:00:00", low_weekends=False, price_peak=None)[
        "periods"
    ]
    assert low["when"] == [{"from": "11:00", "to": "15:00"}]


@pytest.mark.parametrize(("limit_2", "tiers"), [(250.5, 3), (None, 2)])
def test_two_or_three_tiers(limit_2: float | None, tiers: int) -> None:
    found = energy("tiers", limit_2=limit_2)["tiers"]
    assert len(found) == tiers
    assert "upTo" not in found[-1]


@pytest.mark.parametrize(
    ("kind", "mistake", "where", "path"),
    [
        ("flat", {"currency": "EURO"}, "base", "contracts[0].currency"),
        ("tiers", {"limit_2": 50}, "base", "contracts[0].components[0].tiers[1].upTo"),
        ("time_of_use", {"peak_to": "23:00:00"}, "base", "contracts[0].components[0].periods[1].when"),
    ],
)
async def test_mistake_is_named_and_can_be_put_right(
    hass: HomeAssistant, entry: MockConfigEntry, kind: str, mistake: dict[str, Any], where: str, path: str
) -> None:
    flow_id = await begin(hass, entry, kind)
    result = await answer(hass, flow_id, COMMON | FORMS[kind] | mistake)
    assert result["errors"] == {where: "invalid_tariff"}
    assert result["description_placeholders"]["path"] == path
    assert result["description_placeholders"]["reason"]
    assert result["description_placeholders"]["example"]
    result = await answer(hass, flow_id, COMMON | FORMS[kind])
    assert result["type"] is FlowResultType.CREATE_ENTRY


async def test_name_is_given_once(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    await add(hass, entry, "flat")
    result = await add(hass, entry, "tiers")
    assert result["errors"] == {"name": "name_taken"}
    flow_id = await begin(hass, entry, "document")
    result = await answer(hass, flow_id, {"document": json.dumps(documents(entry)["My tariff"])})
    assert result["errors"] == {"document": "name_taken"}


@pytest.mark.parametrize("unit", [None, "kWh", "W/kWh", "EUR/m³"])
async def test_price_entity_must_show_a_price(hass: HomeAssistant, entry: MockConfigEntry, unit: str | None) -> None:
    hass.states.async_set("sensor.nord_pool", "0.1", {"unit_of_measurement": unit})
    result = await add(hass, entry, "dynamic")
    assert result["errors"] == {"price_entity": "not_a_price"}


async def test_new_prices_leave_the_past(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    await add(hass, entry, "flat")
    flow_id = await begin(hass, entry, "time_of_use", subentry_id(entry))
    form = {name: value for name, value in (COMMON | FORMS["time_of_use"]).items() if name != "name"}
    result = await answer(hass, flow_id, form | {"valid_from": "2027-01-01"})
    assert (result["type"], result["reason"]) == (FlowResultType.ABORT, "reconfigure_successful")
    first, second = tariff_from_json(documents(entry)["My tariff"]).contracts
    assert str(first.end) == str(second.start) == "2027-01-01"
    assert second.end is None

    flow_id = await begin(hass, entry, "flat", subentry_id(entry))
    form = {name: value for name, value in (COMMON | FORMS["flat"]).items() if name != "name"}
    result = await answer(hass, flow_id, form | {"valid_from": "2026-06-01"})
    assert result["errors"] == {"valid_from": "invalid_tariff"}
    assert len(documents(entry)["My tariff"]["contracts"]) == 2


async def test_tariff_is_edited_as_json(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    await add(hass, entry, "flat")
    flow_id = await begin(hass, entry, "document", subentry_id(entry))
    changed = documents(entry)["My tariff"] | {"name": "Better"}
    result = await answer(hass, flow_id, {"document": json.dumps(changed)})
    assert result["type"] is FlowResultType.ABORT
    assert documents(entry) == {"Better": changed}


@pytest.mark.parametrize(
    "example",
    ["flat", "california_tou", "tiers", "australia_demand", "net_metering"],
)
async def test_examples_are_taken(hass: HomeAssistant, entry: MockConfigEntry, example: str) -> None:
    document = json.loads((EXAMPLES / f"{example}.json").read_text())
    document.pop("timezone", None)
    result = await answer(hass, await begin(hass, entry, "document"), {"document": json.dumps(document)})
    assert result["type"] is FlowResultType.CREATE_ENTRY
    assert documents(entry) == {document["name"]: document}


async def test_openei_rate_is_taken(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    rate = {
        "name": "Residential",
        "utility": "Example Power",
        "energyratestructure": [[{"max": 500, "rate": 0.11, "adj": 0.01}, {"rate": 0.14}]],
        "energyweekdayschedule": [[0] * 24] * 12,
        "energyweekendschedule": [[0] * 24] * 12,
        "fixedchargefirstmeter": 8.75,
        "fixedchargeunits": "$/month",
    }
    text = json.dumps({"items": [rate]})
    result = await answer(hass, await begin(hass, entry, "document"), {"document": text})
    assert result["type"] is FlowResultType.CREATE_ENTRY
    (document,) = documents(entry).values()
    assert tariff_from_json(document).contracts[0].currency == "USD"


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("not json", "tariff"),
        ("[]", "tariff"),
        ('{"version": 1, "name": "A", "contracts": []}', "contracts"),
        (ELSEWHERE, "timezone"),
    ],
    ids=["no JSON", "no object", "empty", "another zone"],
)
async def test_document_that_is_wrong_is_shown_again(
    hass: HomeAssistant, entry: MockConfigEntry, text: str, path: str
) -> None:
    result = await answer(hass, await begin(hass, entry, "document"), {"document": text})
    assert result["errors"] == {"document": "invalid_tariff"}
    assert result["description_placeholders"]["path"] == path


async def test_document_with_prices_from_outside_asks_for_their_entity(
    hass: HomeAssistant, entry: MockConfigEntry
) -> None:
    document = json.loads((EXAMPLES / "germany_dynamic.json").read_text())
    document.pop("timezone")
    flow_id = await begin(hass, entry, "document")
    result = await answer(hass, flow_id, {"document": json.dumps(document)})
    assert (result["step_id"], result["description_placeholders"]) == ("rates", {"names": "day_ahead"})
    hass.states.async_set("sensor.wrong", "3", {"unit_of_measurement": "W"})
    result = await answer(hass, flow_id, {"price_entity": "sensor.wrong"})
    assert result["errors"] == {"price_entity": "not_a_price"}
    result = await answer(hass, flow_id, {"price_entity": "sensor.nord_pool"})
    assert result["type"] is FlowResultType.CREATE_ENTRY
    (made,) = documents(entry).values()
    assert tariff_from_json(made).rate_names == {"sensor.nord_pool"}


@pytest.fixture
async def uploaded(hass: HomeAssistant, hass_client: ClientSessionGenerator) -> Callable[[str, bytes], Awaitable[str]]:
    """Upload a file as the browser does; returns its id."""
    assert await async_setup_component(hass, "file_upload", {})
    client = await hass_client()

    async def upload(name: str, content: bytes) -> str:
        form = FormData()
        form.add_field("file", content, filename=name)
        response = await client.post("/api/file_upload", data=form)
        assert response.status == HTTPStatus.OK
        file_id: str = (await response.json())["file_id"]
        return file_id

    return upload


async def test_file_is_picked(
    hass: HomeAssistant, entry: MockConfigEntry, uploaded: Callable[[str, bytes], Awaitable[str]]
) -> None:
    wanted = {"version": 1, "name": "From a file", "contracts": [{"currency": "EUR", "components": [FLAT_PRICE]}]}
    flow_id = await begin(hass, entry, "document")
    file_id = await uploaded("tariff.yaml", b"\xef\xbb\xbf" + yaml.safe_dump(wanted).encode())
    result = await answer(hass, flow_id, {"file": file_id, "document": "a text that is not used"})
    assert result["type"] is FlowResultType.CREATE_ENTRY
    assert documents(entry) == {"From a file": wanted}


async def test_file_replaces_the_tariff_that_is_edited(
    hass: HomeAssistant, entry: MockConfigEntry, uploaded: Callable[[str, bytes], Awaitable[str]]
) -> None:
    await add(hass, entry, "flat")
    changed = documents(entry)["My tariff"] | {"source": "https://example.com"}
    flow_id = await begin(hass, entry, "document", subentry_id(entry))
    result = await answer(hass, flow_id, {"file": await uploaded("t.json", json.dumps(changed).encode())})
    assert result["type"] is FlowResultType.ABORT
    assert documents(entry) == {"My tariff": changed}


@pytest.mark.parametrize(
    ("content", "path", "reason"),
    [
        (b"name: \xff", "file", "not UTF-8 text at byte 6"),
        (b" " * (2**20 + 1), "file", "larger than 1 MiB"),
        (b"version: 1\nname: [", "tariff", "neither JSON nor YAML"),
        (b"version: 1\nname: A\ncontracts: [{currency: EUR, components: [{kind: energy, price: '0,3'}]}]",
         "contracts[0].components[0].price", 'the text "0,3"'),
    ],
    ids=["encoding", "size", "syntax", "price as text"],
)  # fmt: skip
async def test_file_that_is_wrong_is_refused(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    uploaded: Callable[[str, bytes], Awaitable[str]],
    content: bytes,
    path: str,
    reason: str,
) -> None:
    flow_id = await begin(hass, entry, "document")
    result = await answer(hass, flow_id, {"file": await uploaded("tariff.yaml", content)})
    assert result["errors"] == {"file": "invalid_tariff"}
    assert result["description_placeholders"]["path"] == path
    assert reason in result["description_placeholders"]["reason"]


async def test_file_that_is_gone_is_asked_for_again(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    result = await answer(hass, await begin(hass, entry, "document"), {"file": str(UUID(int=1))})
    assert result["errors"] == {"file": "invalid_tariff"}
    assert "read already" in result["description_placeholders"]["reason"]


async def test_neither_file_nor_text_is_said(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    result = await answer(hass, await begin(hass, entry, "document"), {})
    assert result["errors"] == {"document": "invalid_tariff"}
    assert result["description_placeholders"]["reason"] == "the text is empty"


async def test_what_is_not_billed_of_a_rate_is_said_first(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    rate = {"name": "Shop", "energyratestructure": [[{"rate": 0.1}]], "demandreactivepowercharge": 2}
    flow_id = await begin(hass, entry, "document")
    result = await answer(hass, flow_id, {"document": yaml.safe_dump({"items": [rate]})})
    assert (result["type"], result["step_id"]) == (FlowResultType.FORM, "notes")
    assert "demandreactivepowercharge is not billed" in result["description_placeholders"]["notes"]
    assert documents(entry) == {}
    result = await answer(hass, flow_id, {})
    assert result["type"] is FlowResultType.CREATE_ENTRY


REFUSED = json.loads((Path(__file__).parents[1] / "tariffs" / "refused.json").read_text("utf-8"))


async def test_bad_input_is_refused_with_path_reason_and_example(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    flow_id = await begin(hass, entry, "document")
    for each in REFUSED:
        result = await answer(hass, flow_id, {"document": json.dumps(each["tariff"])})
        assert result["errors"] == {"document": "invalid_tariff"}, each["case"]
        told = result["description_placeholders"]
        assert told["path"] == each["path"]
        assert each["reason"] in told["reason"]
        assert each["example"] in told["example"]
    assert documents(entry) == {}
