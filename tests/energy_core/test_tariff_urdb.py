"""Rates of the OpenEI Utility Rate Database, made up here, and the two real ones of the shared test data."""

from __future__ import annotations

from decimal import Decimal
import json
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from energy_core.bill.billing import bill
from energy_core.bill.statement import PeriodBill
from energy_core.interval import Interval
from energy_core.tariff.file import read_tariff
from energy_core.tariff.tariff_error import TariffError

from .tariffs import SHARED, flow, steady

ZONE = ZoneInfo("America/New_York")
FLAT = {"energyratestructure": [[{"rate": 0.1, "adj": 0.02, "unit": "kWh"}]]}
TIERED = {"energyratestructure": [[{"rate": 0.1, "max": 300}, {"rate": 0.2, "max": 500}, {"rate": 0.3}]]}
ALWAYS = [[0] * 24] * 12
PEAK = [[0] * 12 + [1] * 6 + [0] * 6] * 12
SUMMER = [0] * 5 + [1] * 4 + [0] * 3


def of(**fields: Any) -> str:
    return json.dumps({"label": "x", "name": "Rate", "utility": "Utility", "uri": "https://openei.org/x"} | fields)


def january(rate: str, *load: Interval) -> PeriodBill:
    """The bill of a rate for January 2026, 1 kW all month unless a load is given."""
    read = read_tariff(rate)
    assert read.notes == []
    return bill(read.tariff, load or steady("2026-01-01", "2026-02-01", zone=ZONE), ZONE).periods[0]


def lines(made: PeriodBill) -> list[tuple[str, str, str]]:
    return [(line.item, line.to_json()["quantity"], line.to_json()["price"]) for line in made.lines]


def test_adjustments_are_part_of_the_price() -> None:
    read = read_tariff(of(**FLAT)).tariff
    assert (read.name, read.source, read.zone) == ("Utility Rate", "https://openei.org/x", None)
    assert lines(january(of(**FLAT))) == [("Energy", "744", "0.12")]
    assert read_tariff(json.dumps({"items": [json.loads(of(**FLAT))]})).tariff == read


def test_rounding_errors_of_floats_are_no_decimals() -> None:
    rate = of(energyratestructure=[[{"rate": 0.1 + 0.2, "adj": -0.11999999999999998}]], fixedchargefirstmeter=2.3 * 3)
    assert lines(january(rate)) == [("Energy", "744", "0.18"), ("Fixed charge", "1", "6.9")]


@pytest.mark.parametrize(
    ("tiers", "expected"),
    [
        (TIERED["energyratestructure"][0], ["300", "200", "244"]),
        ([{"rate": 0.1, "max": 10, "unit": "kWh daily"}, {"rate": 0.2, "unit": "kWh daily"}], ["310", "434"]),
        ([{"rate": 0.1, "max": 200, "unit": "kWh/kW"}, {"rate": 0.2, "unit": "kWh/kW"}], ["200", "544"]),
        ([{"rate": 0.1, "max": 9, "unit": "kWh/kW daily"}, {"rate": 0.2, "unit": "kWh/kW daily"}], ["279", "465"]),
        # The last tier has no limit, so its unit says nothing either.
        ([{"rate": 0.1, "max": 10, "unit": "kWh daily"}, {"rate": 0.2}], ["310", "434"]),
        # A limit of the last tier, or one without end, says nothing.
        ([{"rate": 0.1, "max": 300}, {"rate": 0.2, "max": 500}], ["300", "444"]),
        ([{"rate": 0.1, "max": 300}, {"rate": 0.2, "max": 1e38}], ["300", "444"]),
    ],
)
def test_tiers_have_their_limits(tiers: list[Any], expected: list[str]) -> None:
    made = january(of(energyratestructure=[tiers]))
    assert [line.to_json()["quantity"] for line in made.lines] == expected


def test_tiers_are_filled_by_the_whole_month_in_the_order_of_time() -> None:
    rate = of(
        energyratestructure=[TIERED["energyratestructure"][0][1:], [{"rate": 1, "max": 700}, {"rate": 2}]],
        energyweekdayschedule=PEAK,
        energyweekendschedule=ALWAYS,
        energytoulabels=["off", "peak"],
    )
    made = january(rate)
    # The 500th hour ends on the 21st at 20:00 after 15 working days of 6 peak hours, the 700th on the 30th at 04:00.
    assert lines(made) == [
        ("Energy, off, tier 1", "410", "0.2"),
        ("Energy, off, tier 2", "202", "0.3"),
        ("Energy, peak, tier 1", "126", "1"),
        ("Energy, peak, tier 2", "6", "2"),
    ]


