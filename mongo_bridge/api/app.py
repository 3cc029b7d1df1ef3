"""The routes under /api. Every time in them is Unix time in seconds, as in the messages of the meters."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
import json
import time
from typing import Annotated, Any, Final
from urllib.parse import urlencode

from fastapi import FastAPI, Query, Request, Response
from pymongo.errors import PyMongoError

from mongo_bridge.documents import message_of, seconds_of
from mongo_bridge.health import Health
from mongo_bridge.spool import Spool
from mongo_bridge.store import Store

from . import problem
from .parameters import device_id_of, limit_of, range_of, time_of

DEFAULT_LIMIT: Final = 10_000
MAX_LIMIT: Final = 50_000
_COUNTS: Final = ("received", "stored", "duplicates", "conflicts", "refused", "notices")


def make_app(store: Store, spool: Spool, health: Health) -> FastAPI:
    """Return the API over these parts."""
    # The built-in pages of documentation load their scripts from the internet.
    app = FastAPI(title="Smart Energy", openapi_url="/api/openapi.json", docs_url=None, redoc_url=None)
    problem.install(app)

    @app.get("/api/devices", summary="Every device, its status, what it says of itself, and its last reading")
    def devices() -> Response:
        return _json([_device(document) for document in store.devices()])

    @app.get("/api/readings", summary="Readings of one device from `from` up to, but not including, `to`, by time")
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
            first = max(first, time_of("after", after) + timedelta(milliseconds=1))
        count = limit_of(limit, DEFAULT_LIMIT, MAX_LIMIT)
        found = [message_of(document) for document in store.readings(device, first, last, count + 1)]
        answer = _json(found[:count])
        if len(found) > count:
            answer.headers["Link"] = f'<{_next_page(request, found[count - 1]["timestamp"])}>; rel="next"'
        return answer

    @app.get("/api/alerts", summary="The newest 1000 alerts, the newest first")
    def alerts() -> Response:
        return _json([_plain(document) for document in store.alerts(1000)])

    @app.get(
        "/api/health", summary="Whether broker and database are reached, what waits, and what became of all that came"
    )
    def state() -> Response:
        return _json(_health(store, spool, health))

    return app


def _health(store: Store, spool: Spool, health: Health) -> dict[str, Any]:
    database_problem = _ping(store)
    problems = [text for text in (health.broker.problem, database_problem, health.spool.problem) if text is not None]
    counts = spool.counts
    return {
        "status": "degraded" if problems else "ok",
        "problems": problems,
        "broker": "connected" if health.broker.is_working else "disconnected",
        "database": "reachable" if database_problem is None else "unreachable",
        "spool": {"waiting": spool.waiting},
        "counts": {name: counts[name] for name in _COUNTS},
    }


def _ping(store: Store) -> str | None:
    try:
        store.ping(1.0)
    except PyMongoError as error:
        return f"database: {error!s:.300}"
    return None


def _device(document: Mapping[str, Any]) -> dict[str, Any]:
    last = document.get("lastReading")
    return {
        "deviceId": document["_id"],
        "status": document.get("status"),
        "info": document.get("info"),
        "firstSeen": _seconds(document.get("firstSeen")),
        "lastSeen": _seconds(document.get("lastSeen")),
        "lastReading": message_of(last) if last else None,
    }


def _plain(document: Mapping[str, Any]) -> dict[str, Any]:
    return {"id" if name == "_id" else name: value for name, value in document.items()}


def _seconds(date: datetime | None) -> int | float | None:
    return None if date is None else seconds_of(date)


def _next_page(request: Request, timestamp: object) -> str:
    query = dict(request.query_params) | {"after": str(timestamp)}
    return f"{request.url.path}?{urlencode(query)}"


def _json(body: object) -> Response:
    return Response(json.dumps(body, ensure_ascii=False, default=_foreign).encode(), media_type="application/json")


def _foreign(value: object) -> object:
    """Show what only another program can have written into our collections."""
    return seconds_of(value) if isinstance(value, datetime) else str(value)
