"""What is left of an entry when it is deleted, and entries of other versions."""

from __future__ import annotations

from homeassistant.components.recorder.models import StatisticMeanType
from homeassistant.components.recorder.statistics import async_import_statistics, list_statistic_ids
from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant
from homeassistant.util import dt as dt_util
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.components.recorder.common import async_wait_recording_done

from custom_components.smart_energy import async_migrate_entry
from custom_components.smart_energy.const import CONF_DELETE_STATISTICS, CONF_ROOT, DOMAIN

from .conftest import Publisher
from .recorder_home import integration

__all__ = ["integration"]


@pytest.mark.parametrize(("requested", "left"), [(False, 1), (True, 0)])
async def test_statistics_go_on_request_only(
    hass: HomeAssistant, entry: MockConfigEntry, publisher: Publisher, requested: bool, left: int
) -> None:
    hass.config_entries.async_update_entry(entry, options={**entry.options, CONF_DELETE_STATISTICS: requested})
    await publisher.data("meter-01")
    metadata = {
        "mean_type": StatisticMeanType.NONE,
        "has_sum": True,
        "name": None,
        "source": "recorder",
        "statistic_id": "sensor.meter_01_energy",
        "unit_class": "energy",
        "unit_of_measurement": "kWh",
    }
    hour = dt_util.utcnow().replace(minute=0, second=0, microsecond=0)
    async_import_statistics(hass, metadata, [{"start": hour, "sum": 1.0, "state": 1.0}])
    await async_wait_recording_done(hass)
    await hass.config_entries.async_remove(entry.entry_id)
    await async_wait_recording_done(hass)
    ids = await hass.async_add_executor_job(list_statistic_ids, hass)
    assert len([each for each in ids if each["statistic_id"] == "sensor.meter_01_energy"]) == left


async def test_settings_and_alerts_go_with_the_entry(
    hass: HomeAssistant, entry: MockConfigEntry, publisher: Publisher, hass_storage: dict
) -> None:
    await publisher.data("meter-01")
    number = {"entity_id": "number.meter_01_fuse_rating", "value": 16}
    await hass.services.async_call("number", "set_value", number, blocking=True)
    assert f"{DOMAIN}.{entry.entry_id}.meters" in hass_storage
    await hass.config_entries.async_remove(entry.entry_id)
    await hass.async_block_till_done()
    assert [key for key in hass_storage if key.startswith(f"{DOMAIN}.{entry.entry_id}")] == []


async def test_entry_that_a_later_version_wrote(hass: HomeAssistant, load) -> None:
    entry = MockConfigEntry(domain=DOMAIN, data={CONF_ROOT: "/e"}, version=2)
    entry.add_to_hass(hass)
    await load(entry)
    assert entry.state is ConfigEntryState.MIGRATION_ERROR
    assert (entry.version, entry.data) == (2, {CONF_ROOT: "/e"})


async def test_entry_with_additions_of_a_later_version(hass: HomeAssistant) -> None:
    entry = MockConfigEntry(domain=DOMAIN, data={CONF_ROOT: "/e"}, version=1, minor_version=9)
    assert await async_migrate_entry(hass, entry)
