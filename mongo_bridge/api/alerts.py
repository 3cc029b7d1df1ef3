"""Alerts: those that last, those that were, and taking note of one."""

from __future__ import annotations

from enum import StrEnum
import time
from typing import Annotated, Final

from fastapi import APIRouter, Path, Query, Request, Response
from pydantic import BaseModel, Field

from energy_core.alert import Acknowledgement
from energy_core.alert_message import encode_acknowledgement
from energy_core.topic import ALERT_ACK, Topic
from mongo_bridge.access.principal import Principal
from mongo_bridge.alert_log import AlertLog
from mongo_bridge.outbox import Message

from .access import Editor, Viewer
from .answer import json_answer, without_id
from .models import AlertModel
from .parameters import CountText, IdText, Text, TimeText, choice_of, device_id_of, limit_of, one_of, time_of
from .problem import MissingError
from .services import Services, address_of

MOST_ALERTS: Final = 1000
AlertId = Annotated[
    str,
    Path(
        alias="id",
        pattern=r"^[A-Za-z0-9_-]{1,64}\|[A-Za-z][A-Za-z0-9_-]{0,39}\|[0-9]{12,14}$",
        examples=["meter-01|overvoltage|1769814000000"],
    ),
]


class State(StrEnum):
    """Which alerts."""

    ALL = "all"
    ACTIVE = "active"
    ENDED = "ended"


class Parameters(BaseModel):
    """What may be asked for."""

    device_id: IdText = Field(None, alias="deviceId", description="only of this device", examples=["meter-01"])
    state: Annotated[Text, one_of(State)] = Field(None, description="all, active or ended", examples=["active"])
    start: TimeText = Field(None, alias="from", description="only alerts that began then or later")
    end: TimeText = Field(None, alias="to", description="only alerts that began before")
    limit: CountText = Field(None, description=f"1 to {MOST_ALERTS}", examples=["100"])


def make_router(services: Services) -> APIRouter:
    """Return the routes over the alerts."""
    router = APIRouter(tags=["alerts"])
    log = AlertLog(services.store.database)

    @router.get(
        "/api/alerts",
        summary=f"The newest {MOST_ALERTS} alerts, the newest first",
        responses={200: {"model": list[AlertModel]}},
    )
    def alerts(request: Request, who: Viewer, asked: Annotated[Parameters, Query()]) -> Response:
        state = choice_of("state", asked.state, State.ALL)
        found = log.newest(
            limit_of(asked.limit, MOST_ALERTS, MOST_ALERTS),
            devices=_devices(who, asked.device_id),
            start=None if asked.start is None else time_of("from", asked.start),
            end=None if asked.end is None else time_of("to", asked.end),
            is_active=None if state is State.ALL else state is State.ACTIVE,
        )
        return json_answer(request, [without_id(alert) for alert in found])

    @router.post(
        "/api/alerts/{id}/acknowledge",
        summary="Take note of an alert; meter and Home Assistant are told",
        responses={200: {"model": AlertModel}},
    )
    def acknowledge(request: Request, who: Editor, alert_id: AlertId) -> Response:
        who.check_sees(alert_id.partition("|")[0])
        if log.find(alert_id) is None:
            raise MissingError(f"there is no alert {alert_id!r}")
        _acknowledge(services, log, Acknowledgement(alert_id=alert_id, by=who.name, at_ms=int(time.time() * 1000)))
        services.gate.audit.note(who.name, "alert acknowledged", alert_id, address_of(request))
        alert = log.find(alert_id) or {}
        services.live.alert(alert)
        return json_answer(request, without_id(alert))

    return router


def _acknowledge(services: Services, log: AlertLog, acknowledgement: Acknowledgement) -> None:
    device_id = acknowledgement.alert_id.partition("|")[0]
    log.acknowledge(acknowledgement, device_id)
    topic = Topic(services.topic_root, device_id, ALERT_ACK)
    services.outbox.put(Message(str(topic), encode_acknowledgement(acknowledgement)))


def _devices(who: Principal, asked: str | None) -> list[str] | None:
    if asked is None:
        return None if who.devices is None else sorted(who.devices)
    device_id = device_id_of(asked)
    who.check_sees(device_id)
    return [device_id]
