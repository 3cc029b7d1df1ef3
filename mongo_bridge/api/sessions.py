"""Login, refresh, logout, and who one is."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request, Response

from mongo_bridge.access import passwords
from mongo_bridge.access.gate import Gate, Grant

from .access import Viewer
from .answer import encode, json_answer
from .models import GrantModel, Login, Me, PasswordChange, Refresh
from .problem import StateError
from .services import Services, address_of


def make_router(services: Services) -> APIRouter:
    """Return the routes over the gate."""
    router = APIRouter(tags=["login"])
    gate = services.gate

    @router.post("/api/login", summary="Begin a session", responses={200: {"model": GrantModel}})
    def login(request: Request, body: Login) -> Response:
        return _granted(gate.log_in(body.name, body.password, address_of(request)))

    @router.post(
        "/api/refresh",
        summary="Go on with a session: a refresh token is good once",
        responses={200: {"model": GrantModel}},
    )
    def refresh(request: Request, body: Refresh) -> Response:
        return _granted(gate.refresh(body.refreshToken, address_of(request)))

    @router.post("/api/logout", summary="End the session of this access token", status_code=204)
    def logout(request: Request, who: Viewer) -> Response:
        gate.sessions.end(_session_of(who.source))
        gate.audit.note(who.name, "logout", "session", address_of(request))
        return Response(status_code=204)

    @router.get("/api/me", summary="Who this token belongs to, and what they may do", responses={200: {"model": Me}})
    def me(request: Request, who: Viewer) -> Response:
        devices = None if who.devices is None else sorted(who.devices)
        return json_answer(request, {"name": who.name, "role": who.role, "devices": devices})

    @router.post("/api/me/password", summary="Change one's own password; ends all of one's sessions", status_code=204)
    def change_password(request: Request, who: Viewer, body: PasswordChange) -> Response:
        _session_of(who.source)
        _change_password(gate, who.name, body, address_of(request))
        return Response(status_code=204)

    return router


def _session_of(source: str) -> str:
    kind, _, session_id = source.partition("|")
    if kind != "session":
        raise StateError("this is for users in a session; an API token is revoked by an admin at /api/tokens")
    return session_id


def _change_password(gate: Gate, name: str, body: PasswordChange, address: str) -> None:
    gate.check_password(name, body.old, address)
    passwords.check_new(body.new, name)
    gate.users.set_password(name, body.new)
    gate.sessions.end_all(name)
    gate.audit.note(name, "password changed", name, address)


def _granted(grant: Grant) -> Response:
    body: dict[str, Any] = {
        "accessToken": grant.access_token,
        "tokenType": "Bearer",
        "expiresIn": grant.expires_in,
        "refreshToken": grant.refresh_token,
        "role": grant.role,
    }
    return Response(encode(body), media_type="application/json", headers={"Cache-Control": "no-store"})
