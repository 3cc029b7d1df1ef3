"""The tariff whose bills are timed."""

from __future__ import annotations

from typing import Any

WEEKDAYS = {"days": ["weekday"], "from": "08:00", "to": "20:00"}
NIGHT = {"from": "22:00", "to": "06:00"}
TIERS = [{"upTo": 200, "price": 0.3}, {"upTo": 400, "price": 0.34}, {"price": 0.4}]
TARIFF: dict[str, Any] = {
    "version": 1,
    "name": "Time of use with tiers and demand",
    "timezone": "Europe/Berlin",
    "contracts": [
        {
            "currency": "EUR",
            "components": [
                {
                    "kind": "energy",
                    "periods": [
                        {"name": "peak", "tiers": TIERS, "when": [WEEKDAYS]},
                        {"name": "night", "tiers": TIERS, "when": [NIGHT]},
                        {"name": "other", "tiers": TIERS},
                    ],
                    "tierRule": {"scope": "total", "allocation": "chronological"},
                },
                {
                    "kind": "demand",
                    "periods": [{"name": "peak", "price": 5, "when": [WEEKDAYS]}, {"name": "other", "price": 1}],
                },
                {"kind": "standing", "price": 10, "per": "month"},
                {"kind": "tax", "percent": 19},
            ],
        }
    ],
}
