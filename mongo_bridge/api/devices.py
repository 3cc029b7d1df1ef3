"""Devices: what is known of each, and all of one to take away or to erase."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Annotated, Any, Final

from fastapi import APIRouter, Path, Request, Response
from fastapi.responses import StreamingResponse

from energy_core.topic import check_device_id
from mongo_bridge.archive import Archive
from mongo_bridge.documents import message_of, seconds_of

from .access import Admin, Viewer
from .answer import encode, json_answer, without_id
from .models import Device
from .parameters import Text, confirmed
from .problem import MissingError
from .services import Services, address_of

DeviceId = Annotated[str, Path(alias="deviceId", pattern=r"^[A-Za-z0-9_-]{1,64}$", examples=["meter-01"])]
_NDJSON: Final = "application/x-ndjson"


def make_router(services: Services) -> APIRouter:
    """Return the routes over the store."""
    router = APIRouter(tags=["devices"])
    router.include_router(_known(services))
    router.include_router(_archived(services))
    return router


def _known(services: Services) -> APIRouter:
    router = APIRouter()
    store = services.store

    @router.get(
        "/api/devices",
        summary="Every device, its status, what it says of itself, and its last reading",
        responses={200: {"model": list[Device]}},
    )
    def devices(request: Request, who: Viewer) -> Response:
        return json_answer(request, [device_of(each) for each in store.devices() if who.may_see(each["_id"])])

    @router.get("/api/devices/{deviceId}", summary="One device", responses={200: {"model": Device}})
    def device(request: Request, who: Viewer, device_id: DeviceId) -> Response:
        who.check_sees(device_id)
        found = store.device(device_id)
        if found is None:
            raise MissingError(f"there is no device {device_id!r}")
        return json_answer(request, device_of(found))

    return router


def _archived(services: Services) -> APIRouter:
    router = APIRouter()
    gate = services.gate
    archive = Archive(services.store, services.outbox, services.topic_root)

    @router.get(
        "/api/devices/{deviceId}/export",
        summary="All that is stored of a device, one document a line, each with its collection",
        response_class=StreamingResponse,
        responses={200: {"content": {_NDJSON: {"schema": {"type": "string"}}}}},
    )
    def export(request: Request, who: Viewer, device_id: DeviceId) -> Response:
        who.check_sees(check_device_id(device_id))
        if not archive.exists(device_id):
            raise MissingError(f"there is no device {device_id!r}")
        gate.audit.note(who.name, "device exported", device_id, address_of(request))
        name = {"Content-Disposition": f'attachment; filename="{device_id}.ndjson"'}
        return StreamingResponse(_lines(archive, device_id), media_type=_NDJSON, headers=name)

    @router.delete(
        "/api/devices/{deviceId}",
        summary="Erase all that is stored of a device, for ever; `confirm` has to repeat its id",
        responses={200: {"content": {"application/json": {"schema": {"type": "object"}}}}},
    )
    def erase(request: Request, who: Admin, device_id: DeviceId, confirm: Text = None) -> Response:
        confirmed(confirm, device_id)
        if not archive.exists(device_id):
            raise MissingError(f"there is no device {device_id!r}")
        # Before, so that it is known who did it even where the erasure does not come to its end.
        gate.audit.note(who.name, "device erased", device_id, address_of(request))
        return json_answer(request, {"deviceId": device_id, "erased": archive.erase(device_id)})

    return router


def device_of(document: Mapping[str, Any]) -> dict[str, Any]:
    """Return a device as the API shows it."""
    last, info = document.get("lastReading"), document.get("info")
    return {
        "deviceId": document["_id"],
        "status": document.get("status"),
        "info": info,
        "parent": info.get("parent") if isinstance(info, dict) else None,
        "firstSeen": _seconds(document.get("firstSeen")),
        "lastSeen": _seconds(document.get("lastSeen")),
        "lastReading": message_of(last) if last else None,
    }


def _seconds(date: datetime | None) -> int | float | None:
    return None if date is None else seconds_of(date)


def _lines(archive: Archive, device_id: str) -> Iterator[bytes]:
    for collection, document in archive.export(device_id):
        yield encode({"collection": collection, **without_id(document)}) + b"\n"
