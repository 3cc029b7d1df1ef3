"""A network between meter and broker that can be cut in the middle of a message, or pass nothing on to the meter."""

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
        self._cut = threading.Event()
        self._server = socket.create_server(("127.0.0.1", 0))
        self.port = self._server.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def cut(self) -> None:
        self._cut.set()

    def close(self) -> None:
        self._server.close()

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                client, _ = self._server.accept()
                try:
                    broker = socket.create_connection(("127.0.0.1", self.to_port))
                except OSError:
                    client.close()
                    continue
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
