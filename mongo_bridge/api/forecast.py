"""GET /api/forecast: the energy of the next hours."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response
from pydantic import BaseModel, Field

from mongo_bridge.documents import seconds_of
from mongo_bridge.forecasts import MOST_HOURS, Forecasts
from mongo_bridge.past_forecasts import PastForecasts, PastScore
from mongo_bridge.summary_reader import SummaryReader

from .access import Viewer
from .answer import json_answer, tagged
from .models import ForecastHour, ForecastScores
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
    reader = SummaryReader(database, services.timezone)
    past = PastForecasts(database, reader)
    forecasts = Forecasts(database, reader)

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

    router.include_router(_scored(past))
    return router


def _scored(past: PastForecasts) -> APIRouter:
    router = APIRouter()

    @router.get(
        "/api/forecast/scores",
        summary="How good the forecasts of the past days were, each kept as it was made",
        responses={200: {"model": ForecastScores}},
    )
    def scores(
        request: Request,
        who: Viewer,
        device_id: Annotated[IdText, Query(alias="deviceId", description="required")] = None,
    ) -> Response:
        device = device_id_of(device_id)
        who.check_sees(device)
        return json_answer(request, {"deviceId": device, **_scores(past.score(device, datetime.now(UTC)))})

    return router


def _scores(found: PastScore) -> dict[str, Any]:
    score = found.score
    return {
        "forecasts": found.forecasts,
        "from": None if found.start is None else seconds_of(found.start),
        "to": None if found.end is None else seconds_of(found.end),
        "hours": score.hours if score else 0,
        "mase": round(score.mase, 4) if score and score.mase is not None else None,
        "maeKwh": round(score.mae_kwh, 6) if score else None,
        "coverage": round(score.coverage, 4) if score else None,
        "reason": found.reason,
    }


def _row(hour: dict[str, Any]) -> dict[str, Any]:
    energies = {name: round(hour[name], 6) for name in ("kwh", "p10", "p90")}
    return {"start": seconds_of(hour["start"]), "end": seconds_of(hour["end"]), **energies}
