"""Messages that the tests send."""

from __future__ import annotations

import json
import time
from typing import Any

START_S = int(time.time()) - 3600
"""An hour ago, so that an hour of readings lies in the past."""


def fields(device_id: str, number: int = 0, **changes: Any) -> dict[str, Any]:
    """Return the fields of a device's `number`-th reading, one every 5 s, 1.25 Wh each."""
    return {
        "deviceId": device_id,
        "voltage": 230.1,
        "current": 3.91,
        "power": 900.0,
        "energy": 1.25 * number,
        "timestamp": START_S + 5 * number,
        "seq": number,
    } | changes


def data(device_id: str, number: int = 0, **changes: Any) -> tuple[str, str]:
    """Return topic and payload of a device's `number`-th reading."""
    return f"/energy/{device_id}/data", json.dumps(fields(device_id, number, **changes))
