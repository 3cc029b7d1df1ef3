"""The bridge itself: health for everyone, metrics for Prometheus."""

from __future__ import annotations

from typing import Any, Final

from fastapi import APIRouter, Response
from pymongo.errors import PyMongoError

from mongo_bridge.health import Health
from mongo_bridge.spool import Spool
from mongo_bridge.store import Store

from .access import Viewer
from .answer import encode
from .metrics import metrics_of
from .models import Health as HealthModel
from .services import Services

COUNTS: Final = ("received", "stored", "duplicates", "conflicts", "refused", "notices")
_PROMETHEUS: Final = "text/plain; version=0.0.4; charset=utf-8"


def make_router(services: Services) -> APIRouter:
    """Return the routes over the bridge's parts."""
    router = APIRouter(tags=["bridge"])

    @router.get(
        "/api/health",
        summary="Whether broker and database are reached, what waits, and what became of what came; without a login",
        responses={200: {"model": HealthModel}},
    )
    def health() -> Response:
        body = health_of(services.store, services.spool, services.health)
        return Response(encode(body), media_type="application/json", headers={"Cache-Control": "no-store"})

    @router.get(
        "/api/metrics",
        summary="The same, and the last reading of each device, as Prometheus scrapes it",
        responses={200: {"content": {"text/plain": {"schema": {"type": "string"}}}}},
    )
    def metrics(who: Viewer) -> Response:
        body = health_of(services.store, services.spool, services.health)
        devices = [each for each in services.store.devices() if who.may_see(each["_id"])]
        return Response(metrics_of(body, devices, services.live.listeners), media_type=_PROMETHEUS)

    return router


def health_of(store: Store, spool: Spool, health: Health) -> dict[str, Any]:
    """Return the bridge's health as the API shows it."""
    database_problem = _ping(store)
    every = (health.broker.problem, database_problem, health.spool.problem, health.rollup.problem)
    problems = [text for text in every if text is not None]
    counts = spool.counts
    return {
        "status": "degraded" if problems else "ok",
        "problems": problems,
        "broker": "connected" if health.broker.is_working else "disconnected",
        "database": "reachable" if database_problem is None else "unreachable",
        "spool": {"waiting": spool.waiting},
        "counts": {name: counts[name] for name in COUNTS},
    }


def _ping(store: Store) -> str | None:
    try:
        store.ping(1.0)
    except PyMongoError as error:
        return f"database: {error!s:.300}"
    return None