def test_periods_without_labels_have_numbers_and_unused_ones_are_left_out() -> None:
    structure = [[{"rate": 0.1}], [{"rate": 0.5}], [{"rate": 9}]]
    made = january(of(energyratestructure=structure, energyweekdayschedule=PEAK, energyweekendschedule=PEAK))
    assert lines(made) == [("Energy, period 1", "558", "0.1"), ("Energy, period 2", "186", "0.5")]
    labels = ["same", "same", ""]
    named = of(
        energyratestructure=structure, energyweekdayschedule=PEAK, energyweekendschedule=PEAK, energytoulabels=labels
    )
    assert january(named) == made


def test_demand_is_flat_by_month_and_by_time() -> None:
    rate = of(
        flatDemandUnits="kW",
        flatdemandstructure=[[{"rate": 2, "adj": 0.5}], [{"rate": 7, "max": 3}, {"rate": 8}]],
        flatdemandmonths=SUMMER,
        demandratestructure=[[{"rate": 0}], [{"rate": 10}]],
        demandweekdayschedule=PEAK,
        demandweekendschedule=ALWAYS,
        demandRateUnit="kW",
        demandwindow=60,
    )
    load = [
        *steady("2026-01-01", "2026-01-05T12:00", zone=ZONE),
        *steady("2026-01-05T12:00", "2026-01-05T12:30", kw=5, minutes=30, zone=ZONE),
        *steady("2026-01-05T12:30", "2026-02-01", minutes=30, zone=ZONE),
    ]
    assert lines(january(rate, *load)) == [("Flat demand, period 1", "3", "2.5"), ("Demand, period 2", "3", "10")]
    july = bill(read_tariff(rate).tariff, [flow("2026-07-06T13:00", "2026-07-06T14:00", 4, zone=ZONE)], ZONE)
    assert [str(line.amount) for line in july.periods[0].lines] == ["21.00", "8.00", "40.00"]


def test_demand_may_be_paid_by_the_day_and_looked_back_at() -> None:
    daily = of(flatdemandstructure=[[{"rate": 2}]], flatdemandunit="kW daily")
    assert lines(january(daily)) == [("Flat demand", "31", "2")]
    back = of(flatdemandstructure=[[{"rate": 2}]], lookbackpercent=0.8, lookbackrange=11, lookbackmonths=[True] * 12)
    load = [flow("2026-01-06T13:00", "2026-01-06T14:00", 10, zone=ZONE), flow("2026-02-06", "2026-02-07", 1, zone=ZONE)]
    made = bill(read_tariff(back).tariff, load, ZONE)
    assert [str(period.total) for period in made.periods] == ["20.00", "16.00"]


@pytest.mark.parametrize(
    ("fields", "amounts"),
    [
        ({"fixedchargefirstmeter": 8, "fixedchargeunits": "$/month"}, ["89.28", "8.00"]),
        ({"fixedchargefirstmeter": 8}, ["89.28", "8.00"]),
        ({"fixedmonthlycharge": 8}, ["89.28", "8.00"]),
        ({"fixedchargefirstmeter": 0.5, "fixedchargeunits": "$/day"}, ["89.28", "15.50"]),
        ({"fixedchargefirstmeter": 365, "fixedchargeunits": "$/year"}, ["89.28", "31.00"]),
        ({"mincharge": 100, "minchargeunits": "$/month"}, ["89.28", "10.72"]),
        ({"minmonthlycharge": 100}, ["89.28", "10.72"]),
        ({"mincharge": 4, "minchargeunits": "$/day"}, ["89.28", "34.72"]),
        ({"annualmincharge": 10000}, ["89.28"]),
        ({"fueladjustmentsmonthly": [0.01] + [0] * 11}, ["89.28", "7.44"]),
        ({"fueladjustmentsmonthly": [0] * 12}, ["89.28"]),
    ],
)
def test_what_does_not_depend_on_time_of_use(fields: dict[str, Any], amounts: list[str]) -> None:
    assert [str(line.amount) for line in january(of(**FLAT, **fields)).lines] == amounts


def test_a_yearly_minimum_comes_in_december() -> None:
    rate = read_tariff(of(**FLAT, mincharge=1000, minchargeunits="$/year")).tariff
    made = bill(rate, steady("2026-01-01", "2027-01-01", kw=0.5, zone=ZONE), ZONE)
    assert str(made.total) == "1000.00"
    assert [line.component for line in made.periods[11].lines] == ["energy", "minimum"]


