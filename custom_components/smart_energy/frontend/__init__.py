"""The dashboard strategy and cards: one file that Home Assistant serves and loads as a Lovelace resource."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Final

from homeassistant.components.http.server import StaticPathConfig
from homeassistant.components.lovelace.const import LOVELACE_DATA
from homeassistant.components.lovelace.resources import ResourceStorageCollection
from homeassistant.core import HomeAssistant
from homeassistant.helpers import issue_registry as ir

from ..const import DOMAIN  # noqa: TID252, HACS decides where the package lies

URL: Final = f"/{DOMAIN}/smart-energy.js"
BUNDLE: Final = Path(__file__).with_name("smart-energy.js")
RESOURCE_ISSUE: Final = "add_lovelace_resource"


async def async_serve_cards(hass: HomeAssistant) -> None:
    """Serve the bundle where there is a frontend; its address does not change, so that this is done once a run."""
    if LOVELACE_DATA not in hass.data:
        return
    await hass.http.async_register_static_paths([StaticPathConfig(URL, str(BUNDLE), cache_headers=True)])


async def async_load_cards(hass: HomeAssistant) -> None:
    """Have every dashboard load the bundle, its newest version; where resources are kept in YAML, say what to add."""
    if LOVELACE_DATA not in hass.data:
        return
    address = await hass.async_add_executor_job(_versioned_address)
    resources = hass.data[LOVELACE_DATA].resources
    # Not a public interface: resources of the user interface are this collection, those of YAML another.
    if not isinstance(resources, ResourceStorageCollection):
        _ask_for_yaml_resource(hass, address, [str(item.get("url", "")) for item in resources.async_items()])
        return
    await resources.async_get_info()  # loads the collection; its other methods assume that it was
    ours = [item for item in resources.async_items() if _is_ours(item["url"])]
    if not ours:
        await resources.async_create_item({"res_type": "module", "url": address})
        return
    if ours[0]["url"] != address:
        await resources.async_update_item(ours[0]["id"], {"url": address})
    for twin in ours[1:]:
        await resources.async_delete_item(twin["id"])


async def async_unload_cards(hass: HomeAssistant) -> None:
    """Take the resource back: no entry of this integration is left."""
    if LOVELACE_DATA not in hass.data:
        return
    ir.async_delete_issue(hass, DOMAIN, RESOURCE_ISSUE)
    resources = hass.data[LOVELACE_DATA].resources
    if not isinstance(resources, ResourceStorageCollection):
        return
    await resources.async_get_info()
    for item in [item for item in resources.async_items() if _is_ours(item["url"])]:
        await resources.async_delete_item(item["id"])


def _versioned_address() -> str:
    # Browsers keep the file for a month; its hash in the address makes them load a new one at once.
    return f"{URL}?v={hashlib.sha256(BUNDLE.read_bytes()).hexdigest()[:12]}"


def _is_ours(url: str) -> bool:
    return url.split("?", 1)[0] == URL


def _ask_for_yaml_resource(hass: HomeAssistant, address: str, present: list[str]) -> None:
    # One of another version is the file that browsers have kept of it.
    if address in present:
        ir.async_delete_issue(hass, DOMAIN, RESOURCE_ISSUE)
        return
    ir.async_create_issue(
        hass,
        DOMAIN,
        RESOURCE_ISSUE,
        is_fixable=False,
        severity=ir.IssueSeverity.WARNING,
        translation_key=RESOURCE_ISSUE,
        translation_placeholders={"url": address},
    )
