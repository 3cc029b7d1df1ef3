"""The action that imports a meter's history, and what is fetched from the bridge by itself."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
import logging
from pathlib import Path
import time
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.components.persistent_notification import _async_get_or_create_notifications
from homeassistant.config_entries import SOURCE_REAUTH
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError
from homeassistant.helpers import device_registry as dr
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, async_fire_time_changed
from pytest_homeassistant_custom_component.test_util.aiohttp import AiohttpClientMocker, AiohttpClientMockResponse
import voluptuous as vol
from yarl import URL

from custom_components.smart_energy import bridge_history
from custom_components.smart_energy.bridge_history import ASK_AGAIN_S, LOOK_DELAY_S, LOOK_INTERVAL, BridgeHistory
from custom_components.smart_energy.const import CONF_BRIDGE_TOKEN, CONF_BRIDGE_URL, CONF_ROOT, DOMAIN
from custom_components.smart_energy.energy_core.meter_history import IMPORT
from custom_components.smart_energy.energy_core.register_track import Total
from custom_components.smart_energy.late_data import SETTLE_S, LateData

from .conftest import ROOT, Publisher

NOW = datetime(2026, 11, 18, 15, 0, tzinfo=UTC)
BRIDGE = "http://127.0.0.1:8420"


def unix_ms(text: str) -> int:
    return round(datetime.fromisoformat(f"2026-11-18T{text}:00+00:00").timestamp() * 1000)


def energy_wh(time_ms: float) -> float:
    """A load that was on in the first quarter of each hour only."""
    hours, rest_ms = divmod(time_ms - unix_ms("11:00"), 3_600_000)
    return 1000 + 1000 * hours + min(rest_ms / 900, 1000)


MISSED = [unix_ms("11:00") + number * 300_000 for number in range(1, 36)]


class BridgeApi:
    """GET /api/readings of a bridge that has everything, and notes what it is asked."""

    def __init__(self, mocker: AiohttpClientMocker) -> None:
        self.asked: list[dict[str, str]] = []
        self.status = 200
        self.extra: list[Any] = []
        self.body: Any = None
        mocker.get(f"{BRIDGE}/api/readings", side_effect=self._readings)

    async def _readings(self, method: str, url: URL, data: Any) -> AiohttpClientMockResponse:
        query = dict(url.query)
        self.asked.append(query)
        first = max(int(query["from"]), int(query.get("after", 0)) + 1)
        found = [
            {"deviceId": query["deviceId"], "timestamp": at_ms / 1000, "energy": energy_wh(at_ms),
             "voltage": 230, "current": 1, "power": 230}
            for at_ms in MISSED
            if first <= at_ms < int(query["to"])
        ]  # fmt: skip
        body = self.body if self.body is not None else (found + self.extra)[: int(query["limit"])]
        return AiohttpClientMockResponse(method, url, status=self.status, json=body)


@pytest.fixture
def bridge_api(aioclient_mock: AiohttpClientMocker) -> BridgeApi:
    return BridgeApi(aioclient_mock)


@pytest.fixture
async def missed(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    unloaded_entry: MockConfigEntry,
    load: Callable[[MockConfigEntry], Awaitable[bool]],
    publisher: Publisher,
    bridge_api: BridgeApi,
) -> MockConfigEntry:
    """An entry with a bridge that missed 11:00 to 14:00."""
    options = {**unloaded_entry.options, CONF_BRIDGE_URL: BRIDGE, CONF_BRIDGE_TOKEN: "secret"}
    hass.config_entries.async_update_entry(unloaded_entry, options=options)
    freezer.move_to(NOW)
    await load(unloaded_entry)
    for time_ms in (unix_ms("11:00"), unix_ms("14:00")):
        await publisher.data("meter-01", energy=energy_wh(time_ms), timestamp=time_ms / 1000, interval=300)
    return unloaded_entry


def at_noon(entry: MockConfigEntry) -> Total | None:
    return entry.runtime_data.intervals.history("meter-01").tracks[IMPORT].at(unix_ms("11:30"))


ESTIMATED, TRUE = Total(1_500_000, 0, estimated=True), Total(2_000_000, 0, estimated=False)


async def call(hass: HomeAssistant, **data: Any) -> dict[str, Any]:
    return await hass.services.async_call(DOMAIN, "import_history", data, blocking=True, return_response=True)


def notified(hass: HomeAssistant) -> str:
    return _async_get_or_create_notifications(hass)["smart_energy_import_history"]["message"]


async def pass_time(hass: HomeAssistant, freezer: FrozenDateTimeFactory, seconds: float) -> None:
    freezer.tick(timedelta(seconds=seconds))
    async_fire_time_changed(hass)
    await hass.async_block_till_done(wait_background_tasks=True)


async def test_missing_hours_come_from_the_bridge_by_themselves(
    hass: HomeAssistant,
    missed: MockConfigEntry,
    freezer: FrozenDateTimeFactory,
    bridge_api: BridgeApi,
    aioclient_mock: AiohttpClientMocker,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.INFO, "custom_components.smart_energy")
    assert at_noon(missed) == ESTIMATED
    bridge_api.status = 503
    await pass_time(hass, freezer, LOOK_DELAY_S + 1)
    for _ in range(2):
        await pass_time(hass, freezer, LOOK_INTERVAL.total_seconds() + 1)
    assert caplog.text.count("cannot be fetched from the bridge yet") == 1
    assert at_noon(missed) == ESTIMATED

    bridge_api.status = 200
    await pass_time(hass, freezer, LOOK_INTERVAL.total_seconds() + 1)
    assert at_noon(missed) == TRUE
    assert "Imported 35 readings that were missed from the bridge" in caplog.text
    assert aioclient_mock.mock_calls[-1][3] == {"Authorization": "Bearer secret"}
    assert "secret" not in caplog.text

    asked = len(bridge_api.asked)
    await pass_time(hass, freezer, LOOK_INTERVAL.total_seconds() + 1)
    assert len(bridge_api.asked) == asked


async def test_a_bridge_that_gets_the_readings_later_is_asked_again(
    hass: HomeAssistant, missed: MockConfigEntry, freezer: FrozenDateTimeFactory, bridge_api: BridgeApi
) -> None:
    bridge_api.body = []
    await pass_time(hass, freezer, LOOK_DELAY_S + 1)
    asked = []
    for _ in range(5):
        await pass_time(hass, freezer, ASK_AGAIN_S)
        asked.append(len(bridge_api.asked))
    assert asked == [2, 2, 3, 3, 3]
    assert at_noon(missed) == ESTIMATED
    bridge_api.body = None
    for _ in range(2):
        await pass_time(hass, freezer, ASK_AGAIN_S)
    assert at_noon(missed) == TRUE


@pytest.mark.parametrize("status", [401, 403])
async def test_a_new_token_is_asked_for_once_and_fetches_what_was_missed(
    hass: HomeAssistant,
    missed: MockConfigEntry,
    freezer: FrozenDateTimeFactory,
    bridge_api: BridgeApi,
    aioclient_mock: AiohttpClientMocker,
    publisher: Publisher,
    status: int,
) -> None:
    bridge_api.status = status
    await pass_time(hass, freezer, LOOK_DELAY_S + 1)
    await pass_time(hass, freezer, LOOK_INTERVAL.total_seconds() + 1)
    assert len(bridge_api.asked) == 2
    (flow,) = hass.config_entries.flow.async_progress_by_handler(DOMAIN)
    assert (flow["context"]["source"], flow["step_id"]) == (SOURCE_REAUTH, "reauth_confirm")
    await publisher.data("meter-01", power=7.0, energy=9000, timestamp=time.time())
    assert hass.states.get("sensor.meter_01_power").state == "7.0"

    bridge_api.status = 200
    aioclient_mock.get(f"{BRIDGE}/api/health", json={"spool": {"waiting": 0}})
    aioclient_mock.get(f"{BRIDGE}/api/devices", json=[])
    await hass.config_entries.flow.async_configure(flow["flow_id"], {CONF_BRIDGE_TOKEN: "new"})
    await hass.async_block_till_done(wait_background_tasks=True)
    await pass_time(hass, freezer, LOOK_DELAY_S + 1)
    assert hass.config_entries.flow.async_progress_by_handler(DOMAIN) == []
    assert aioclient_mock.mock_calls[-1][3] == {"Authorization": "Bearer new"}
    assert at_noon(missed) == TRUE


@pytest.mark.parametrize("span", [{}, {"from": "2026-11-18 11:00:00+00:00"}, {"to": "2026-11-18T14:00:00+00:00"}])
async def test_action_asks_the_bridge(
    hass: HomeAssistant,
    missed: MockConfigEntry,
    bridge_api: BridgeApi,
    monkeypatch: pytest.MonkeyPatch,
    span: dict[str, str],
) -> None:
    monkeypatch.setattr(bridge_history, "PAGE", 10)
    bridge_api.extra = [{"deviceId": "meter-01"}, None]
    answer = await call(hass, **span)
    assert answer == {
        "meters": {"meter-01": {"readings": 35, "new": 35}},
        "hours_booked": 0,
        "refused_count": 0,
        "refused": [],
    }
    assert at_noon(missed) == TRUE
    assert len(bridge_api.asked) == 4
    assert notified(hass).startswith("35 readings were read, 35 of them told something new.")


async def test_naive_times_are_the_homes(hass: HomeAssistant, missed: MockConfigEntry, bridge_api: BridgeApi) -> None:
    await hass.config.async_set_time_zone("Europe/Paris")
    await call(hass, **{"from": "2026-11-18 12:00:00", "to": "2026-11-18 13:00:00"})
    assert (bridge_api.asked[0]["from"], bridge_api.asked[0]["to"]) == (str(unix_ms("11:00")), str(unix_ms("12:00")))


@pytest.mark.parametrize(
    ("status", "body", "asks"),
    [(500, None, []), (401, None, [SOURCE_REAUTH]), (200, {"detail": "no list"}, [])],
)
async def test_bridge_that_does_not_answer(
    hass: HomeAssistant, missed: MockConfigEntry, bridge_api: BridgeApi, status: int, body: Any, asks: list[str]
) -> None:
    bridge_api.status, bridge_api.body = status, body
    with pytest.raises(HomeAssistantError) as caught:
        await call(hass)
    assert caught.value.translation_key == "bridge_not_answering"
    flows = hass.config_entries.flow.async_progress_by_handler(DOMAIN)
    assert [flow["context"]["source"] for flow in flows] == asks


async def test_action_reads_a_file(hass: HomeAssistant, missed: MockConfigEntry, tmp_path: Path) -> None:
    hass.config.allowlist_external_dirs.add(str(tmp_path))
    hass.config.language = "de"
    lines = [f"{time_ms / 1000},{energy_wh(time_ms)}" for time_ms in MISSED]
    (tmp_path / "meter.csv").write_text("\ufefftimestamp,energy\nsoon,1\n" + "\n".join(lines))
    meter = dr.async_get(hass).async_get_device_by_identifier((DOMAIN, f"{ROOT}|meter-01"), missed.entry_id)
    for new in (35, 0):
        answer = await call(hass, device_id=meter.id, file=str(tmp_path / "meter.csv"))
        assert answer["meters"] == {"meter-01": {"readings": 35, "new": new}}
        assert answer["refused_count"] == 1
        assert (answer["refused"][0]["line"], answer["refused"][0]["field"]) == (2, "timestamp")
        assert at_noon(missed) == TRUE
    assert notified(hass) == (
        "35 Messwerte wurden gelesen, 0 davon waren neu. 0 Stunden der Statistik sind neu gebucht. "
        "1 Zeilen wurden abgelehnt."
    )


@pytest.mark.parametrize(
    ("content", "key", "reason"),
    [
        (None, "file_not_read", "No such file or directory"),
        (b"\xff\xfe", "file_not_read", "not UTF-8 text at byte 0"),
        (b"time\n1", "file_not_read", "timestamp: the first line has no such column"),
        (b"timestamp,energy,deviceId\n1790000000,1,other\n", "file_of_other_meters", None),
    ],
)
async def test_file_that_cannot_be_imported(
    hass: HomeAssistant, missed: MockConfigEntry, tmp_path: Path, content: bytes | None, key: str, reason: str | None
) -> None:
    hass.config.allowlist_external_dirs.add(str(tmp_path))
    for written in filter(None, [content]):
        (tmp_path / "meter.csv").write_bytes(written)
    with pytest.raises(ServiceValidationError) as caught:
        await call(hass, file=str(tmp_path / "meter.csv"))
    assert caught.value.translation_key == key
    assert (reason or "") in str(caught.value.translation_placeholders)
    assert at_noon(missed) == ESTIMATED


async def test_file_outside_the_allowed_folders(hass: HomeAssistant, missed: MockConfigEntry) -> None:
    with pytest.raises(ServiceValidationError) as caught:
        await call(hass, file="/etc/passwd")
    assert caught.value.translation_key == "file_not_allowed"


async def test_from_after_to(hass: HomeAssistant, missed: MockConfigEntry) -> None:
    with pytest.raises(ServiceValidationError) as caught:
        await call(hass, **{"from": "2026-11-18 12:00:00", "to": "2026-11-18 12:00:00"})
    assert caught.value.translation_key == "from_after_to"


async def test_no_source(hass: HomeAssistant, entry: MockConfigEntry, publisher: Publisher) -> None:
    await publisher.data("meter-01")
    with pytest.raises(ServiceValidationError) as caught:
        await call(hass)
    assert caught.value.translation_key == "no_source"
    assert entry.data[CONF_ROOT] == ROOT


@pytest.mark.parametrize("data", [{"from": "soon"}, {"unknown": 1}])
async def test_wrong_fields(hass: HomeAssistant, missed: MockConfigEntry, data: dict[str, Any]) -> None:
    with pytest.raises(vol.Invalid):
        await call(hass, **data)


@pytest.mark.parametrize(("page", "kept"), [(10, 10), (10_000, 35)], ids=["between two pages", "before it is booked"])
async def test_an_entry_that_is_reloaded_while_it_imports(
    hass: HomeAssistant,
    missed: MockConfigEntry,
    bridge_api: BridgeApi,
    monkeypatch: pytest.MonkeyPatch,
    page: int,
    kept: int,
) -> None:
    monkeypatch.setattr(bridge_history, "PAGE", page)
    add = LateData.async_add

    async def add_and_reload(late_data: LateData, *added: Any) -> int:
        new = await add(late_data, *added)
        await hass.config_entries.async_reload(missed.entry_id)
        return new

    with monkeypatch.context() as patch:
        patch.setattr(LateData, "async_add", add_and_reload)
        with pytest.raises(HomeAssistantError) as caught:
            await call(hass)
    assert caught.value.translation_key == "import_interrupted"
    again = await call(hass, **{"from": "2026-11-18 11:00:00+00:00"})
    assert again["meters"] == {"meter-01": {"readings": 35, "new": 35 - kept}}
    assert at_noon(missed) == TRUE


async def test_an_entry_that_is_unloaded_while_it_books(
    hass: HomeAssistant, missed: MockConfigEntry, bridge_api: BridgeApi, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def unload(_late_data: LateData) -> int:
        hass.async_create_task(hass.config_entries.async_unload(missed.entry_id))
        return await asyncio.Event().wait()

    monkeypatch.setattr(LateData, "async_correct", unload)
    with pytest.raises(HomeAssistantError) as caught:
        await call(hass)
    assert caught.value.translation_key == "import_interrupted"


@pytest.mark.parametrize(
    ("owner", "job", "after_s"),
    [(LateData, "async_correct", SETTLE_S + 1), (BridgeHistory, "async_fill", LOOK_DELAY_S + 1)],
)
async def test_jobs_end_with_the_entry(
    hass: HomeAssistant,
    missed: MockConfigEntry,
    freezer: FrozenDateTimeFactory,
    monkeypatch: pytest.MonkeyPatch,
    owner: type,
    job: str,
    after_s: float,
) -> None:
    told = []

    async def never_ends(_owner: Any) -> None:
        told.append("began")
        try:
            await asyncio.Event().wait()
        finally:
            told.append("ended")

    monkeypatch.setattr(owner, job, never_ends)
    freezer.tick(timedelta(seconds=after_s))
    async_fire_time_changed(hass)
    await asyncio.sleep(0)
    assert told == ["began"]
    await hass.config_entries.async_unload(missed.entry_id)
    assert told == ["began", "ended"]
