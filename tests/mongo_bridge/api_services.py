"""What an API needs, made for tests."""

from __future__ import annotations

from typing import Any, Final
from zoneinfo import ZoneInfo

from mongo_bridge.access.access_token import AccessTokens
from mongo_bridge.access.gate import Gate
from mongo_bridge.api.services import Services
from mongo_bridge.health import Health
from mongo_bridge.spool import Spool
from mongo_bridge.store import Store

TOKEN: Final = "a-token-of-the-tests-0123456789abcdef"
BEARER: Final = {"Authorization": f"Bearer {TOKEN}"}
KEY: Final = b"a key of 32 bytes for the tests.."


def services_of(store: Store, spool: Spool, *, health: Health | None = None, **more: Any) -> Services:
    """Return services whose gate lets TOKEN in as a viewer."""
    gate = Gate(store.database, AccessTokens(KEY), api_token=TOKEN, is_open=more.pop("is_open", False))
    zone = ZoneInfo("Europe/Berlin")
    return Services(store=store, spool=spool, health=health or Health(), gate=gate, timezone=zone, **more)
