"""The dashboard bundle: served, loaded as a resource, renewed, and taken back."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from homeassistant.components.lovelace.const import LOVELACE_DATA
from homeassistant.core import HomeAssistant
from homeassistant.helpers import issue_registry as ir
from homeassistant.setup import async_setup_component
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.smart_energy.const import DOMAIN
from custom_components.smart_energy.frontend import (
    BUNDLE,
    RESOURCE_ISSUE,
    URL,
    async_load_cards,
    async_serve_cards,
    async_unload_cards,
)


def resources(hass: HomeAssistant) -> list[dict[str, Any]]:
    return [item for item in hass.data[LOVELACE_DATA].resources.async_items() if item["url"].startswith(URL)]


async def test_bundle_is_served(hass: HomeAssistant, hass_client_no_auth: ClientSessionGenerator) -> None:
    assert await async_setup_component(hass, "lovelace", {})
    await async_serve_cards(hass)
    client = await hass_client_no_auth()
    answer = await client.get(URL)
    assert answer.status == 200
    assert await answer.read() == BUNDLE.read_bytes()
    assert "javascript" in answer.headers["Content-Type"]


async def test_resource_is_added_once_with_its_version(hass: HomeAssistant) -> None:
    assert await async_setup_component(hass, "lovelace", {})
    await async_load_cards(hass)
    await async_load_cards(hass)
    (resource,) = resources(hass)
    assert resource["type"] == "module"
    assert resource["url"].startswith(f"{URL}?v=")


async def test_another_version_replaces_the_old_one_and_its_twins(hass: HomeAssistant) -> None:
    assert await async_setup_component(hass, "lovelace", {})
    collection = hass.data[LOVELACE_DATA].resources
    for url in (f"{URL}?v=old", f"{URL}?v=older", "/local/other.js"):
        await collection.async_create_item({"res_type": "module", "url": url})
    await async_load_cards(hass)
    (resource,) = resources(hass)
    assert "old" not in resource["url"]
    assert [item["url"] for item in collection.async_items()].count("/local/other.js") == 1


async def test_resource_is_taken_back(hass: HomeAssistant) -> None:
    assert await async_setup_component(hass, "lovelace", {})
    await async_load_cards(hass)
    await async_unload_cards(hass)
    assert resources(hass) == []


async def test_resources_in_yaml_are_asked_for_until_they_are_there(hass: HomeAssistant) -> None:
    assert await async_setup_component(hass, "lovelace", {"lovelace": {"resource_mode": "yaml", "resources": []}})
    await async_load_cards(hass)
    issue = ir.async_get(hass).async_get_issue(DOMAIN, RESOURCE_ISSUE)
    assert issue is not None
    assert issue.translation_placeholders is not None
    url = issue.translation_placeholders["url"]

    hass.data[LOVELACE_DATA].resources.data.append({"type": "module", "url": url})
    await async_load_cards(hass)
    assert ir.async_get(hass).async_get_issue(DOMAIN, RESOURCE_ISSUE) is None


async def test_resources_in_yaml_are_left_alone(hass: HomeAssistant) -> None:
    assert await async_setup_component(hass, "lovelace", {"lovelace": {"resource_mode": "yaml", "resources": []}})
    await async_load_cards(hass)
    await async_unload_cards(hass)
    assert ir.async_get(hass).async_get_issue(DOMAIN, RESOURCE_ISSUE) is None


async def test_entry_brings_the_cards_and_takes_them_back(
    hass: HomeAssistant, load: Callable[[MockConfigEntry], Awaitable[bool]], unloaded_entry: MockConfigEntry
) -> None:
    assert await async_setup_component(hass, "lovelace", {})
    assert await load(unloaded_entry)
    assert len(resources(hass)) == 1
    await hass.config_entries.async_remove(unloaded_entry.entry_id)
    assert resources(hass) == []
