"""Which tariff a meter or circuit has, from the settings that all sides share."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

TARIFF: Final = "tariff"
"""The field of the tariff settings that holds the tariff, in our own format; null is none."""

_ENERGY: Final = ("energy", "export")
_SHARES: Final = ("tax", "discount")
_NO_ENERGY: Final = {"kind": "energy", "price": 0}


def assigned_document(own: Mapping[str, Any], of_meter: Mapping[str, Any]) -> Any:
    """Return the tariff of a device as JSON, None for none.

    `own` are the device's tariff settings, `of_meter` those of the meter that a circuit belongs to: a circuit whose
    own say nothing of a tariff has the energy part of its meter's. The billing day holds for contracts that name none.
    """
    document = own[TARIFF] if TARIFF in own else energy_part(of_meter.get(TARIFF))
    return with_billing_day(document, own.get("billingDay", of_meter.get("billingDay")))


def energy_part(tariff: Any) -> Any:
    """Return a tariff without what a meter pays for time and for its peak: those are not paid once more by a circuit.

    Left are prices and credits of energy, and the taxes, levies and discounts by percent or kWh that lie on them.
    """
    if not isinstance(tariff, dict) or not isinstance(tariff.get("contracts"), list):
        return tariff
    return {**tariff, "contracts": [_energy_contract(contract) for contract in tariff["contracts"]]}


def _energy_contract(contract: Any) -> Any:
    if not isinstance(contract, dict) or not isinstance(contract.get("components"), list):
        return contract
    kept: list[Any] = []
    names: set[Any] = set()
    for component in contract["components"]:
        if not _is_readable(component):
            return contract
        kind = component.get("kind")
        on = component.get("on")
        if kind in _SHARES and "amount" not in component:
            if isinstance(on, list):
                component = {**component, "on": [name for name in on if name in names]}  # noqa: PLW2901
            if not names or component.get("on") == []:
                continue
        elif kind not in _ENERGY:
            continue
        kept.append(component)
        names.add(component.get("id", kind))
    return {**contract, "components": kept or [_NO_ENERGY]}


def _is_readable(component: Any) -> bool:
    """Whether names are texts; who reads the tariff says what is wrong with one that is not."""
    if not isinstance(component, dict):
        return False
    on = component.get("on", [])
    names = [component.get("kind"), component.get("id", ""), *(on if isinstance(on, list) else [])]
    return all(isinstance(name, str) for name in names)


def with_billing_day(tariff: Any, day: int | None) -> Any:
    """Let a billing day hold for the contracts that name none."""
    if day is None or not isinstance(tariff, dict) or not isinstance(tariff.get("contracts"), list):
        return tariff
    contracts = [
        {"billing": {"startDay": day}, **contract} if isinstance(contract, dict) else contract
        for contract in tariff["contracts"]
    ]
    return {**tariff, "contracts": contracts}
