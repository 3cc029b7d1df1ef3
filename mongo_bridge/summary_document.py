"""Summaries as MongoDB documents and back: Wh, W, V and s, times as Dates."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from energy_core.summary import Carry, Summary

from .documents import Document, date_of, epoch_ms_of

FENCE: Final = "fence"
"""Whose turn it was to write the document, see lease.py; it is no part of the summary."""


def summary_document(device_id: str, summary: Summary) -> Document:
    """Return the document of an hour or a day."""
    return {
        "_id": f"{device_id}|{summary.start_ms}",
        "deviceId": device_id,
        "start": date_of(summary.start_ms),
        "end": date_of(summary.end_ms),
        "energyImported": summary.imported_mwh / 1000,
        "energyExported": summary.exported_mwh / 1000,
        "powerMean": summary.power_mean_w,
        "powerMin": summary.power_min_w,
        "powerMax": summary.power_max_w,
        "voltageMin": summary.voltage_min_v,
        "voltageMax": summary.voltage_max_v,
        "powerFactor": summary.power_factor,
        "readingsReceived": summary.received,
        "readingsExpected": summary.expected,
        "coveredSeconds": summary.covered_ms / 1000,
        "estimatedSeconds": summary.estimated_ms / 1000,
        "estimatedShare": summary.estimated_share,
        "wattSeconds": summary.watt_s,
        "voltAmpereSeconds": summary.volt_ampere_s,
        "registerFalls": summary.register_falls,
        "registerRestarts": summary.register_restarts,
    }


def minute_document(device_id: str, summary: Summary, before: Carry | None, after: Carry | None) -> Document:
    """Return the document of a minute, with what it took from the minutes before and hands to the next ones."""
    carried = {"before": carry_values(before), "after": carry_values(after)}
    return summary_document(device_id, summary) | (carried if summary.received else {})


def summary_of(document: Mapping[str, Any]) -> Summary:
    """Return the summary in a document."""
    return Summary(
        start_ms=epoch_ms_of(document["start"]),
        end_ms=epoch_ms_of(document["end"]),
        imported_mwh=round(document["energyImported"] * 1000),
        exported_mwh=round(document["energyExported"] * 1000),
        received=document["readingsReceived"],
        expected=document["readingsExpected"],
        covered_ms=round(document["coveredSeconds"] * 1000),
        estimated_ms=round(document["estimatedSeconds"] * 1000),
        power_min_w=document["powerMin"],
        power_max_w=document["powerMax"],
        voltage_min_v=document["voltageMin"],
        voltage_max_v=document["voltageMax"],
        watt_s=document["wattSeconds"],
        volt_ampere_s=document["voltAmpereSeconds"],
        register_falls=document["registerFalls"],
        register_restarts=document["registerRestarts"],
    )


def carry_of(values: list[int | None] | None) -> Carry | None:
    """Return what a minute's document says in `before` or `after`, or a seal in `carry`."""
    if values is None:
        return None
    timestamp_ms, import_mwh, export_mwh = values
    return Carry(timestamp_ms or 0, import_mwh or 0, export_mwh)


def carry_values(carry: Carry | None) -> list[int | None] | None:
    """Return how a carry is stored: Unix ms, import and export register in mWh."""
    return None if carry is None else [carry.timestamp_ms, carry.import_mwh, carry.export_mwh]
