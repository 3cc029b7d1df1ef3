"""The golden alerts, acknowledgements and settings: what is written today, read back, and what the schemas say."""

from __future__ import annotations

from collections.abc import Callable
import json
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
import pytest

from energy_core.alert_message import encode_acknowledgement, encode_alert, parse_acknowledgement, parse_alert
from energy_core.limits import AlertKind
from energy_core.limits_message import encode_limits, parse_limits
from energy_core.tariff_settings import encode_tariff_settings, parse_tariff_settings

FOLDER = Path(__file__).parents[1] / "messages"


def same_alert(payload: str) -> str:
    return encode_alert(parse_alert(payload, device_id=json.loads(payload)["id"].split("|")[0]))


def same_acknowledgement(payload: str) -> str:
    return encode_acknowledgement(parse_acknowledgement(payload, device_id="meter-01"))


WRITTEN_AGAIN: dict[str, Callable[[str], str]] = {
    "alert": same_alert,
    "acknowledgement": same_acknowledgement,
    "limits": lambda payload: encode_limits(parse_limits(payload)),
    "tariff_settings": lambda payload: encode_tariff_settings(parse_tariff_settings(payload)),
}
MESSAGES = [
    (kind, path.stem) for kind in WRITTEN_AGAIN for path in sorted(FOLDER.glob(f"{kind}*.json")) if "." not in path.stem
]


def schema(kind: str) -> Any:
    return json.loads((FOLDER / f"{kind}.schema.json").read_text())


def test_there_are_messages_of_every_kind() -> None:
    assert {kind for kind, _ in MESSAGES} == WRITTEN_AGAIN.keys()


@pytest.mark.parametrize(("kind", "name"), MESSAGES)
def test_golden_message_is_what_the_code_writes_and_the_schema_allows(kind: str, name: str) -> None:
    payload = (FOLDER / f"{name}.json").read_text()
    assert WRITTEN_AGAIN[kind](payload) == payload.strip()
    Draft202012Validator.check_schema(schema(kind))
    Draft202012Validator(schema(kind)).validate(json.loads(payload))


def test_the_schema_knows_every_kind() -> None:
    assert {*AlertKind} <= schema("limits")["properties"].keys()
    assert all(kind in schema("alert")["properties"]["kind"]["description"] for kind in AlertKind)
