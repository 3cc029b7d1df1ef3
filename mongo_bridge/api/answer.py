"""JSON answers. Numbers are as they were stored; every time is Unix time in seconds, as in the messages."""

from __future__ import annotations

from datetime import datetime
import json

from fastapi import Response

from mongo_bridge.documents import seconds_of


def json_answer(body: object) -> Response:
    """Return `body` as JSON; it may hold what only another program can have written into our collections."""
    return Response(json.dumps(body, ensure_ascii=False, default=_foreign).encode(), media_type="application/json")


def _foreign(value: object) -> object:
    return seconds_of(value) if isinstance(value, datetime) else str(value)
