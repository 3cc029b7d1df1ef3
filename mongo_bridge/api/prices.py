"""Prices from outside, by the name that tariffs call them: read, given and taken back."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Annotated, Any, Final

from fastapi import APIRouter, Depends, Path, Query, Request, Response
from pydantic import BaseModel, Field

from energy_core.message_error import MessageError
from energy_core.tariff.rates import Rate, Rates
from energy_core.tariff.tariff_error import TariffError
from mongo_bridge.documents import EPOCH, seconds_of
from mongo_bridge.lease import Leases
from mongo_bridge.price_table import prices_of_csv, prices_of_json
from mongo_bridge.prices import Prices
from mongo_bridge.tariff_table import TariffTable

from .access import FOR_VIEWERS, Editor
from .answer import json_answer, tagged
from .models import PriceModel, PriceName
from .parameters import FormatText, Text, TimeFormatText, TimeText, is_iso, time_of
from .problem import MediaTypeError, MissingError, ParameterError
from .services import Services, address_of
from .table import Row, format_of, in_iso, write

MOST_DAYS: Final = 400
_BEFORE: Final = timedelta(days=1)
_AHEAD: Final = timedelta(days=2)
_READERS: Final = {"text/csv": prices_of_csv, "application/json": prices_of_json}
_BODY: Final[dict[str, Any]] = {
    "requestBody": {
        "required": True,
        "content": {
            "text/csv": {"schema": {"type": "string"}, "example": "start,price\n2026-01-31T00:00:00+01:00,0.0812\n"},
            "application/json": {
                "schema": {"type": "array", "items": {"$ref": "#/components/schemas/NewPrice"}},
                "example": [{"start": "2026-01-31T00:00:00+01:00", "price": 0.0812}],
            },
        },
    }
}
Name = Annotated[str, Path(alias="name", pattern=r"^[^/\x00-\x1f\x7f]{1,200}$", examples=["day_ahead"])]


async def _body(request: Request) -> bytes:
    return await request.body()


RawBody = Annotated[bytes, Depends(_body)]


class Parameters(BaseModel):
    """What may be asked for."""

    start: TimeText = Field(None, alias="from", description="yesterday at this time if not given")
    end: TimeText = Field(None, alias="to", description="two days from now if not given")
    format: FormatText = Field(None, description="json, ndjson or csv")
    time: TimeFormatText = Field(None, description="unix or iso (the home's time zone)")


def make_router(services: Services) -> APIRouter:
    """Return the routes over the prices."""
    router = APIRouter(tags=["prices"])
    prices = Prices(services.store.database)
    router.include_router(_shown(services, prices))
    router.include_router(_given(services, prices))
    router.include_router(_taken_back(services, prices))
    return router


def _shown(services: Services, prices: Prices) -> APIRouter:
    router = APIRouter()

    @router.get(
        "/api/prices",
        summary="The names of all prices from outside, and of which times they are known",
        dependencies=[FOR_VIEWERS],
        responses={200: {"model": list[PriceName]}},
    )
    def names(request: Request) -> Response:
        rows = [each | {side: seconds_of(each[side]) for side in ("start", "end")} for each in prices.names()]
        return json_answer(request, rows)

    @router.get(
        "/api/prices/{name}",
        summary="Prices per kWh; a time of which none is known is left out",
        dependencies=[FOR_VIEWERS],
        responses={200: {"model": list[PriceModel]}},
    )
    def of_name(request: Request, name: Name, asked: Annotated[Parameters, Query()]) -> Response:
        start, end = _range(asked.start, asked.end)
        rows: list[Row] = [_row(rate) for rate in prices.rates(name, start, end)]
        if not rows and not prices.is_known(name):
            raise MissingError(f"no price is known that is called {name!r}; PUT some")
        if is_iso(asked.time):
            rows = in_iso(rows, ["start", "end"], services.timezone)
        form = format_of(request, asked.format)
        return tagged(request, write(rows, form, ["start", "end", "price"]), form.media_type)

    return router


def _given(services: Services, prices: Prices) -> APIRouter:
    router = APIRouter()

    @router.put(
        "/api/prices/{name}",
        summary="Give prices: CSV or JSON with start, price and perhaps end; they replace those of their times",
        openapi_extra=_BODY,
        responses={200: {"model": PriceName}},
    )
    def put(request: Request, who: Editor, name: Name, body: RawBody) -> Response:
        # Other people's bills depend on them.
        who.check_sees_all()
        rates = _read(request.headers.get("content-type", ""), body)
        every = list(rates)
        prices.put(name, rates)
        _count_anew(services, name, every[0].start)
        target = f"{name} from {every[0].start.isoformat()} to {every[-1].end.isoformat()}"
        services.gate.audit.note(who.name, "prices", target, address_of(request), count=len(every))
        return json_answer(
            request, {"name": name, "start": seconds_of(every[0].start), "end": seconds_of(every[-1].end)}
        )

    return router


def _taken_back(services: Services, prices: Prices) -> APIRouter:
    router = APIRouter()

    @router.delete(
        "/api/prices/{name}",
        summary="Take back the prices of a time",
        responses={200: {"model": PriceName}},
    )
    def remove(
        request: Request,
        who: Editor,
        name: Name,
        start: Annotated[TimeText, Query(alias="from", description="required")] = None,
        end: Annotated[TimeText, Query(alias="to", description="required")] = None,
    ) -> Response:
        who.check_sees_all()
        first, last = _required("from", start), _required("to", end)
        if not prices.is_known(name):
            raise MissingError(f"no price is known that is called {name!r}")
        prices.remove(name, first, last)
        _count_anew(services, name, first)
        target = f"{name} from {first.isoformat()} to {last.isoformat()}"
        services.gate.audit.note(who.name, "prices removed", target, address_of(request))
        return json_answer(request, {"name": name, "start": seconds_of(first), "end": seconds_of(last)})

    return router


def _count_anew(services: Services, name: str, start: datetime) -> None:
    """Let costs that these prices are in be counted again; also where a request is repeated after a kill."""
    database = services.store.database
    tariffs = TariffTable(database, services.timezone)
    tariffs.refresh()
    Leases(database, "api").mark_costs(tariffs.devices_with(name), start)


def _read(content_type: str, body: bytes) -> Rates:
    reader = _READERS.get(content_type.partition(";")[0].strip().lower())
    if reader is None:
        raise MediaTypeError(f"expected {' or '.join(_READERS)}, got {content_type!r:.80}")
    try:
        return reader(body.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise MessageError("prices", f"not UTF-8 text at byte {error.start}") from error
    except TariffError as error:
        raise MessageError(error.path, f"{error.reason}; right is, for example, {error.example}") from error


def _range(start: Text, end: Text) -> tuple[datetime, datetime]:
    now = datetime.now(UTC)
    last = now + _AHEAD if end is None else time_of("to", end)
    first = max(min(now, last), EPOCH) - _BEFORE if start is None else time_of("from", start)
    if first > last:
        raise ParameterError("from", "it is later than `to`; exchange them")
    if last - first > timedelta(days=MOST_DAYS):
        raise ParameterError("from", f"more than {MOST_DAYS} days at once; ask for a shorter time")
    return first, last


def _required(name: str, text: Text) -> datetime:
    if text is None:
        raise ParameterError(name, "missing; `from` and `to` name the time whose prices you take back")
    return time_of(name, text)


def _row(rate: Rate) -> dict[str, Any]:
    return {"start": seconds_of(rate.start), "end": seconds_of(rate.end), "price": f"{rate.price:f}"}