SELL = {"energyratestructure": [[{"rate": 0.1, "sell": 0.05}]]}
SUN = (
    flow("2026-01-06T10:00", "2026-01-06T10:30", 1, zone=ZONE),
    flow("2026-01-06T10:30", "2026-01-06T11:00", 0, 2, zone=ZONE),
    flow("2026-01-06T11:00", "2026-01-06T12:00", 3, zone=ZONE),
)


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ({}, [("Energy", "4", "0.1"), ("Export credit", "2", "-0.05")]),
        ({"dgrules": "Net Billing Instantaneous"}, [("Energy", "4", "0.1"), ("Export credit", "2", "-0.05")]),
        ({"dgrules": "Buy All Sell All"}, [("Energy", "4", "0.1"), ("Export credit", "2", "-0.05")]),
        ({"dgRules": "Net Billing Hourly"}, [("Energy", "3", "0.1"), ("Export credit", "1", "-0.05")]),
        ({"dgrules": "Net Metering"}, [("Energy", "2", "0.1")]),
        ({"usenetmetering": True}, [("Energy", "2", "0.1")]),
        ({"usenetmetering": False}, [("Energy", "4", "0.1"), ("Export credit", "2", "-0.05")]),
    ],
)
def test_export_follows_the_rule(rule: dict[str, Any], expected: list[tuple[str, str, str]]) -> None:
    assert lines(january(of(**SELL, **rule), *SUN)) == expected


def test_a_minimum_is_what_is_paid_after_credit() -> None:
    made = january(of(**SELL, mincharge=10), *SUN)
    assert lines(made)[-1] == ("Minimum", "1", "9.7")
    assert str(made.total) == "10.00"


def test_what_needs_other_data_is_noted() -> None:
    read = read_tariff(of(**FLAT, demandreactivepowercharge=0.5, fixedchargeeaaddl=0, energyattrs=[{"Rider": "A"}]))
    assert read.notes == [
        "demandreactivepowercharge is not billed: reactive power is not in a load",
        "energyattrs is not billed: free text",
    ]


def test_what_says_nothing_is_no_matter() -> None:
    empty = {"coincidentratestructure": [[{"rate": 0, "max": 5}]], "demandratchetpercentage": [0] * 12}
    assert lines(january(of(**FLAT, **empty))) == [("Energy", "744", "0.12")]


