"""The retained message of `/energy/<id>/settings/tariff`: billing day, budgets, and the tariff that a meter has."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
import json
from typing import Any, Final

from . import json_fields as fields_of
from .message_error import MessageError
from .revision import REVISION_FIELDS, Revision, revision_of

MAX_BUDGET_KWH: Final = 10_000_000.0
MAX_COST_BUDGET: Final = 1_000_000_000.0
_KNOWN: Final = REVISION_FIELDS | {"billingDay", "budget", "costBudget"}


@dataclass(frozen=True, slots=True, kw_only=True)
class TariffSettings:
    """What a meter is billed by; None leaves it to the side that reads it.

    `billing_day` is 1 to 31 (a shorter month begins on its last day), `budget_kwh` the import of one billing period,
    `cost_budget` what its bill is to stay below, in the tariff's currency.
    `unknown` holds every other field as it came, the tariff itself among them.
    """

    revision: Revision = field(default_factory=Revision)
    billing_day: int | None = None
    budget_kwh: float | None = None
    cost_budget: float | None = None
    unknown: Mapping[str, Any] = field(default_factory=dict)


def parse_tariff_settings(payload: bytes | bytearray | str) -> TariffSettings:
    """Parse a tariff settings message; raises MessageError, which names the field and the reason."""
    return tariff_settings_from_fields(fields_of.decode_object(payload))


def tariff_settings_from_fields(fields: Mapping[str, Any]) -> TariffSettings:
    """Make TariffSettings of a decoded message; raises MessageError."""
    day = fields_of.optional_integer(fields, "billingDay")
    if day is not None and not 1 <= day <= 31:
        raise MessageError("billingDay", f"expected 1 to 31, got {day}")
    budget_kwh = fields_of.optional_number(fields, "budget", minimum=0, maximum=MAX_BUDGET_KWH)
    if budget_kwh == 0:
        raise MessageError("budget", "expected more than 0 kWh; leave it out for no budget")
    cost_budget = fields_of.optional_number(fields, "costBudget", minimum=0, maximum=MAX_COST_BUDGET)
    if cost_budget == 0:
        raise MessageError("costBudget", "expected more than 0; leave it out for no budget")
    return TariffSettings(
        revision=revision_of(fields),
        billing_day=day,
        budget_kwh=budget_kwh,
        cost_budget=cost_budget,
        unknown={name: value for name, value in fields.items() if name not in _KNOWN},
    )


def tariff_settings_fields(settings: TariffSettings) -> dict[str, Any]:
    """Return the message's fields; what is None is left out."""
    chosen = {
        "billingDay": settings.billing_day,
        "budget": settings.budget_kwh,
        "costBudget": settings.cost_budget,
    }
    present = {name: value for name, value in chosen.items() if value is not None}
    return {**settings.unknown, **settings.revision.fields(), **present}


def encode_tariff_settings(settings: TariffSettings) -> str:
    """Return the message as JSON; raises MessageError for what every reader would refuse."""
    payload = json.dumps(tariff_settings_fields(settings), separators=(",", ":"))
    parse_tariff_settings(payload)
    return payload
