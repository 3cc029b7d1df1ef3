"""Users, API tokens and the audit log, for admins."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
import time
from typing import Annotated, Any, Final

from fastapi import APIRouter, Path, Query, Request, Response

from mongo_bridge.access.principal import Role
from mongo_bridge.access.users import NoSuchUserError, User
from mongo_bridge.documents import Document

from .access import FOR_OWNERS, Owner
from .answer import encode, json_answer
from .models import AuditEntry, NewToken, NewTokenModel, NewUser, TokenModel, UserChange, UserModel
from .parameters import CountText, TimeText, limit_of, range_of
from .problem import MissingError
from .services import Services, address_of

_MOST_ENTRIES: Final = 1000
Name = Annotated[str, Path(pattern=r"^[A-Za-z0-9_.@-]{1,40}$")]
TokenId = Annotated[str, Path(pattern=r"^[0-9a-f]{12}$", alias="id")]


def make_router(services: Services) -> APIRouter:
    """Return the routes over the gate."""
    router = APIRouter(tags=["users"])
    router.include_router(_users(services))
    router.include_router(_user_changes(services))
    router.include_router(_tokens(services))
    gate = services.gate

    @router.get(
        "/api/audit",
        summary="Who did what, the newest first",
        responses={200: {"model": list[AuditEntry]}},
        dependencies=[FOR_OWNERS],
    )
    def audit(
        request: Request,
        start: Annotated[TimeText, Query(alias="from")] = None,
        end: Annotated[TimeText, Query(alias="to")] = None,
        limit: CountText = None,
    ) -> Response:
        first, last = range_of(start, end, time.time(), days=30)
        found = gate.audit.between(first, last, limit_of(limit, 100, _MOST_ENTRIES))
        return json_answer(request, [{name: entry[name] for name in entry if name != "_id"} for entry in found])

    return router


def _users(services: Services) -> APIRouter:
    router = APIRouter()
    gate = services.gate

    @router.get(
        "/api/users", summary="Every user", responses={200: {"model": list[UserModel]}}, dependencies=[FOR_OWNERS]
    )
    def users(request: Request) -> Response:
        return json_answer(request, [_user(user) for user in gate.users.all()])

    @router.post("/api/users", summary="Add a user", status_code=201, responses={201: {"model": UserModel}})
    def add(request: Request, who: Owner, body: NewUser) -> Response:
        user = gate.users.add(body.name, body.password, Role(body.role), body.devices)
        gate.audit.note(who.name, "user added", body.name, address_of(request), role=body.role, devices=body.devices)
        return _created(_user(user))

    return router


def _user_changes(services: Services) -> APIRouter:
    router = APIRouter()
    gate = services.gate

    @router.patch(
        "/api/users/{name}",
        summary="Change role, devices or password; another password or role ends all sessions of the user",
        responses={200: {"model": UserModel}},
    )
    def change(request: Request, who: Owner, name: Name, body: UserChange) -> Response:
        if body.role is not None:
            gate.users.set_role(name, Role(body.role))
        if "devices" in body.model_fields_set:
            gate.users.set_devices(name, body.devices)
        if body.password is not None:
            gate.users.set_password(name, body.password)
            gate.sessions.end_all(name)
        user = gate.users.find(name)
        if user is None:
            raise NoSuchUserError(name)
        changed = sorted(body.model_fields_set)
        gate.audit.note(who.name, "user changed", name, address_of(request), changed=changed)
        return json_answer(request, _user(user))

    @router.delete("/api/users/{name}", summary="Remove a user, and end all sessions of theirs", status_code=204)
    def remove(request: Request, who: Owner, name: Name) -> Response:
        gate.users.remove(name)
        gate.sessions.end_all(name)
        gate.audit.note(who.name, "user removed", name, address_of(request))
        return Response(status_code=204)

    return router


def _tokens(services: Services) -> APIRouter:
    router = APIRouter()
    gate = services.gate

    @router.get(
        "/api/tokens",
        summary="Every API token",
        responses={200: {"model": list[TokenModel]}},
        dependencies=[FOR_OWNERS],
    )
    def tokens(request: Request) -> Response:
        return json_answer(request, [_token(document) for document in gate.api_tokens.all()])

    @router.post(
        "/api/tokens",
        summary="Make an API token; its text is shown this once",
        status_code=201,
        responses={201: {"model": NewTokenModel}},
    )
    def add(request: Request, who: Owner, body: NewToken) -> Response:
        expires_at = None if body.days is None else datetime.now(UTC) + timedelta(days=body.days)
        document, text = gate.api_tokens.add(
            body.name, Role(body.role), devices=body.devices, created_by=who.name, expires_at=expires_at
        )
        shown = _token(document)
        gate.audit.note(who.name, "token added", shown["id"], address_of(request), name=body.name, role=body.role)
        return _created(shown | {"token": text})

    @router.delete("/api/tokens/{id}", summary="Revoke an API token, at once", status_code=204)
    def revoke(request: Request, who: Owner, token_id: TokenId) -> Response:
        if not gate.api_tokens.revoke(token_id):
            raise MissingError(f"there is no token {token_id}")
        gate.audit.note(who.name, "token revoked", token_id, address_of(request))
        return Response(status_code=204)

    return router


def _created(body: object) -> Response:
    return Response(encode(body), 201, media_type="application/json", headers={"Cache-Control": "no-store"})


def _user(user: User) -> dict[str, Any]:
    return {
        "name": user.name,
        "role": user.role,
        "devices": None if user.devices is None else sorted(user.devices),
        "createdAt": user.created_at,
        "changedAt": user.changed_at,
    }


def _token(document: Document) -> dict[str, Any]:
    hidden = ("_id", "kind", "digest")
    shown = {name: value for name, value in document.items() if name not in hidden}
    return {"id": document["_id"].partition("|")[2], **shown}
