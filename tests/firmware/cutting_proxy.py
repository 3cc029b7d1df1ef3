"""A network between meter and broker that can be away, be cut in the middle of a message, or be deaf on one side."""

import contextlib
import socket
import threading


class CuttingProxy:
    """Passes TCP on to a port of 127.0.0.1. After `cut`, half of what a client sends next passes, no more."""

    def __init__(self, to_port: int) -> None:
        self.to_port = to_port
        self.cuts = 0
        # While set, no message reaches the client; what only acknowledges or keeps alive does.
        self.deaf = threading.Event()
        self._away = threading.Event()
        self._open: list[socket.socket] = []
        self._cut = threading.Event()
        self._server = socket.create_server(("127.0.0.1", 0))
        self.port = self._server.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def cut(self) -> None:
        self._cut.set()

    def leave(self) -> None:
        """End all connections and let none come about until `come_back`."""
        self._away.set()
        for end in self._open:
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
        self._open.clear()

    def come_back(self) -> None:
        self._away.clear()

    def close(self) -> None:
        self._server.close()

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                client, _ = self._server.accept()
                if self._away.is_set():
                    client.close()
                    continue
                try:
                    broker = socket.create_connection(("127.0.0.1", self.to_port))
                except OSError:
                    client.close()
                    continue
                self._open += [client, broker]
                threading.Thread(target=self._pass_on, args=(client, broker, True), daemon=True).start()
                threading.Thread(target=self._pass_on, args=(broker, client, False), daemon=True).start()

    def _pass_on(self, source: socket.socket, target: socket.socket, from_client: bool) -> None:
        with contextlib.suppress(OSError):
            while data := source.recv(65536):
                # Not a keep-alive or an acknowledgement: those are a few bytes.
                is_message = len(data) > 100
                if is_message and not from_client and self.deaf.is_set():
                    continue
                if is_message and from_client and self._cut.is_set():
                    self._cut.clear()
                    self.cuts += 1
                    target.sendall(data[: len(data) // 2])
                    break
                target.sendall(data)
        for end in (source, target):
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()
