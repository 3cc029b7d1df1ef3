"""Answers. Numbers are as they were stored; every time is Unix time in seconds, as in the messages."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
import hashlib
import json
from typing import Any, Final

from fastapi import Request, Response

from mongo_bridge.documents import seconds_of

_MAY_BE_KEPT: Final = {"Cache-Control": "private, no-cache"}


def encode(body: object) -> bytes:
    """Return JSON; the body may hold what only another program can have written into our collections."""
    return json.dumps(body, ensure_ascii=False, default=_foreign, separators=(",", ":")).encode()


def json_answer(request: Request, body: object) -> Response:
    """Return `body` as JSON, or 304 where the client has just that."""
    return tagged(request, encode(body), "application/json")


def tagged(request: Request, content: bytes, media_type: str) -> Response:
    """Return the content with its ETag, or 304 where the client has just that."""
    tag = tag_of(content)
    return not_modified(tag) if has(request, tag) else Response(content, media_type=media_type, headers=headers(tag))


def tag_of(*parts: object) -> str:
    """Return a weak ETag (RFC 9110 section 8.8.3: compression changes the bytes) of what the parts say."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part if isinstance(part, bytes) else repr(part).encode())
    return f'W/"{digest.hexdigest()[:24]}"'


def has(request: Request, tag: str) -> bool:
    """Whether the client has what the tag names."""
    asked = request.headers.get("if-none-match", "")
    return tag in [part.strip() for part in asked.split(",")] or asked.strip() == "*"


def not_modified(tag: str) -> Response:
    """Return 304."""
    return Response(status_code=304, headers=headers(tag))


def headers(tag: str) -> Mapping[str, str]:
    """Return the headers that go with a tag."""
    return {**_MAY_BE_KEPT, "ETag": tag}


def without_id(document: Mapping[str, Any]) -> dict[str, Any]:
    """Return a document with its `_id` as `id`, as the API shows it."""
    return {"id" if name == "_id" else name: value for name, value in document.items()}


def _foreign(value: object) -> object:
    return seconds_of(value) if isinstance(value, datetime) else str(value)
