"""The alerts of one meter, whoever noticed them: what lasts, what was, and who took note."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator, Mapping
from typing import Any, Final

from . import json_fields as fields_of
from .alert import Acknowledgement, Alert, AlertEvent, AlertPhase
from .alert_message import parse_alert_id

HISTORY_LENGTH: Final = 50
ACKNOWLEDGEMENTS_KEPT: Final = 100


class AlertBook:
    """One alert of a kind at a time lasts; the same alert told twice changes nothing."""

    def __init__(self) -> None:
        """Begin empty."""
        self.active: dict[str, Alert] = {}
        self._history: OrderedDict[str, Alert] = OrderedDict()
        self._acknowledgements: OrderedDict[str, Acknowledgement] = OrderedDict()

    @property
    def history(self) -> list[Alert]:
        """The alerts that are over, the newest last."""
        return list(self._history.values())

    def begin(self, alert: Alert, *, publish: bool) -> list[AlertEvent]:
        """Note that an alert lasts; two sides that noticed the same at different times agree on the earlier one."""
        if alert.id in self._history:
            return []
        present = self.active.get(alert.kind)
        if present is not None and present.since_ms <= alert.since_ms:
            return []
        self.active[alert.kind] = alert = self._with_acknowledgement(alert)
        if present is None:
            return [AlertEvent(phase=AlertPhase.BEGAN, alert=alert, publish=publish)]
        if present.acknowledged_by is not None and present.acknowledged_ms is not None:
            known = Acknowledgement(alert_id=alert.id, by=present.acknowledged_by, at_ms=present.acknowledged_ms)
            return self.acknowledge(known, publish=True)
        return [AlertEvent(phase=AlertPhase.RECORDED, alert=alert, publish=publish)]

    def end(self, kind: str, until_ms: int, value: float | None = None, *, publish: bool) -> list[AlertEvent]:
        """Note that the alert of a kind is over."""
        alert = self.active.pop(kind, None)
        if alert is None:
            return []
        alert = alert.ended(until_ms, value)
        self._remember(alert)
        return [AlertEvent(phase=AlertPhase.ENDED, alert=alert, publish=publish)]

    def record(self, alert: Alert, *, publish: bool) -> list[AlertEvent]:
        """Note an alert of the past, of which nobody is to be told, unless its beginning is known to be one."""
        if any(known.kind == alert.kind and known.covers(alert.since_ms) for known in self._known()):
            return []
        alert = self._with_acknowledgement(alert)
        self._remember(alert)
        return [AlertEvent(phase=AlertPhase.RECORDED, alert=alert, publish=publish)]

    def acknowledge(self, acknowledgement: Acknowledgement, *, publish: bool = False) -> list[AlertEvent]:
        """Note who took note; the first one counts. One that comes before its alert waits for it."""
        alert_id = acknowledgement.alert_id
        if alert_id in self._acknowledgements:
            return []
        self._acknowledgements[alert_id] = acknowledgement
        if len(self._acknowledgements) > ACKNOWLEDGEMENTS_KEPT:
            self._acknowledgements.popitem(last=False)
        kind = alert_id.split("|")[1]
        if kind in self.active and self.active[kind].id == alert_id:
            self.active[kind] = alert = self.active[kind].acknowledged(acknowledgement)
        elif alert_id in self._history:
            self._history[alert_id] = alert = self._history[alert_id].acknowledged(acknowledgement)
        else:
            return []
        return [AlertEvent(phase=AlertPhase.ACKNOWLEDGED, alert=alert, publish=publish)]

    def find(self, alert_id: str) -> Alert | None:
        """Return an alert that lasts or is remembered."""
        return next((alert for alert in self._known() if alert.id == alert_id), None)

    def state(self) -> dict[str, Any]:
        """Return all as JSON, for `restore`."""
        return {
            "active": [_alert_fields(alert) for alert in self.active.values()],
            "history": [_alert_fields(alert) for alert in self._history.values()],
            "acknowledgements": [
                {"id": each.alert_id, "by": each.by, "at": each.at_ms} for each in self._acknowledgements.values()
            ],
        }

    def restore(self, state: Mapping[str, Any]) -> None:
        """Go on from what `state` returned."""
        active = [_alert_of(fields) for fields in state["active"]]
        self.active = {alert.kind: alert for alert in active}
        self._history = OrderedDict((alert.id, alert) for alert in map(_alert_of, state["history"]))
        waiting = [
            Acknowledgement(alert_id=parse_alert_id(each["id"]), by=str(each["by"]), at_ms=int(each["at"]))
            for each in state["acknowledgements"]
        ]
        self._acknowledgements = OrderedDict((each.alert_id, each) for each in waiting)

    def _known(self) -> Iterator[Alert]:
        yield from self.active.values()
        yield from self._history.values()

    def _with_acknowledgement(self, alert: Alert) -> Alert:
        acknowledgement = self._acknowledgements.get(alert.id)
        return alert if acknowledgement is None else alert.acknowledged(acknowledgement)

    def _remember(self, alert: Alert) -> None:
        self._history[alert.id] = alert
        if len(self._history) > HISTORY_LENGTH:
            self._history.popitem(last=False)


def _alert_fields(alert: Alert) -> dict[str, Any]:
    return {
        "id": alert.id,
        "value": alert.value,
        "limit": alert.limit,
        "until": alert.until_ms,
        "replayed": alert.replayed,
        "acknowledgedBy": alert.acknowledged_by,
        "acknowledgedAt": alert.acknowledged_ms,
    }


def _alert_of(fields: Mapping[str, Any]) -> Alert:
    device_id, kind, since = parse_alert_id(fields["id"]).split("|")
    return Alert(
        device_id=device_id,
        kind=kind,
        since_ms=int(since),
        value=fields_of.number(fields, "value"),
        limit=fields["limit"],
        until_ms=fields["until"],
        replayed=bool(fields["replayed"]),
        acknowledged_by=fields["acknowledgedBy"],
        acknowledged_ms=fields["acknowledgedAt"],
    )
