"""The daily schedule of the simulated appliances: when each is on, in local time."""

from itertools import pairwise

import esphome.config_validation as cv
from esphome.const import CONF_DURATION
from esphome.types import ConfigType

CONF_AT = "at"
CONF_EVERY = "every"

DAY_S = 24 * 3600


def time_of_day(value: object) -> int:
    """Return seconds after midnight of `HH:MM` or `HH:MM:SS`."""
    try:
        moment = cv.time_of_day(value)
    except cv.Invalid as error:
        raise cv.Invalid(f'\'{value}\' is no time of day. Write it in quotes, as "06:30" or "18:45:30"') from error
    return moment["hour"] * 3600 + moment["minute"] * 60 + moment["second"]


ENTRY_SCHEMA = cv.Schema(
    {
        cv.Required(CONF_AT): time_of_day,
        cv.Required(CONF_DURATION): cv.positive_not_null_time_period,
        cv.Optional(CONF_EVERY): cv.positive_not_null_time_period,
    }
)


def every_s(entry: ConfigType) -> int:
    """Return after how many seconds an entry begins again; a day where it does not say."""
    return int(entry[CONF_EVERY].total_seconds) if CONF_EVERY in entry else DAY_S


def intervals(entry: ConfigType) -> list[tuple[int, int]]:
    """Return the [start, end) seconds of the day in which an entry is on; an end may lie after midnight."""
    start = entry[CONF_AT]
    duration = int(entry[CONF_DURATION].total_seconds)
    return [(start + offset, start + offset + duration) for offset in range(0, DAY_S, every_s(entry))]


def without_overlap(entries: list[ConfigType]) -> list[ConfigType]:
    """Refuse entries of one appliance that would switch it on while it is on already."""
    for index, entry in enumerate(entries):
        duration = entry[CONF_DURATION].total_seconds
        every = every_s(entry)
        if DAY_S % every:
            raise cv.Invalid(
                f"a day is not a whole number of {entry[CONF_EVERY]}. Write for `every:` a part of 24 h, such as 20min",
                path=[index, CONF_EVERY],
            )
        if duration > every:
            raise cv.Invalid(
                f"{entry[CONF_DURATION]} on does not fit before the next start. "
                "Write a shorter `duration:` or, for what is always on, no `schedule:` at all",
                path=[index, CONF_DURATION],
            )
    spans = sorted((*span, index) for index, entry in enumerate(entries) for span in intervals(entry))
    if spans:
        first = spans[0]
        spans.append((first[0] + DAY_S, first[1] + DAY_S, first[2]))
    for (_, end, _), (start, _, index) in pairwise(spans):
        if start < end:
            minutes, seconds = divmod(start % DAY_S, 60)
            raise cv.Invalid(
                f"at {minutes // 60:02}:{minutes % 60:02}:{seconds:02} another entry of this appliance is still on. "
                "Write one entry for both, or move one of them",
                path=[index],
            )
    return entries


SCHEDULE_SCHEMA = cv.All(cv.ensure_list(ENTRY_SCHEMA), without_overlap)
