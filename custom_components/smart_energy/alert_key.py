"""The names of alert kinds in Home Assistant: `powerLimit` in a message is `power_limit` in entities and actions."""

from __future__ import annotations

import re
from typing import Final

from .energy_core.limits import AlertKind

_CAPITAL: Final = re.compile("(?=[A-Z])")

OTHER: Final = "other"


def kind_key(kind: str) -> str:
    """Return a kind's name in Home Assistant; kinds of a meter's own keep theirs."""
    return _CAPITAL.sub("_", kind).lower() if kind in KNOWN_KINDS else kind


KNOWN_KINDS: Final = frozenset(AlertKind)
KIND_BY_KEY: Final = {kind_key(kind): kind for kind in AlertKind}
