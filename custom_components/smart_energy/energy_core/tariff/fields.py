"""The fields of a JSON object, read one by one; what is wrong is refused with its path."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
import json
from typing import Any, Final

from .tariff_error import TariffError

_LARGEST: Final = Decimal(10) ** 9
_FINEST: Final = -12
_KINDS: Final = {bool: "true or false", str: "a text", list: "a list", dict: "an object", type(None): "null"}
_FIRST_YEAR: Final = 1970
_LAST_YEAR: Final = 9000


class Fields:
    """One JSON object at `path`. Every field that is asked for is known; `end()` refuses all others."""

    def __init__(self, value: object, path: str, example: str) -> None:
        """Take a decoded JSON object; raises TariffError, with the example, for anything else."""
        if not isinstance(value, Mapping):
            raise TariffError(path or "tariff", f"expected an object, got {_kind(value)}", example)
        self._value: Mapping[str, Any] = value
        self._known: set[str] = set()
        self.path = path

    def __contains__(self, name: str) -> bool:
        self._known.add(name)
        return name in self._value

    def path_of(self, name: str) -> str:
        """Return the path of one field."""
        return f"{self.path}.{name}" if self.path else name

    def error(self, name: str, reason: str, example: str) -> TariffError:
        """Return the error for one field."""
        return TariffError(self.path_of(name), reason, example)

    def end(self) -> None:
        """Refuse every field that was not asked for."""
        for name in self._value:
            if name not in self._known:
                known = ", ".join(sorted(self._known))
                raise self.error(name, "not a field that is known here", f"one of {known}")

    def value(self, name: str, example: str) -> Any:
        """Return a required field as it is."""
        if name not in self:
            raise self.error(name, "missing", example)
        return self._value[name]

    def number(self, name: str, example: str, *, minimum: int | None = None, maximum: int | None = None) -> Decimal:
        """Return a required number, exactly as it was written."""
        number = as_number(self.value(name, example), self.path_of(name), example)
        if minimum is not None and number < minimum:
            raise self.error(name, f"expected at least {minimum}, got {number:f}", example)
        if maximum is not None and number > maximum:
            raise self.error(name, f"expected at most {maximum}, got {number:f}", example)
        return number

    def integer(self, name: str, default: int, allowed: range) -> int:
        """Return a whole number within the range, the default where the field is absent."""
        if name not in self:
            return default
        number = self.number(name, str(default), minimum=allowed.start, maximum=allowed.stop - 1)
        if number != int(number):
            raise self.error(name, f"expected a whole number, got {number:f}", str(default))
        return int(number)

    def text(self, name: str, example: str) -> str:
        """Return a required text that is not empty."""
        value = self.value(name, example)
        if not isinstance(value, str) or not value.strip():
            raise self.error(name, f"expected a text, got {_kind(value) if value != '' else 'an empty one'}", example)
        return value

    def choice(self, name: str, allowed: Sequence[str], default: str | None = None) -> str:
        """Return one of the allowed words, the default where the field is absent."""
        if name not in self and default is not None:
            return default
        example = " or ".join(f'"{word}"' for word in allowed)
        text = self.text(name, example)
        if text not in allowed:
            raise self.error(name, f'"{text}" is not known', example)
        return text

    def flag(self, name: str, *, default: bool) -> bool:
        """Return true or false."""
        value = self._value[name] if name in self else default
        if not isinstance(value, bool):
            raise self.error(name, f"expected true or false, got {_kind(value)}", str(default).lower())
        return value

    def day(self, name: str) -> date | None:
        """Return a date, None where the field is absent."""
        return as_date(self._value[name], self.path_of(name)) if name in self else None

    def items(self, name: str, example: str) -> list[tuple[Any, str]]:
        """Return a required list that is not empty, each element with its path."""
        value = self.value(name, example)
        if not isinstance(value, list) or not value:
            raise self.error(name, f"expected a list, got {_kind(value) if value != [] else 'an empty one'}", example)
        return [(element, f"{self.path_of(name)}[{index}]") for index, element in enumerate(value)]

    def objects(self, name: str, example: str) -> list[Fields]:
        """Return a required list of objects."""
        return [Fields(element, path, example) for element, path in self.items(name, example)]

    def named_objects(self, name: str, example: str) -> dict[str, Fields]:
        """Return an object of objects, empty where the field is absent."""
        if name not in self:
            return {}
        inner = Fields(self._value[name], self.path_of(name), example)
        return {key: Fields(value, inner.path_of(key), example) for key, value in inner._value.items()}

    def object(self, name: str, example: str) -> Fields:
        """Return an object, an empty one where the field is absent."""
        return Fields(self._value[name] if name in self else {}, self.path_of(name), example)


def as_number(value: object, path: str, example: str) -> Decimal:
    """Return a JSON number as Decimal: the digits as they were written; raises TariffError."""
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        got = f'the text "{value:.40}"' if isinstance(value, str) else _kind(value)
        raise TariffError(path, f"expected a number, got {got}", example)
    number = Decimal(str(value))
    if not number.is_finite() or abs(number) > _LARGEST:
        raise TariffError(path, f"expected a number of at most {_LARGEST}", example)
    if int(number.as_tuple().exponent) < _FINEST:
        raise TariffError(path, f"expected at most {-_FINEST} decimals, got {number}", example)
    return number


def as_date(value: object, path: str) -> date:
    """Return a date written as YYYY-MM-DD, of a year whose days and zones can be counted with; raises TariffError."""
    try:
        found = date.fromisoformat(value) if isinstance(value, str) and len(value) == 10 else None
    except ValueError:
        found = None
    if found is None:
        raise TariffError(path, f"expected a date, got {value!r:.40}", '"2026-01-01"')
    if not _FIRST_YEAR <= found.year <= _LAST_YEAR:
        reason = f"expected a year from {_FIRST_YEAR} to {_LAST_YEAR}, got {found}; leave out what never ends"
        raise TariffError(path, reason, '"2026-01-01"')
    return found


def decode(text: str | bytes) -> Any:
    """Decode JSON with every number as it was written; raises TariffError, also for a name that is given twice."""
    try:
        return json.loads(text, parse_float=Decimal, object_pairs_hook=_names_once)
    except TariffError:
        raise
    except (ValueError, RecursionError) as error:
        raise TariffError("tariff", f"not JSON: {error}", '{"version": 1, ...}') from error


def _names_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise TariffError(twice, "given twice in one object", "each name once")
    return found


def _kind(value: object) -> str:
    return _KINDS.get(type(value), "a number")
