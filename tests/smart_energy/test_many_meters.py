"""Home Assistant takes so many enabled entities of an integration, and no more."""

from __future__ import annotations

from collections import Counter

from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.entity_platform import MAX_ENABLED_ENTITIES_PER_CONFIG_ENTRY
import pytest

from custom_components.smart_energy.entity import SETTINGS_ENABLED_UNTIL

from .costs_home import FIVE_MINUTES, START, Home, bare_home, home
from .recorder_home import integration

__all__ = ["bare_home", "home", "integration"]

METERS = 200
ALL_FIELDS = {"energyExport": 5.0, "apparentPower": 300.0, "reactivePower": 1.0, "powerFactor": 0.98, "frequency": 50.0}


def enabled(hass: HomeAssistant, home: Home, device: str) -> Counter[str]:
    entries = er.async_entries_for_config_entry(er.async_get(hass), home.entry.entry_id)
    return Counter(each.domain for each in entries if f"|{device}|" in each.unique_id and each.disabled_by is None)


async def test_two_hundred_meters_with_tariffs_stay_below(
    hass: HomeAssistant, home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    await home.publish(START + FIVE_MINUTES, **ALL_FIELDS)
    monkeypatch.setattr("custom_components.smart_energy.entity.SETTINGS_ENABLED_UNTIL", 1)
    await home.publisher.data("meter-02", **ALL_FIELDS)
    await home.choose("Day and night")
    await home.choose("Day and night", "meter_02")
    full, later = enabled(hass, home, "meter-01"), enabled(hass, home, "meter-02")
    assert (later["number"], later["switch"], later["select"]) == (0, 0, 1)
    assert min(full["number"], full["switch"]) > 5
    assert full - Counter(number=full["number"], switch=full["switch"]) == later
    in_all = SETTINGS_ENABLED_UNTIL * full.total() + (METERS - SETTINGS_ENABLED_UNTIL) * later.total()
    assert in_all < MAX_ENABLED_ENTITIES_PER_CONFIG_ENTRY
