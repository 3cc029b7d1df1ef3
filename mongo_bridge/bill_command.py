"""`smart-energy bill`: what a load costs on a tariff, or on several."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, timedelta, tzinfo
from functools import partial
import json
from pathlib import Path
import sys
from typing import TYPE_CHECKING, Final, TextIO
from zoneinfo import ZoneInfo

import yaml

from energy_core.bill.billing import bill
from energy_core.bill.billing_period import billing_period_at, tariff_zone
from energy_core.bill.comparison import Offer, compare
from energy_core.bill.statement import Bill, PeriodBill
from energy_core.energy_table import EnergyTableError, read_energy_table
from energy_core.interval import Interval
from energy_core.period import Period, start_of_day
from energy_core.tariff.contract import Tariff
from energy_core.tariff.fields import as_date
from energy_core.tariff.file import tariff_of
from energy_core.tariff.rates_table import read_holidays, read_rates
from energy_core.tariff.tariff_error import TariffError
from energy_core.tariff.text import YamlParser, decode_text

if TYPE_CHECKING:
    from argparse import _SubParsersAction

_INSTANT: Final = timedelta(microseconds=1)
_YAML: Final = YamlParser(partial(yaml.compose, Loader=yaml.BaseLoader), yaml.YAMLError)


class _RefusedError(Exception):
    """A file cannot be used; the text names it and says why."""


def add_command(commands: _SubParsersAction[ArgumentParser]) -> None:
    """Add `bill` to the command line."""
    parser = commands.add_parser("bill", help="bill interval data on a tariff, or compare several tariffs")
    parser.add_argument(
        "--tariff",
        type=Path,
        required=True,
        action="append",
        metavar="FILE",
        help="JSON or YAML, our own format or an OpenEI URDB rate; given several times, they are compared in a table",
    )
    parser.add_argument(
        "--load",
        type=Path,
        required=True,
        metavar="FILE",
        help="CSV: start (ISO 8601 with a UTC offset) and kwh (negative: exported); - reads standard input",
    )
    parser.add_argument(
        "--timezone", type=_zone, required=True, metavar="ZONE", help="the home's time zone, such as Europe/Berlin"
    )
    _add_named_files(parser)
    for name, what in (("from", "bill only billing periods that end after this day"), ("to", "and begin before this")):
        parser.add_argument(
            f"--{name}",
            type=_day,
            dest=f"{name}_day",
            metavar="DATE",
            help=f"{what} (YYYY-MM-DD); the load before tells past demand, surplus and the year's bills",
        )
    parser.add_argument(
        "--full", action="store_true", help="also print totals per component and what is missing or estimated"
    )
    parser.set_defaults(run=run)


def _add_named_files(parser: ArgumentParser) -> None:
    for name, what in (("rates", "CSV with the columns start and price"), ("holidays", "one date a line")):
        parser.add_argument(
            f"--{name}",
            type=_named_file,
            default=[],
            action="append",
            metavar="NAME=FILE",
            help=f"{what}, for a tariff that names them",
        )


def run(options: Namespace) -> int:
    """Print a bill as JSON, or a table of several; return 0, or 1 where a file is of no use."""
    try:
        calendars = {name: _read(path, read_holidays) for name, path in options.holidays}
        rates = {name: _read(path, read_rates) for name, path in options.rates}
        tariffs = [_tariff(path, calendars) for path in options.tariff]
        since, load = _chosen(_read(options.load, _intervals), options, tariffs)
        if len(tariffs) > 1:
            return _table(compare(tariffs, load, options.timezone, rates=rates, since=since))
        found = bill(tariffs[0], load, options.timezone, rates=rates, since=since)
    except TariffError as error:
        return _refuse(f"{options.tariff[0]}: {error}")
    except _RefusedError as error:
        return _refuse(str(error))
    if any(period.unpriced for period in found.periods):
        return _refuse(f"{options.tariff[0]}: {_unpriced(found.periods)}")
    _report(found)
    json.dump(found.to_full_json() if options.full else found.to_json(), sys.stdout, indent=1, ensure_ascii=False)
    sys.stdout.write("\n")
    return 0


def _chosen(
    load: list[Interval], options: Namespace, tariffs: Sequence[Tariff]
) -> tuple[datetime | None, list[Interval]]:
    """Return from when on is billed, and the load as far as it is billed or tells the past."""
    since, until = (
        None if day is None else start_of_day(day, options.timezone) for day in (options.from_day, options.to_day)
    )
    if until is not None and len(tariffs) == 1:
        until = _end_of_period(tariffs[0], options.timezone, until)
    parts = [part for each in load for part in each.split_at([edge for edge in (since, until) if edge])]
    kept = [part for part in parts if until is None or part.start < until]
    if not any(since is None or part.start >= since for part in kept):
        raise _RefusedError(f"{options.load}: no energy from {options.from_day} to {options.to_day or 'its end'}")
    return since, kept


def _end_of_period(tariff: Tariff, zone: tzinfo, moment: datetime) -> datetime:
    """Return when the billing period before a moment ends, which may be then or later."""
    try:
        return billing_period_at(tariff, tariff_zone(tariff, zone), moment - _INSTANT).end
    except TariffError:
        # No contract holds any more: there may be no load of that time either, else the bill says so.
        return moment


def _tariff(path: Path, calendars: dict[str, set[date]]) -> Tariff:
    read = _read(path, lambda lines: tariff_of(decode_text("".join(lines), _YAML), calendars))
    for note in read.notes:
        _tell(f"{path}: {note}")
    return read.tariff


def _intervals(lines: Iterable[str]) -> list[Interval]:
    table = read_energy_table(lines)
    if table.conflicts:
        raise table.conflicts[0]
    return table.intervals


def _read[T](path: Path, read: Callable[[TextIO], T]) -> T:
    try:
        if str(path) == "-":
            return read(sys.stdin)
        with path.open(encoding="utf-8-sig", newline="") as lines:
            return read(lines)
    except (EnergyTableError, TariffError) as error:
        raise _RefusedError(f"{path}: {error}") from error
    except OSError as error:
        raise _RefusedError(f"{path}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise _RefusedError(f"{path}: not UTF-8 text at byte {error.start}") from error


def _report(found: Bill) -> None:
    """Tell what is not certain; the bill's own shape has no room for it without --full."""
    for period in found.periods:
        start = period.start.astimezone(found.zone).date()
        if period.missing:
            _tell(f"billing period from {start}: no data for {_spans(period.missing, found.zone)}; it is not billed")


