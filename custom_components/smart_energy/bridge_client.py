"""The bridge's REST API, as far as Home Assistant asks it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import urlsplit

import aiohttp
from homeassistant.core import HomeAssistant
from homeassistant.helpers.aiohttp_client import async_get_clientsession

TIMEOUT_S: Final = 10


class BridgeError(Exception):
    """The bridge did not answer as expected; the message says why."""


class BridgeLoginError(BridgeError):
    """The bridge does not know the token, or it may not read."""


class Bridge:
    """One bridge, with the token of a person or a program."""

    def __init__(self, hass: HomeAssistant, url: str, token: str | None) -> None:
        """Use Home Assistant's own HTTP session."""
        self._session = async_get_clientsession(hass)
        self._url = url.rstrip("/")
        self._headers = {"Authorization": f"Bearer {token}"} if token else {}

    async def async_get(self, path: str, parameters: Mapping[str, str] | None = None) -> Any:
        """Return the JSON of a path below /api; raises BridgeError, or BridgeLoginError when the token is refused."""
        try:
            async with self._session.get(
                f"{self._url}/api/{path}",
                params=parameters,
                headers=self._headers,
                timeout=aiohttp.ClientTimeout(total=TIMEOUT_S),
            ) as answer:
                if answer.status in (401, 403):
                    raise BridgeLoginError(f"the bridge refused the token ({answer.status})")
                answer.raise_for_status()
                return await answer.json()
        except (aiohttp.ClientError, TimeoutError, ValueError) as error:
            raise BridgeError(f"{type(error).__name__}: {error}") from error

    async def async_check(self) -> None:
        """Raise BridgeError unless a bridge answers and lets us read."""
        health = await self.async_get("health")
        if not isinstance(health, dict) or "spool" not in health:
            raise BridgeError("something else than a bridge answered")
        await self.async_get("devices")


def is_bridge_url(url: str) -> bool:
    """Return whether the text is an http address with a host and nothing secret in it."""
    try:
        parts = urlsplit(url)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and not parts.username and not parts.query
    except ValueError:
        return False
