"""The application: all routes under /api."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from fastapi import FastAPI, Response
from pymongo.errors import PyMongoError

from mongo_bridge.documents import message_of, seconds_of
from mongo_bridge.health import Health
from mongo_bridge.spool import Spool
from mongo_bridge.store import Store

from . import problem, readings
from .answer import json_answer

_MAX_ALERTS: Final = 1000
_COUNTS: Final = ("received", "stored", "duplicates", "conflicts", "refused", "notices")


def make_app(store: Store, spool: Spool, health: Health) -> FastAPI:
    """Return the API over these parts."""
    # The built-in pages of documentation load their scripts from the internet.
    app = FastAPI(title="Smart Energy", openapi_url="/api/openapi.json", docs_url=None, redoc_url=None)
    problem.install(app)
    app.include_router(readings.make_router(store))

    @app.get("/api/devices", summary="Every device, its status, what it says of itself, and its last reading")
    def devices() -> Response:
        return json_answer([_device(document) for document in store.devices()])

    @app.get("/api/alerts", summary="The newest 1000 alerts, the newest first")
    def alerts() -> Response:
        return json_answer([_alert(document) for document in store.alerts(_MAX_ALERTS)])

    @app.get("/api/health", summary="Whether broker and database are reached, what waits, and what became of what came")
    def state() -> Response:
        return json_answer(_health(store, spool, health))

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


def _alert(document: Mapping[str, Any]) -> dict[str, Any]:
    return {"id" if name == "_id" else name: value for name, value in document.items()}


def _seconds(date: datetime | None) -> int | float | None:
    return None if date is None else seconds_of(date)
