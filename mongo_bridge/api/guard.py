"""What no route has to care for: bodies that are too large, and pages of others where there is no login."""

from __future__ import annotations

from collections.abc import Sequence
from http import HTTPStatus
from typing import Final
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from mongo_bridge.addresses import is_loopback

from .problem import problem

LARGEST_BODY: Final = 256 * 1024
LARGEST_PRICES: Final = 4 * 1024 * 1024
"""The prices of every quarter of an hour of a year."""

_HEADERS: Final = [
    (b"x-content-type-options", b"nosniff"),
    (b"content-security-policy", b"default-src 'none'; frame-ancestors 'none'"),
    (b"referrer-policy", b"no-referrer"),
]


class Guard:
    """ASGI middleware."""

    def __init__(self, app: ASGIApp, *, origins: Sequence[str], is_open: bool) -> None:
        """Guard `app`; where it `is_open`, only this machine and pages of these origins may ask."""
        self._app = app
        self._origins = origins
        self._is_open = is_open

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer what is refused, and hand on all else."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        if self._is_open and not self._is_ours(headers):
            detail = "without a login only programs on this machine may ask, no web page"
            await problem(HTTPStatus.FORBIDDEN, detail)(scope, receive, send)
            return
        largest = LARGEST_PRICES if scope["path"].startswith("/api/prices/") else LARGEST_BODY
        answer = _with_headers(send)
        if scope["method"] == "HEAD":
            # As GET, without the body (RFC 9110 section 9.3.2): probes and download programs ask so.
            scope, answer = {**scope, "method": "GET"}, _without_body(answer)
        await self._app(scope, _limited(receive, largest), answer)

    def _is_ours(self, headers: Headers) -> bool:
        # A page could let its own host name point to 127.0.0.1; then the name it was called by tells.
        host = urlsplit(f"//{headers.get('host', '')}").hostname or ""
        origin = headers.get("origin")
        return is_loopback(host) and (origin is None or origin in self._origins)


def _limited(receive: Receive, largest: int) -> Receive:
    size = 0

    async def limited() -> Message:
        nonlocal size
        message = await receive()
        size += len(message.get("body", b""))
        if size > largest:
            raise HTTPException(HTTPStatus.CONTENT_TOO_LARGE, f"a body may have at most {largest} bytes")
        return message

    return limited


def _with_headers(send: Send) -> Send:
    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            message["headers"] = [*message.get("headers", []), *_HEADERS]
        await send(message)

    return sent


def _without_body(send: Send) -> Send:
    async def sent(message: Message) -> None:
        await send({**message, "body": b""} if message["type"] == "http.response.body" else message)

    return sent
