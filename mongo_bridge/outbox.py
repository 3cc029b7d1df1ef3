"""What the bridge has to say by MQTT: put here by any thread, taken by the one that talks to the broker."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import Final

MOST: Final = 10_000
"""Beyond this the oldest is dropped: a broker that is away for days must not take all memory."""


@dataclass(frozen=True, slots=True)
class Message:
    """One message, to be published at QoS 1."""

    topic: str
    payload: str
    retain: bool = False


class Outbox:
    """A queue for several threads, in memory: what must survive a kill is in MongoDB, and is put here again."""

    def __init__(self) -> None:
        """Begin empty."""
        self._messages: deque[Message] = deque(maxlen=MOST)

    def put(self, message: Message) -> None:
        """Let the message be published as soon as the broker is reached."""
        self._messages.append(message)

    def take(self) -> Message | None:
        """Return the oldest message, or None; it is gone from here then."""
        try:
            return self._messages.popleft()
        except IndexError:
            return None
