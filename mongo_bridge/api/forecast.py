"""GET /api/forecast: the energy of the next hours."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response
from pydantic import BaseModel, Field

from mongo_bridge.documents import seconds_of
from mongo_bridge.forecasts import MOST_HOURS, Forecasts
from mongo_bridge.summary_reader import SummaryReader

from .access import Viewer
from .answer import tagged
from .models import ForecastHour
from .parameters import CountText, FormatText, IdText, TimeFormatText, device_id_of, is_iso, limit_of
from .services import Services
from .table import Row, format_of, in_iso, write


class Parameters(BaseModel):
    """What may be asked for."""

    device_id: IdText = Field(None, alias="deviceId", description="required", examples=["meter-01"])
    hours: CountText = Field(None, description=f"1 to {MOST_HOURS}, 24 if not given", examples=["24"])
    format: FormatText = Field(None, description="json, ndjson or csv")
    time: TimeFormatText = Field(None, description="unix or iso (the home's time zone)")


def make_router(services: Services) -> APIRouter:
    """Return the route over the forecasts."""
    router = APIRouter(tags=["forecast"])
    database = services.store.database
    forecasts = Forecasts(database, SummaryReader(database, services.timezone))

    @router.get(
        "/api/forecast",
        summary="The energy of the next hours, with the band in which 80 of 100 should lie",
        responses={200: {"model": list[ForecastHour]}},
    )
    def forecast(request: Request, who: Viewer, asked: Annotated[Parameters, Query()]) -> Response:
        device = device_id_of(asked.device_id)
        who.check_sees(device)
        hours = limit_of(asked.hours, 24, MOST_HOURS, name="hours")
        rows: list[Row] = [_row(hour) for hour in forecasts.get(device, hours)["hours"][:hours]]
        if is_iso(asked.time):
            rows = in_iso(rows, ["start", "end"], services.timezone)
        form = format_of(request, asked.format)
        return tagged(request, write(rows, form), form.media_type)

    return router


def _row(hour: dict[str, Any]) -> dict[str, Any]:
    energies = {name: round(hour[name], 6) for name in ("kwh", "p10", "p90")}
    return {"start": seconds_of(hour["start"]), "end": seconds_of(hour["end"]), **energies}
