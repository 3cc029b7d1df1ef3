"""Which tariff a meter or circuit has, from the settings that all sides share."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

TARIFF: Final = "tariff"
"""The field of the tariff settings that holds the tariff, in our own format; null is none."""


def assigned_document(own: Mapping[str, Any], of_meter: Mapping[str, Any]) -> Any:
    """Return the tariff of a device as JSON, None for none.

    `own` are the device's tariff settings, `of_meter` those of the meter that a circuit belongs to: a circuit whose
    own say nothing of a tariff has its meter's. The billing day holds for contracts that name none.
    """
    settings = own if TARIFF in own else of_meter
    day = own.get("billingDay", of_meter.get("billingDay"))
    return with_billing_day(settings.get(TARIFF), day)


def with_billing_day(tariff: Any, day: int | None) -> Any:
    """Let a billing day hold for the contracts that name none."""
    if day is None or not isinstance(tariff, dict) or not isinstance(tariff.get("contracts"), list):
        return tariff
    contracts = [
        {"billing": {"startDay": day}, **contract} if isinstance(contract, dict) else contract
        for contract in tariff["contracts"]
    ]
    return {**tariff, "contracts": contracts}
