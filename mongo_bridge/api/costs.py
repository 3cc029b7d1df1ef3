"""GET /api/cost and GET /api/bill: what the energy of a device costs."""

from __future__ import annotations

from datetime import UTC, datetime
from enum import StrEnum
from typing import Annotated, Any, Final

from fastapi import APIRouter, Query, Request, Response
from pydantic import BaseModel, Field

from energy_core.period import PeriodKind
from mongo_bridge.billing import Billing, Cost
from mongo_bridge.documents import seconds_of
from mongo_bridge.summary_reader import SummaryPeriod, SummaryReader

from .access import Viewer
from .answer import json_answer, tagged
from .models import BillModel, CostModel
from .parameters import FormatText, IdText, Text, TimeFormatText, TimeText, choice_of, device_id_of, is_iso, one_of
from .problem import ParameterError
from .services import Services
from .summary import USUAL_DAYS, time_range
from .table import Row, format_of, in_iso, write

MOST_BUCKETS: Final = 1000
MOST_BILLED_DAYS: Final = 1100


class CostPeriod(StrEnum):
    """How long the times are whose costs are asked for."""

    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"


class Parameters(BaseModel):
    """What may be asked for."""

    device_id: IdText = Field(None, alias="deviceId", description="required", examples=["meter-01"])
    period: Annotated[Text, one_of(CostPeriod)] = Field(
        None, description="hour, day, week or month; day if not given", examples=["day"]
    )
    start: TimeText = Field(None, alias="from", description="the first bucket is the one that holds this time")
    end: TimeText = Field(None, alias="to", description="the time before which the last bucket begins")
    format: FormatText = Field(None, description="json, ndjson or csv")
    time: TimeFormatText = Field(None, description="unix or iso (the home's time zone)")


def make_router(services: Services) -> APIRouter:
    """Return the routes over the bills."""
    router = APIRouter(tags=["costs"])
    reader = SummaryReader(services.store.database, services.timezone)
    billing = Billing(services.store.database, reader)
    router.include_router(_costs(services, reader, billing))
    router.include_router(_bills(billing))
    return router


def _costs(services: Services, reader: SummaryReader, billing: Billing) -> APIRouter:
    router = APIRouter()

    @router.get(
        "/api/cost",
        summary="What each hour, day, week or month added to the bill",
        responses={200: {"model": list[CostModel]}},
    )
    def cost(request: Request, who: Viewer, asked: Annotated[Parameters, Query()]) -> Response:
        device = device_id_of(asked.device_id)
        who.check_sees(device)
        period = choice_of("period", asked.period, CostPeriod.DAY)
        start, end = time_range(asked.start, asked.end, USUAL_DAYS[SummaryPeriod(period)])
        if reader.most(SummaryPeriod(period), start, end) > MOST_BUCKETS:
            raise ParameterError("period", f"more than {MOST_BUCKETS} of them; take a shorter time or longer periods")
        found = billing.costs(device, PeriodKind(period), start, end, datetime.now(UTC))
        rows: list[Row] = [_row(device, each) for each in found]
        if is_iso(asked.time):
            rows = in_iso(rows, ["start", "end"], services.timezone)
        form = format_of(request, asked.format)
        return tagged(request, write(rows, form), form.media_type)

    return router


def _bills(billing: Billing) -> APIRouter:
    router = APIRouter()

    @router.get(
        "/api/bill",
        summary="The bills of all billing periods that touch a time; of the running one if none is given",
        responses={200: {"model": BillModel}},
    )
    def bill(
        request: Request,
        who: Viewer,
        device_id: Annotated[IdText, Query(alias="deviceId", description="required")] = None,
        start: Annotated[TimeText, Query(alias="from")] = None,
        end: Annotated[TimeText, Query(alias="to")] = None,
    ) -> Response:
        device = device_id_of(device_id)
        who.check_sees(device)
        now = datetime.now(UTC)
        first, last = (now, now) if start is None and end is None else time_range(start, end, 31)
        if (last - first).days > MOST_BILLED_DAYS:
            raise ParameterError("from", f"more than {MOST_BILLED_DAYS} days at once; ask for a shorter time")
        return json_answer(request, {"deviceId": device, **billing.bill(device, first, last, now).to_full_json()})

    return router


def _row(device_id: str, cost: Cost) -> dict[str, Any]:
    return {
        "deviceId": device_id,
        "start": seconds_of(cost.start),
        "end": seconds_of(cost.end),
        "cost": f"{cost.amount:f}",
        "currency": cost.currency,
        "importedKwh": float(cost.imported_kwh),
        "exportedKwh": float(cost.exported_kwh),
        "unpricedKwh": float(cost.unpriced_kwh),
        "isCertain": cost.is_certain,
    }
