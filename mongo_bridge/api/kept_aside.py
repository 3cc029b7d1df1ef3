"""What the bridge could not take as it came: dead letters and conflicts, for admins to look through."""

from __future__ import annotations

import base64
from typing import Annotated, Any, Final
from urllib.parse import urlencode

from fastapi import APIRouter, Path, Query, Request, Response

from mongo_bridge.conflict import Conflicts, Keep
from mongo_bridge.dead_letters import DeadLetters
from mongo_bridge.documents import Document, message_of

from .access import Admin, Viewer
from .answer import json_answer, without_id
from .models import Conflict, DeadLetter, Resolution
from .parameters import CountText, Text, limit_of
from .services import Services, address_of

_MOST: Final = 1000
_SHOWN_BYTES: Final = 4096
LetterId = Annotated[str, Path(alias="id", max_length=200)]
ConflictId = Annotated[str, Path(alias="id", max_length=200)]
After = Annotated[Text, Query(description="the last id of the page before", max_length=200)]


def make_router(services: Services) -> APIRouter:
    """Return the routes over both."""
    router = APIRouter()
    router.include_router(_letters(services))
    router.include_router(_conflicts(services))
    return router


def _letters(services: Services) -> APIRouter:
    router = APIRouter(tags=["dead letters"])
    letters = DeadLetters(services.store, services.spool, root=services.topic_root)

    @router.get(
        "/api/dead-letters",
        summary="Messages that were refused and not replayed",
        responses={200: {"model": list[DeadLetter]}},
    )
    def listed(request: Request, who: Admin, after: After = None, limit: CountText = None) -> Response:
        who.check_sees_all()
        count = limit_of(limit, 100, _MOST)
        found = letters.open(count + 1, after=after)
        return _page(request, [_letter(each) for each in found], count)

    @router.post(
        "/api/dead-letters/{id}/replay",
        summary="Let a message be received once more, by the rules of today",
        responses={200: {"model": DeadLetter}},
    )
    def replay(request: Request, who: Admin, letter_id: LetterId) -> Response:
        who.check_sees_all()
        services.store.check_there("dead_letter", letter_id)
        letter = letters.replay(letter_id, by=who.name)
        services.gate.audit.note(who.name, "dead letter replayed", letter_id, address_of(request))
        return json_answer(request, _letter(letter))

    return router


def _conflicts(services: Services) -> APIRouter:
    router = APIRouter(tags=["conflicts"])
    conflicts = Conflicts(services.store, services.spool)

    @router.get(
        "/api/conflicts",
        summary="Readings whose time another one has, unresolved, beside the one that is stored",
        responses={200: {"model": list[Conflict]}},
    )
    def listed(request: Request, who: Viewer, after: After = None, limit: CountText = None) -> Response:
        count = limit_of(limit, 100, _MOST)
        devices = None if who.devices is None else sorted(who.devices)
        found = conflicts.open(count + 1, after=after, devices=devices)
        stored = services.store.stored(each["readingId"] for each in found)
        return _page(request, [_conflict(each, stored.get(each["readingId"])) for each in found], count)

    @router.post(
        "/api/conflicts/{id}/resolve",
        summary="Keep the stored reading or the new one; summaries are made anew",
        responses={200: {"content": {"application/json": {"schema": {"type": "object"}}}}},
    )
    def resolve(request: Request, who: Admin, conflict_id: ConflictId, body: Resolution) -> Response:
        who.check_sees(conflict_id.partition("|")[0])
        services.store.check_there("conflicts", conflict_id)
        resolved = conflicts.resolve(conflict_id, Keep(body.keep), by=who.name)
        services.store.touch_device(resolved["deviceId"])
        address = address_of(request)
        services.gate.audit.note(who.name, "conflict resolved", conflict_id, address, keep=body.keep)
        return json_answer(request, without_id(resolved))

    return router


def _page(request: Request, rows: list[dict[str, Any]], count: int) -> Response:
    answer = json_answer(request, rows[:count])
    if len(rows) > count:
        query = urlencode(dict(request.query_params) | {"after": rows[count - 1]["id"]})
        answer.headers["Link"] = f'<{request.url.path}?{query}>; rel="next"'
    return answer


def _letter(letter: Document) -> dict[str, Any]:
    payload = bytes(letter["payload"])
    shown = payload[:_SHOWN_BYTES]
    raw = {"payload": shown.decode("utf-8", "replace"), "payloadBase64": base64.b64encode(shown).decode()}
    return without_id(letter) | raw


def _conflict(conflict: Document, stored: Document | None) -> dict[str, Any]:
    reading = message_of(conflict["reading"])
    return without_id(conflict) | {"reading": reading, "stored": None if stored is None else message_of(stored)}
