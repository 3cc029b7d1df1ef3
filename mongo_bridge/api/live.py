"""WebSocket /api/live: the newest state of devices first, then every reading, alert and status as it is stored.

The client speaks first: `{"type": "login", "token": ...}` unless it has sent an Authorization header, then
`{"type": "subscribe", "devices": [...] or null, "after": <Unix time>}`; both may come again at any time.
"""

from __future__ import annotations

import asyncio
from contextlib import suppress
import logging
from typing import Any, Final

from fastapi import APIRouter, WebSocket, WebSocketDisconnect
from fastapi.concurrency import iterate_in_threadpool, run_in_threadpool
from pymongo.errors import PyMongoError

from mongo_bridge.access.principal import AccessError, Principal
from mongo_bridge.live import BehindError

from .live_session import LiveSession, RequestError, message_of_event, parse_request, text_of
from .services import Services

POLICY: Final = 1008
TRY_AGAIN: Final = 1013
NO_LOGIN: Final = 4401
TOO_SLOW: Final = 4408
_UNSUPPORTED: Final = 1003
_SLOW: Final = "you do not keep up; connect again, and subscribe after your last reading"
_LOGIN_WITHIN_S: Final = 10.0
_CHECKED_EVERY_S: Final = 30.0
_SEND_WITHIN_S: Final = 10.0
_GOODBYE_WITHIN_S: Final = 2.0
_MOST_LISTENERS: Final = 200
_LOG = logging.getLogger(__name__)


class _EndError(Exception):
    """The connection is to be closed: with this code and reason."""

    def __init__(self, code: int, reason: str) -> None:
        super().__init__(reason)
        self.code = code
        self.reason = reason


def make_router(services: Services) -> APIRouter:
    """Return the route over the hub."""
    router = APIRouter()

    @router.websocket("/api/live")
    async def live(socket: WebSocket) -> None:
        origin = socket.headers.get("origin")
        if origin is not None and origin not in services.cors_origins:
            # Browsers let any page open a WebSocket to anywhere; only the server can refuse it.
            await socket.close(POLICY, "this page may not; see SMART_ENERGY_CORS_ORIGINS")
            return
        await socket.accept()
        if services.live.listeners >= _MOST_LISTENERS:
            await _close(socket, TRY_AGAIN, f"{_MOST_LISTENERS} clients listen already")
            return
        try:
            await _Connection(services, socket).serve()
        except _EndError as end:
            _LOG.info("A client of /api/live is dropped: %s", end.reason)
            await _close(socket, end.code, end.reason)
        except PyMongoError:
            await _close(socket, TRY_AGAIN, "the database does not answer; try again in a moment")
        except WebSocketDisconnect:
            return

    return router


async def _close(socket: WebSocket, code: int, reason: str) -> None:
    # Whoever does not read does not read a goodbye either.
    with suppress(RuntimeError, WebSocketDisconnect, TimeoutError):
        async with asyncio.timeout(_GOODBYE_WITHIN_S):
            await socket.close(code, reason[:120])


class _Connection:
    """One client. What it asked for is sent before the news; who it is, is checked again now and then."""

    def __init__(self, services: Services, socket: WebSocket) -> None:
        self._services = services
        self._socket = socket
        self._session = LiveSession(services.store)
        self._listener = services.live.listen()
        self._turn = asyncio.Lock()
        self._who: Principal | None = None
        self._wanted: frozenset[str] | None = frozenset()

    async def serve(self) -> None:
        try:
            await self._enter_by_header()
            async with asyncio.TaskGroup() as tasks:
                for work in (self._receive(), self._send(), self._check()):
                    tasks.create_task(work)
        except* (_EndError, WebSocketDisconnect, PyMongoError) as errors:
            # They end together; whichever was first tells why.
            raise errors.exceptions[0] from None
        finally:
            self._services.live.forget(self._listener)

    async def _enter_by_header(self) -> None:
        scheme, _, token = self._socket.headers.get("authorization", "").partition(" ")
        if scheme.lower() == "bearer":
            await self._enter(token.strip())
        elif self._services.gate.is_open:
            await self._enter(None)

    async def _enter(self, token: str | None) -> None:
        try:
            self._who = await run_in_threadpool(self._services.gate.enter, token)
        except AccessError as error:
            raise _EndError(NO_LOGIN, error.reason) from error

    async def _receive(self) -> None:
        while True:
            # Who has not said who they are within some seconds only takes room.
            patience_s = _LOGIN_WITHIN_S if self._who is None else None
            try:
                async with asyncio.timeout(patience_s):
                    text = await self._socket.receive_text()
                await self._hear(text)
            except TimeoutError as error:
                raise _EndError(NO_LOGIN, f"no login within {_LOGIN_WITHIN_S:.0f} s") from error
            except KeyError as error:
                raise _EndError(_UNSUPPORTED, "expected text, got binary data") from error
            except RequestError as error:
                await self._say({"type": "error", "reason": str(error)})

    async def _hear(self, text: str) -> None:
        request = parse_request(text)
        if request["type"] == "login":
            await self._enter(request["token"])
        elif self._who is None:
            raise _EndError(NO_LOGIN, 'send {"type": "login", "token": ...} first')
        else:
            await self._subscribe(request, self._who)

    async def _subscribe(self, request: dict[str, Any], who: Principal) -> None:
        self._wanted = request["devices"]
        async with self._turn:
            # From here on nothing is missed: what is stored before the state is read, is in it or in the queue.
            self._listen(who)
            async for message in iterate_in_threadpool(self._session.begin(request, who)):
                await self._say(message)

    def _listen(self, who: Principal) -> None:
        wanted = self._wanted
        self._listener.wants = lambda device_id: who.may_see(device_id) and (wanted is None or device_id in wanted)

    async def _send(self) -> None:
        while True:
            try:
                event = await self._listener.get()
            except BehindError as error:
                raise _EndError(TOO_SLOW, _SLOW) from error
            async with self._turn:
                if self._session.is_news(event):
                    await self._say(message_of_event(event))
                if self._listener.is_empty:
                    self._session.caught_up()

    async def _check(self) -> None:
        while True:
            await asyncio.sleep(_CHECKED_EVERY_S)
            if self._who is None:
                continue
            try:
                self._who = await run_in_threadpool(self._services.gate.again, self._who)
            except AccessError as error:
                raise _EndError(NO_LOGIN, error.reason) from error
            self._listen(self._who)

    async def _say(self, message: dict[str, Any]) -> None:
        try:
            async with asyncio.timeout(_SEND_WITHIN_S):
                await self._socket.send_text(text_of(message))
        except TimeoutError as error:
            raise _EndError(TOO_SLOW, _SLOW) from error
