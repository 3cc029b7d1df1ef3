"""GET /api/readings: one device, one half-open range of time, page by page, or as few points as a diagram needs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
import time
from typing import Annotated, Final
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request, Response
from pydantic import BaseModel, ConfigDict, Field

from mongo_bridge.documents import Document, message_of
from mongo_bridge.reading_window import page
from mongo_bridge.summary_reader import SummaryReader

from .access import Viewer
from .answer import has, headers, not_modified, tag_of, tagged
from .models import Reading
from .parameters import (
    CountText,
    FormatText,
    IdText,
    NameText,
    Text,
    TimeFormatText,
    TimeText,
    after_of,
    choice_of,
    device_id_of,
    field_of,
    is_iso,
    limit_of,
    names_of,
    one_of,
    range_of,
)
from .points import Method, Points
from .services import Services
from .table import format_of, in_iso, write

DEFAULT_LIMIT: Final = 10_000
MAX_LIMIT: Final = 50_000
MOST_POINTS: Final = 10_000


class Order(StrEnum):
    """By time, the oldest or the newest first."""

    ASC = "asc"
    DESC = "desc"


class Parameters(BaseModel):
    """What may be asked for. Times: ISO 8601 with a UTC offset, or Unix time in seconds or milliseconds."""

    model_config = ConfigDict(populate_by_name=False)

    device_id: IdText = Field(None, alias="deviceId", description="required", examples=["meter-01"])
    start: TimeText = Field(None, alias="from", description="the first time", examples=["2026-01-31T00:00:00+01:00"])
    end: TimeText = Field(None, alias="to", description="the time before which it ends", examples=["1769900400"])
    after: TimeText = Field(None, description="only what is later: the next page", examples=["1769814000"])
    limit: CountText = Field(None, description=f"1 to {MAX_LIMIT}, {DEFAULT_LIMIT} if not given", examples=["1000"])
    order: Annotated[Text, one_of(Order)] = Field(None, description="asc or desc, by time", examples=["asc"])
    fields: NameText = Field(None, description="only these, separated by commas", examples=["power,energy"])
    points: CountText = Field(None, description=f"at most so many, 3 to {MOST_POINTS}: downsampled", examples=["2000"])
    method: Annotated[Text, one_of(Method)] = Field(
        None, description="of downsampling: lttb or minmax", examples=["lttb"]
    )
    by: NameText = Field(None, description="the field whose shape downsampling keeps: power if not given")
    format: FormatText = Field(None, description="json, ndjson or csv", examples=["json"])
    time: TimeFormatText = Field(None, description="unix or iso (the home's time zone)", examples=["unix"])


def make_router(services: Services) -> APIRouter:
    """Return the route over the store."""
    router = APIRouter(tags=["readings"])

    @router.get(
        "/api/readings",
        summary="Readings of one device from `from` up to, but not including, `to`, by time",
        responses={200: {"model": list[Reading]}},
    )
    def readings(request: Request, who: Viewer, asked: Annotated[Parameters, Query()]) -> Response:
        device = device_id_of(asked.device_id)
        who.check_sees(device)
        first, last = range_of(asked.start, asked.end, time.time())
        if asked.after is not None:
            first = max(first, after_of(asked.after))
        if asked.points is not None:
            return _points(services, request, asked, (device, first, last))
        return _page(services, request, asked, (device, first, last))

    return router


def _page(services: Services, request: Request, asked: Parameters, wanted: tuple[str, datetime, datetime]) -> Response:
    count = limit_of(asked.limit, DEFAULT_LIMIT, MAX_LIMIT)
    order = choice_of("order", asked.order, Order.ASC)
    tag = tag_of(request.url.query, wanted, request.headers.get("accept"), services.store.device_version(wanted[0]))
    fields = names_of(asked.fields)
    # The tag is as old as the answer or older: what is stored meanwhile makes the next one another.
    if has(request, tag):
        return not_modified(tag)
    # One more than is wanted shows whether there is another page.
    found = page(services.store, *wanted, limit=count + 1, descending=order is Order.DESC, fields=fields)
    answer = _written(services, request, asked, found[:count])
    answer.headers.update(headers(tag))
    if len(found) > count:
        timestamp = str(message_of(found[count - 1])["timestamp"])
        further = {"to": timestamp} if order is Order.DESC else {"after": timestamp}
        answer.headers["Link"] = f'<{_address(request, further)}>; rel="next"'
    return answer


def _points(
    services: Services, request: Request, asked: Parameters, wanted: tuple[str, datetime, datetime]
) -> Response:
    count = limit_of(asked.points, 0, MOST_POINTS, name="points", least=3)
    method = choice_of("method", asked.method, Method.LTTB)
    by = field_of("by", asked.by or "power")
    reader = SummaryReader(services.store.database, services.timezone)
    found = Points(services.store, reader, count, method).of(*wanted, by=by)
    fields = names_of(asked.fields)
    if fields is not None:
        found = [{name: point[name] for name in ("timestamp", *fields) if name in point} for point in found]
    answer = _written(services, request, asked, found)
    return tagged(request, bytes(answer.body), answer.media_type or "application/json")


def _written(services: Services, request: Request, asked: Parameters, found: Sequence[Document]) -> Response:
    rows = [message_of(document) for document in found]
    form = format_of(request, asked.format)
    if is_iso(asked.time):
        rows = [dict(row) for row in in_iso(rows, ["timestamp"], services.timezone)]
    fields = names_of(asked.fields)
    columns = ["timestamp", *(name for name in fields if name != "timestamp")] if fields else None
    return Response(write(rows, form, columns), media_type=form.media_type)


def _address(request: Request, changed: dict[str, str]) -> str:
    return f"{request.url.path}?{urlencode(dict(request.query_params) | changed)}"