BAD_SCHEDULE = [[0] * 24] * 11


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"energyratestructure": []}, "energyratestructure: missing: nothing is billed"),
        ({**FLAT, "surprise": 1}, "surprise: not understood: not a field of version 8"),
        (
            {**FLAT, "coincidentratestructure": [[{"rate": 1}]]},
            "coincidentratestructure: not understood: the utility's",
        ),
        ({**FLAT, "demandratchetpercentage": [0.5] * 12}, "demandratchetpercentage: not understood"),
        ({**FLAT, "country": "CAN"}, "country: the currency of 'CAN' is not known"),
        ({**FLAT, "dgrules": "Barter"}, 'dgrules: "Barter" is not understood'),
        ({**FLAT, "fixedchargefirstmeter": 1, "fixedchargeunits": "$/week"}, r'fixedchargeunits: the unit "\$/week"'),
        ({**FLAT, "fixedchargefirstmeter": "1"}, 'fixedchargefirstmeter: expected a number, got the text "1"'),
        ({**FLAT, "fueladjustmentsmonthly": [1]}, "fueladjustmentsmonthly: expected 12 numbers"),
        ({"energyratestructure": {"rate": 1}}, "energyratestructure: expected a list that is not empty"),
        ({"energyratestructure": [[]]}, r"energyratestructure\[0\]: expected a list that is not empty"),
        ({"energyratestructure": [[1]]}, r"energyratestructure\[0\]\[0\]: expected an object"),
        ({"energyratestructure": [[{}]]}, r"energyratestructure\[0\]\[0\].rate: missing"),
        ({"energyratestructure": [[{"rate": "cheap"}]]}, r'\[0\]\[0\].rate: expected a number, got the text "cheap"'),
        (
            {"energyratestructure": [[{"rate": 1, "lookup": 2}]]},
            r"energyratestructure\[0\]\[0\].lookup: not understood",
        ),
        ({"energyratestructure": [[{"rate": 1}, {"rate": 2}]]}, r"\[0\]\[0\].max: missing: the tier after this one"),
        (
            {"energyratestructure": [[{"rate": 1, "max": 9, "unit": "therms"}, {"rate": 2, "unit": "therms"}]]},
            'energyratestructure: the unit "therms" is not understood',
        ),
        (
            {
                "energyratestructure": [
                    [{"rate": 1, "max": 9, "unit": "kWh daily"}, {"rate": 2, "max": 99}, {"rate": 3}]
                ]
            },
            'energyratestructure: the unit "kwh and kwh daily" is not understood',
        ),
        (
            {"energyratestructure": [[{"rate": float("inf")}]]},
            r"energyratestructure\[0\]\[0\]\.rate: expected a number of at most",
        ),
        (
            {"energyratestructure": [[{"rate": 1, "max": 9, "sell": 1}, {"rate": 2}]]},
            r"energyratestructure\[0\]: sell differs between tiers",
        ),
        (
            {"energyratestructure": [[{"rate": 1}], [{"rate": 2}]]},
            "energyweekdayschedule: missing: there are 2 periods",
        ),
        ({**FLAT, "energyweekdayschedule": BAD_SCHEDULE}, "energyweekdayschedule: expected 12 months, got 11"),
        ({**FLAT, "energyweekdayschedule": [[0]] * 12}, r"energyweekdayschedule\[0\]: expected 24 hours, got 1"),
        ({**FLAT, "energyweekendschedule": PEAK}, r"energyweekendschedule\[0\]\[12\]: there is no period 1"),
        ({**FLAT, "energyweekendschedule": [["0"] * 24] * 12}, r"energyweekendschedule\[0\]\[0\]: expected a number"),
        ({"flatdemandstructure": [[{"rate": 1}]], "flatdemandunit": "kVA"}, 'flatdemandunit: the unit "kVA" is not'),
        ({"flatdemandstructure": [[{"rate": 1}], [{"rate": 2}]]}, "flatdemandmonths: expected 12 indices of periods"),
        ({"flatdemandstructure": [[{"rate": 1}]], "flatdemandmonths": [1] * 12}, r"flatdemandmonths\[0\]: there is no"),
        (
            {"flatdemandstructure": [[{"rate": 1}]], "demandwindow": 45},
            "^demandwindow: 45 minutes do not divide an hour",
        ),
        (
            {"flatdemandstructure": [[{"rate": 1}]], "lookbackpercent": 0.5, "lookbackmonths": [1, *[0] * 11]},
            "lookbackmonths: not understood",
        ),
        (
            {
                "energyratestructure": [[{"rate": 1, "max": 9, "unit": "kWh/kW"}, {"rate": 2, "unit": "kWh/kW"}]],
                "lookbackpercent": 0.5,
            },
            'lookbackpercent: not understood with tiers in "kwh/kw"',
        ),
        (
            {"flatdemandstructure": [[{"rate": 1}]], "lookbackpercent": 0.5},
            "lookbackrange: expected a number, got null",
        ),
        ({"flatdemandstructure": [[{"rate": 1, "sell": 1}]]}, r"flatdemandstructure\[0\]\[0\].sell: not understood"),
        (
            {"energyratestructure": [[{"rate": 1, "max": 500}, {"rate": 2, "max": 400}, {"rate": 3}]]},
            r"^energyratestructure\[0\]\[1\].max: expected more than 500",
        ),
        (
            {"flatdemandstructure": [[{"rate": 1}]], "lookbackpercent": 1.5, "lookbackrange": 11},
            "^lookbackpercent: expected a share from 0 to 1",
        ),
        (
            {"flatdemandstructure": [[{"rate": 1}]], "lookbackpercent": 0.5, "lookbackrange": 99},
            "^lookbackrange: expected 1 to 60 months, got 99",
        ),
        ({**FLAT, "mincharge": -5}, "^mincharge: expected at least 0"),
        ({**FLAT, "EnergyRateStructure": [[{"rate": 9}]]}, "^EnergyRateStructure: given twice"),
    ],
)
def test_what_is_not_understood_is_refused_by_name(fields: dict[str, Any], message: str) -> None:
    with pytest.raises(TariffError, match=message):
        read_tariff(of(**fields))


def test_a_rate_may_have_no_name() -> None:
    assert read_tariff(json.dumps(FLAT)).tariff.name == "OpenEI rate"


def test_our_own_format_is_told_apart() -> None:
    with pytest.raises(TariffError, match="version: missing"):
        read_tariff('{"name": "x"}')


@pytest.mark.skipif(not SHARED.exists(), reason="the shared test data are not here (SMART_ENERGY_SHARED)")
@pytest.mark.parametrize(
    ("name", "notes", "expected"),
    [
        # July 2026 has 23 weekdays: 5 h x 31 days peak, 5 h x 31 super off-peak, the rest off-peak; 1 kW.
        ("urdb_pge_bev2s", 1, {"energy": "163.97", "flat_demand": "1.91", "fixed": "447.44"}),
        # On-peak 23 x 5 h at 0.2297, all other hours at 0.1121; demand on-peak and flat, 1 kW.
        ("urdb_smud_ci_tod3", 0, {"energy": "96.93", "flat_demand": "5.54", "demand": "11.61", "fixed": "2339.50"}),
    ],
)
def test_real_rates(name: str, notes: int, expected: dict[str, str]) -> None:
    zone = ZoneInfo("America/Los_Angeles")
    read = read_tariff((SHARED / "tariffs" / f"{name}.json").read_text())
    assert len(read.notes) == notes
    made = bill(read.tariff, steady("2026-07-01", "2026-08-01", zone=zone), zone).periods[0]
    assert {key: str(amount) for key, amount in made.totals.items() if key != "rounding"} == expected
    exact = sum((line.exact for line in made.lines if line.component != "rounding"), Decimal(0))
    assert made.total == round(exact, 2)
