"""The text of a tariff file: JSON, or YAML whose parser is given from outside."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
import re
from typing import Any, Final, Protocol

from .fields import decode
from .tariff_error import TariffError

_MOST_NODES: Final = 200_000
"""Aliases that repeat aliases would make gigabytes of a few lines."""

_TAGS: Final = frozenset(f"tag:yaml.org,2002:{kind}" for kind in ("str", "seq", "map"))
_INTEGER: Final = re.compile(r"[-+]?[0-9]+")
_DECIMAL: Final = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_WORDS: Final[dict[str, bool | None]] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}


class YamlNode(Protocol):
    """A node as PyYAML composes it, of a loader without rules of its own (BaseLoader)."""

    id: str
    tag: str
    value: Any


@dataclass(frozen=True, slots=True)
class YamlParser:
    """`compose` returns the YamlNode of a text, None for an empty one; it raises `mistake` where that is no YAML."""

    compose: Callable[[str], Any]
    mistake: type[Exception]


def decode_text(text: str, yaml: YamlParser) -> Any:
    """Decode JSON, where the text begins with a brace or bracket, else YAML; numbers as written; raises TariffError."""
    if text.lstrip("\ufeff \t\r\n")[:1] in ("{", "["):
        return decode(text.lstrip("\ufeff"))
    try:
        node: YamlNode | None = yaml.compose(text)
        found = None if node is None else _Values().of(node, "", ())
    except yaml.mistake as error:
        reason = " ".join(str(error).split())
        raise TariffError("tariff", f"neither JSON nor YAML: {reason}", "version: 1") from error
    except RecursionError as error:
        raise TariffError("tariff", "too many lists or objects within each other", "version: 1") from error
    if node is None:
        raise TariffError("tariff", "the text is empty", '{"version": 1, ...}')
    return found


class _Values:
    """Takes scalars by the core schema of YAML 1.2: 22:00, 2026-01-01 and on are texts, as JSON would have them."""

    def __init__(self) -> None:
        self._nodes = 0

    def of(self, node: YamlNode, path: str, above: tuple[int, ...]) -> Any:
        self._nodes += 1
        if self._nodes > _MOST_NODES or id(node) in above:
            raise _error(path, "an alias repeats itself", "each part written out")
        if node.tag not in _TAGS:
            raise _error(path, f'the tag "{node.tag}" is not understood', "values without tags")
        if node.id == "mapping":
            return self._mapping(node, path, (*above, id(node)))
        if node.id == "sequence":
            return [self.of(each, f"{path}[{at}]", (*above, id(node))) for at, each in enumerate(node.value)]
        return _scalar(node)

    def _mapping(self, node: YamlNode, path: str, above: tuple[int, ...]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key, value in node.value:
            if key.id != "scalar":
                raise _error(path, "a name that is a list or an object", "a text as name")
            inner = f"{path}.{key.value}" if path else str(key.value)
            if key.value in found:
                raise _error(inner, "given twice", "each name once")
            found[key.value] = self.of(value, inner, above)
        return found


def _scalar(node: YamlNode) -> Any:
    text: str = node.value
    if getattr(node, "style", None) is not None:
        return text
    if text in _WORDS:
        return _WORDS[text]
    if _INTEGER.fullmatch(text):
        return int(text) if len(text) < 20 else Decimal(text)
    return Decimal(text) if _DECIMAL.fullmatch(text) else text


def _error(path: str, reason: str, example: str) -> TariffError:
    return TariffError(path or "tariff", reason, example)
