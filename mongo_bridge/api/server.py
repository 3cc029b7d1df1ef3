"""The HTTP server: uvicorn in a thread of its own."""

from __future__ import annotations

import socket
import ssl
from typing import Final

from fastapi import FastAPI
import uvicorn

from mongo_bridge.settings import Settings

_LARGEST_MESSAGE: Final = 64 * 1024


class ApiServer:
    """Serves the app at an address; `run` returns after `stop`."""

    def __init__(self, app: FastAPI, settings: Settings) -> None:
        """Take the port; raises OSError where it, or the certificate, cannot be had."""
        address = settings.http
        family = socket.AF_INET6 if ":" in address.host else socket.AF_INET
        try:
            self._socket = socket.create_server((address.host, address.port), family=family)
        except OSError as error:
            raise OSError(f"SMART_ENERGY_HTTP: nothing can listen at {address}: {error.strerror}") from error
        # Connections inherit it. asyncio does not set it on sockets made so, and then each answer waits 40 ms for an
        # acknowledgement that the client holds back (RFC 9293 section 3.7.4).
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        config = uvicorn.Config(
            app,
            log_config=None,
            access_log=False,
            server_header=False,
            timeout_graceful_shutdown=2,
            ws_max_size=_LARGEST_MESSAGE,
            ssl_certfile=settings.http_certificate,
            ssl_keyfile=settings.http_key,
        )
        try:
            config.load()
        except ssl.SSLError as error:
            self._socket.close()
            raise OSError(f"SMART_ENERGY_HTTP_CERTIFICATE: it or its key cannot be used: {error}") from error
        self._server = uvicorn.Server(config)

    def run(self) -> None:
        """Serve until stopped."""
        self._server.run(sockets=[self._socket])

    def stop(self) -> None:
        """Let `run` finish what is being answered, and return."""
        self._server.should_exit = True
