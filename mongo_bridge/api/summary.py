"""GET /api/summary: what flowed hour by hour, day by day, week by week."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
import time
from typing import Annotated, Any, Final

from fastapi import APIRouter, Query, Request, Response
from pydantic import BaseModel, Field

from energy_core.message import MAX_AHEAD_S
from mongo_bridge.billing import Billing
from mongo_bridge.cost_document import COST_FIELDS, cost_of
from mongo_bridge.documents import seconds_of
from mongo_bridge.summary_reader import SummaryPeriod, SummaryReader

from .access import Viewer
from .answer import tagged
from .models import SummaryModel
from .parameters import (
    FormatText,
    IdText,
    Text,
    TimeFormatText,
    TimeText,
    choice_of,
    device_id_of,
    is_iso,
    one_of,
    range_of,
)
from .problem import ParameterError
from .services import Services
from .table import format_of, in_iso, write

MOST_BUCKETS: Final = 20_000
USUAL_DAYS: Final = {
    SummaryPeriod.MINUTE: 1 / 24,
    SummaryPeriod.HOUR: 1.0,
    SummaryPeriod.DAY: 31.0,
    SummaryPeriod.WEEK: 182.0,
    SummaryPeriod.MONTH: 365.0,
    SummaryPeriod.YEAR: 3650.0,
}
"""How far back it goes without `from`."""


class Parameters(BaseModel):
    """What may be asked for."""

    device_id: IdText = Field(None, alias="deviceId", description="required", examples=["meter-01"])
    period: Annotated[Text, one_of(SummaryPeriod)] = Field(
        None, description="minute, hour, day, week, month or year; day if not given", examples=["day"]
    )
    start: TimeText = Field(None, alias="from", description="the first bucket is the one that holds this time")
    end: TimeText = Field(None, alias="to", description="the time before which the last bucket begins")
    format: FormatText = Field(None, description="json, ndjson or csv")
    time: TimeFormatText = Field(None, description="unix or iso (the home's time zone)")


def make_router(services: Services) -> APIRouter:
    """Return the route over the summaries."""
    router = APIRouter(tags=["summaries"])
    reader = SummaryReader(services.store.database, services.timezone)
    billing = Billing(services.store.database, reader)

    @router.get(
        "/api/summary",
        summary="What flowed: whole minutes, hours, days, weeks, months or years of the home's time zone",
        responses={200: {"model": list[SummaryModel]}},
    )
    def summary(request: Request, who: Viewer, asked: Annotated[Parameters, Query()]) -> Response:
        device = device_id_of(asked.device_id)
        who.check_sees(device)
        period = choice_of("period", asked.period, SummaryPeriod.DAY)
        start, end = time_range(asked.start, asked.end, USUAL_DAYS[period])
        if reader.most(period, start, end) > MOST_BUCKETS:
            raise ParameterError(
                "period", f"more than {MOST_BUCKETS} of them; ask for a shorter time or longer periods"
            )
        buckets = reader.buckets(device, period, start, end)
        rows = [_row(bucket) for bucket in buckets]
        if period is not SummaryPeriod.MINUTE:
            rows = [row | cost for row, cost in zip(rows, _costs(buckets, billing, device), strict=True)]
        if is_iso(asked.time):
            rows = [dict(row) for row in in_iso(rows, ["start", "end"], services.timezone)]
        form = format_of(request, asked.format)
        return tagged(request, write(rows, form), form.media_type)

    return router


def time_range(start: str | None, end: str | None, days: float) -> tuple[datetime, datetime]:
    """Return a range that ends where readings must."""
    now_s = time.time()
    first, last = range_of(start, end, now_s, days=days)
    return first, min(last, datetime.fromtimestamp(now_s, UTC) + timedelta(seconds=MAX_AHEAD_S))


def _row(bucket: dict[str, Any]) -> dict[str, Any]:
    times = {name: seconds_of(bucket[name]) for name in ("start", "end")}
    left_out = ("deviceId", *times, *COST_FIELDS)
    return {
        "deviceId": bucket["deviceId"],
        **times,
        **{name: value for name, value in bucket.items() if name not in left_out},
    }


def _costs(buckets: list[dict[str, Any]], billing: Billing, device_id: str) -> Iterator[dict[str, Any]]:
    """Yield what each bucket costs, or why nothing is known of that."""
    why_not: Callable[[datetime], str] | None = None
    for bucket in buckets:
        cost = cost_of(bucket)
        if cost is not None:
            reason = f"no price is known for {cost.unpriced_kwh:f} kWh of it" if cost.unpriced_kwh else None
            yield _cost_fields(f"{cost.amount:f}", cost.currency, reason, is_certain=_is_known(bucket) and not reason)
            continue
        why_not = why_not or billing.why_not(device_id)
        yield _cost_fields(None, None, why_not(bucket["start"]), is_certain=False)


def _cost_fields(cost: str | None, currency: str | None, reason: str | None, *, is_certain: bool) -> dict[str, Any]:
    return {"cost": cost, "currency": currency, "costIsCertain": is_certain, "costReason": reason}


def _is_known(bucket: dict[str, Any]) -> bool:
    """Whether readings cover all of it."""
    length_s = (bucket["end"] - bucket["start"]).total_seconds()
    return bool(bucket["coveredSeconds"] >= length_s)
