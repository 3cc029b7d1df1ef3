"""PySAM Utilityrate5, the engine of NREL's System Advisor Model."""

from __future__ import annotations

import json
from typing import Any

from PySAM import Utilityrate5
from PySAM.UtilityRateTools import URDBv8_to_ElectricityRates


def monthly_bills(rate: dict[str, Any], load_kw: list[float], sun_kw: list[float] | None = None) -> list[float]:
    """The bills of twelve months, exact."""
    model = Utilityrate5.new()
    model.Lifetime.assign({"system_use_lifetime_output": 0, "analysis_period": 1, "inflation_rate": 0})
    model.SystemOutput.assign({"degradation": [0], "gen": sun_kw or [0.0] * len(load_kw)})
    model.Load.assign({"load": load_kw})
    settings = URDBv8_to_ElectricityRates(json.loads(json.dumps(rate)))

    model.ElectricityRates.assign({name: value for name, value in settings.items() if name != "en_electricity_rates"})
    # Nothing is known of the year before, by any engine.
    model.ElectricityRates.assign({"ur_yearzero_usage_peaks": [0] * 12})
    if rate.get("lookbackpercent"):
        # The 1 lets the month's own demand count too, which PySAM's importer leaves out.
        share = rate["lookbackpercent"] * 100
        model.ElectricityRates.assign({"ur_billing_demand_lookback_percentages": [[share, 1]] * 12})
    model.ElectricityRates.assign({"en_electricity_rates": 1, "rate_escalation": [0]})
    model.execute()
    outputs = model.Outputs
    return list(outputs.year1_monthly_utility_bill_w_sys if sun_kw else outputs.year1_monthly_utility_bill_wo_sys)
