"""GET /api/readings: one device, one half-open range of time, page by page."""

from __future__ import annotations

import time
from typing import Annotated, Final
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request, Response

from mongo_bridge.documents import message_of
from mongo_bridge.store import Store

from .answer import json_answer
from .parameters import after_of, device_id_of, limit_of, range_of

DEFAULT_LIMIT: Final = 10_000
MAX_LIMIT: Final = 50_000


def make_router(store: Store) -> APIRouter:
    """Return the route over the store."""
    router = APIRouter()

    @router.get("/api/readings", summary="Readings of one device from `from` up to, but not including, `to`, by time")
    def readings(
        request: Request,
        device_id: Annotated[str | None, Query(alias="deviceId")] = None,
        start: Annotated[str | None, Query(alias="from")] = None,
        end: Annotated[str | None, Query(alias="to")] = None,
        after: str | None = None,
        limit: str | None = None,
    ) -> Response:
        device = device_id_of(device_id)
        first, last = range_of(start, end, time.time())
        if after is not None:
            first = max(first, after_of(after))
        count = limit_of(limit, DEFAULT_LIMIT, MAX_LIMIT)
        # One more than is wanted shows whether there is another page.
        found = [message_of(document) for document in store.readings(device, first, last, count + 1)]
        answer = json_answer(found[:count])
        if len(found) > count:
            answer.headers["Link"] = f'<{_next_page(request, found[count - 1]["timestamp"])}>; rel="next"'
        return answer

    return router


def _next_page(request: Request, timestamp: object) -> str:
    query = dict(request.query_params) | {"after": str(timestamp)}
    return f"{request.url.path}?{urlencode(query)}"
