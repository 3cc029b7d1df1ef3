"""Settings of a device: limits and tariff, as its retained topics carry them."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Body, Path, Query, Request, Response

from mongo_bridge.device_settings import DeviceSettings

from .access import Editor, Viewer
from .answer import json_answer
from .devices import DeviceId
from .models import SettingsModel
from .parameters import IdText, device_id_of
from .services import Services, address_of

Name = Annotated[Literal["limits", "tariff"], Path()]
Fields = Annotated[
    dict[str, Any],
    Body(
        description="All that holds from now on, without revision, changedAt and changedBy: these are ours to set.",
        examples=[{"nominalVoltage": 230, "powerLimit": {"limit": 9000}}],
    ),
]


def make_router(services: Services) -> APIRouter:
    """Return the routes over the settings."""
    router = APIRouter(tags=["settings"])
    settings = DeviceSettings(services.store.database, services.outbox, services.topic_root)

    @router.get("/api/settings", summary="Limits and tariff of a device", responses={200: {"model": SettingsModel}})
    def of_device(
        request: Request,
        who: Viewer,
        device_id: Annotated[IdText, Query(alias="deviceId", description="required")] = None,
    ) -> Response:
        device = device_id_of(device_id)
        who.check_sees(device)
        return json_answer(request, {"deviceId": device, **settings.get(device)})

    @router.put(
        "/api/settings/{deviceId}/{name}",
        summary="Set limits or tariff; published on the retained topic, so that meter and Home Assistant follow",
        responses={200: {"content": {"application/json": {"schema": {"type": "object"}}}}},
    )
    def put(request: Request, who: Editor, device_id: DeviceId, name: Name, fields: Fields) -> Response:
        who.check_sees(device_id)
        changed = settings.put(device_id, name, fields, who.name)
        target = f"{device_id}/{name}"
        services.gate.audit.note(who.name, "settings", target, address_of(request), revision=changed["revision"])
        return json_answer(request, changed)

    return router
