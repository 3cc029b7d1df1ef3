"""Reads prices: one, tiers, or time-of-use periods with their windows."""

from __future__ import annotations

import re
from typing import Final

from .component import PricePeriod
from .day_kind import DAYS, GROUPS, HOLIDAY, DayRule
from .fields import Fields
from .ladder import Ladder, Tier
from .schedule import MINUTES, Schedule, ScheduleConflictError, TimeWindow
from .tariff_error import TariffError

_CLOCK: Final = re.compile(r"(\d\d):(\d\d)")
_PERIODS: Final = (
    '[{"name": "day", "price": 0.30, "when": [{"from": "06:00", "to": "22:00"}]}, {"name": "night", "price": 0.20}]'
)
_MOST_PERIODS: Final = 250


def read_periods(fields: Fields, unit: str, days: DayRule) -> tuple[tuple[PricePeriod, ...], Schedule]:
    """Read `price`, `tiers` or `periods`; tiers are limited in `unit`. Raises TariffError."""
    if "periods" not in fields:
        return (PricePeriod("", _ladder(fields, unit)),), Schedule((None,))
    parts = fields.objects("periods", _PERIODS)
    if len(parts) > _MOST_PERIODS:
        raise fields.error("periods", f"expected at most {_MOST_PERIODS}, got {len(parts)}", _PERIODS)
    periods: list[PricePeriod] = []
    windows: list[tuple[TimeWindow, ...] | None] = []
    for part in parts:
        name = part.text("name", '"peak"')
        if name in [period.name for period in periods]:
            raise part.error("name", f'another period is called "{name}"', f'"{name} 2"')
        periods.append(PricePeriod(name, _ladder(part, unit)))
        windows.append(_windows(part, days) if "when" in part else None)
        if None in windows[:-1] and windows[-1] is None:
            raise part.error("when", "missing: only one period can have all other times", '[{"days": ["weekend"]}]')
        part.end()
    schedule = Schedule(tuple(windows))
    try:
        schedule.check(days)
    except ScheduleConflictError as conflict:
        if conflict.period is None:
            raise fields.error("periods", str(conflict), 'one period without "when", for all other times') from conflict
        name = f"periods[{conflict.period}].when"
        raise fields.error(name, str(conflict), "windows that end where the next begins") from conflict
    return tuple(periods), schedule


def _ladder(fields: Fields, unit: str) -> Ladder:
    if "tiers" not in fields:
        return (Tier(fields.number("price", "0.30")),)
    if "price" in fields:
        raise fields.error("price", "stands beside tiers, which have their own", "tiers only")
    example = '[{"upTo": 250, "price": 0.10}, {"price": 0.15}]'
    parts = fields.objects("tiers", example)
    ladder: list[Tier] = []
    for index, part in enumerate(parts):
        price = part.number("price", "0.15")
        if index == len(parts) - 1:
            if "upTo" in part:
                raise part.error("upTo", f"the last tier takes all other {unit} and has no limit", example)
            ladder.append(Tier(price))
        else:
            limit = part.number("upTo", "250", minimum=0)
            lowest = (ladder[-1].up_to or 0) if ladder else 0
            if limit <= lowest:
                reason = f"expected more than {lowest} {unit}, the limit before, got {limit:f}: limits count from zero"
                raise part.error("upTo", reason, example)
            ladder.append(Tier(price, limit))
        part.end()
    return tuple(ladder)


def _windows(fields: Fields, days: DayRule) -> tuple[TimeWindow, ...]:
    example = '[{"days": ["weekday"], "from": "08:00", "to": "20:00"}]'
    return tuple(_window(part, days) for part in fields.objects("when", example))


def _window(fields: Fields, days: DayRule) -> TimeWindow:
    start = _minute(fields, "from") if "from" in fields else 0
    end = _minute(fields, "to") if "to" in fields else MINUTES
    if start == end:
        raise fields.error("to", "expected another time than from", 'neither "from" nor "to" for the whole day')
    window = TimeWindow(
        days=_days(fields, days),
        start=start % MINUTES,
        end=end,
        seasons=frozenset(_words(fields, "seasons", list(days.seasons))),
        months=frozenset(_months(fields)),
    )
    fields.end()
    return window


def _minute(fields: Fields, name: str) -> int:
    text = fields.text(name, '"22:00"')
    match = _CLOCK.fullmatch(text)
    minute = int(match[1]) * 60 + int(match[2]) if match else -1
    if not 0 <= minute <= MINUTES or int(text[3:5]) > 59:
        raise fields.error(name, f'"{text}" is no time of the day', '"22:00"')
    return minute


def _days(fields: Fields, rule: DayRule) -> frozenset[int]:
    names = [*DAYS, *rule.types]
    groups = {**GROUPS, "all": names}
    chosen: set[int] = set()
    for word in _words(fields, "days", [*groups, *names]) or ["all"]:
        chosen.update(names.index(day) for day in groups.get(word, (word,)))
    if chosen == {HOLIDAY} and rule.holidays_as != HOLIDAY:
        reason = f'it never holds: holidays count as "{DAYS[rule.holidays_as]}"'
        raise fields.error("days", reason, '"holidays": {"dates": ["2026-12-25"], "as": "holiday"}')
    return frozenset(chosen)


def _words(fields: Fields, name: str, allowed: list[str]) -> list[str]:
    if name not in fields:
        return []
    words = []
    example = f'["{allowed[0]}"]' if allowed else f"{name} that the contract defines"
    for value, path in fields.items(name, example):
        if value not in allowed:
            raise TariffError(path, f"{value!r:.60} is not known", example)
        words.append(value)
    return words


def _months(fields: Fields) -> list[int]:
    if "months" not in fields:
        return []
    months = []
    for value, path in fields.items("months", "[6, 7, 8]"):
        if isinstance(value, bool) or value not in range(1, 13):
            raise TariffError(path, f"{value!r:.60} is no month", "6")
        months.append(int(value))
    return months
