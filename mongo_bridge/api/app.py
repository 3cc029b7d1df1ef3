"""The application: all routes under /api."""

from __future__ import annotations

from collections.abc import Sequence

from fastapi import FastAPI, Request, Response
from fastapi.middleware.cors import CORSMiddleware
from fastapi.middleware.gzip import GZipMiddleware

from . import (
    alerts,
    costs,
    description,
    devices,
    forecast,
    kept_aside,
    live,
    prices,
    problem,
    readings,
    sessions,
    settings,
    status,
    summary,
    users,
)
from .access import FOR_VIEWERS
from .answer import json_answer
from .guard import Guard
from .services import Services

_ROUTES = (
    sessions,
    devices,
    readings,
    summary,
    costs,
    prices,
    forecast,
    alerts,
    settings,
    kept_aside,
    users,
    status,
    live,
)


def make_app(services: Services) -> FastAPI:
    """Return the API over these parts."""
    # The built-in pages of documentation load their scripts from the internet; the description needs a login.
    app = FastAPI(title="Smart Energy", openapi_url=None, docs_url=None, redoc_url=None)
    app.state.gate = services.gate
    problem.install(app)
    for routes in _ROUTES:
        app.include_router(routes.make_router(services))

    @app.get("/api/openapi.json", summary="This description", tags=["bridge"], dependencies=[FOR_VIEWERS])
    def openapi(request: Request) -> Response:
        return json_answer(request, description.of(app))

    _add_middleware(app, services.cors_origins, is_open=services.gate.is_open)
    return app


def _add_middleware(app: FastAPI, origins: Sequence[str], *, is_open: bool) -> None:
    app.add_middleware(GZipMiddleware, minimum_size=1000, compresslevel=5)
    app.add_middleware(Guard, origins=origins, is_open=is_open)
    if origins:
        app.add_middleware(
            CORSMiddleware,
            allow_origins=origins,
            allow_methods=["GET", "POST", "PUT", "PATCH", "DELETE"],
            allow_headers=["Authorization", "Content-Type", "If-None-Match"],
            expose_headers=["ETag", "Link", "Retry-After"],
        )