def _spans(periods: Sequence[Period], zone: tzinfo) -> str:
    texts = [
        f"{one.start.astimezone(zone).isoformat()} to {one.end.astimezone(zone).isoformat()}" for one in periods[:3]
    ]
    more = len(periods) - len(texts)
    return ", ".join(texts) + (f" and {more} times more" if more else "")


def _unpriced(periods: Sequence[PeriodBill]) -> str:
    first = next(one for period in periods for one in period.unpriced)
    return f'no price for "{first.component}" from {first.start.isoformat()} on; give prices for all of the load'


def _table(offers: list[Offer]) -> int:
    rows = [("Tariff", "Total", "Above the cheapest")]
    for offer in offers:
        if offer.priced_bill is not None:
            rows.append(
                (offer.name, f"{offer.priced_bill.total} {offer.priced_bill.currency}", f"{offer.above_cheapest}")
            )
        else:
            reason = _unpriced(offer.bill.periods) if offer.bill is not None else offer.refusal
            rows.append((offer.name, "refused", reason))
    if any(offer.is_prorated for offer in offers):
        _tell("the load covers billing periods in part: what is paid for time is compared by days")
    widths = [max(len(row[column]) for row in rows) for column in range(2)]
    for name, total, above in rows:
        sys.stdout.write(f"{name:<{widths[0]}}  {total:>{widths[1]}}  {above}\n")
    return 1 if any(offer.priced_bill is None for offer in offers) else 0


def _refuse(reason: str) -> int:
    _tell(reason)
    return 1


def _tell(message: str) -> None:
    sys.stderr.write(f"smart-energy bill: {message}\n")


def _named_file(text: str) -> tuple[str, Path]:
    name, separator, path = text.partition("=")
    if not (name and separator and path):
        raise ArgumentTypeError(f"expected NAME=FILE, got {text!r}")
    return name, Path(path)


def _day(text: str) -> date:
    try:
        return as_date(text, "date")
    except TariffError as error:
        raise ArgumentTypeError(error.reason) from error


def _zone(text: str) -> ZoneInfo:
    try:
        return ZoneInfo(text)
    except (KeyError, OSError, ValueError) as error:
        raise ArgumentTypeError(f"expected a time zone such as Europe/Berlin, got {text!r}") from error
