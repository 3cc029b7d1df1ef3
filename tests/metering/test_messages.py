"""The golden messages are what the C++ writes today, and what the schema says."""

import json
import math
from pathlib import Path
import subprocess

from jsonschema import Draft202012Validator
import pytest

MESSAGES = Path(__file__).resolve().parents[1] / "messages"
GOLDEN = sorted(path.name for kind in ("reading", "info") for path in MESSAGES.glob(f"{kind}_*.json"))
EXPECTED_FIELDS = json.loads((MESSAGES / "invalid/expected_fields.json").read_text())
IN_THE_SCHEMA = sorted(name for name, field in EXPECTED_FIELDS.items() if field != "payload")
NOT_JSON = {"truncated", "empty", "not_json", "two_objects"}
NO_OBJECT = sorted(set(EXPECTED_FIELDS) - set(IN_THE_SCHEMA) - NOT_JSON)


def validator(kind: str) -> Draft202012Validator:
    schema = json.loads((MESSAGES / f"{kind}.schema.json").read_text())
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def test_golden_messages_are_what_the_code_writes(programs: Path, tmp_path: Path) -> None:
    subprocess.run([programs / "golden_messages", tmp_path], check=True, timeout=60)
    written = {path.name: path.read_text() for path in tmp_path.iterdir()}
    committed = {name: (MESSAGES / name).read_text() for name in GOLDEN}
    assert committed == written, f"run {programs / 'golden_messages'} tests/messages and look at the change"


@pytest.mark.parametrize("name", GOLDEN)
def test_golden_message_fits_the_schema(name: str) -> None:
    validator(name.partition("_")[0]).validate(json.loads((MESSAGES / name).read_text()))


@pytest.mark.parametrize("name", IN_THE_SCHEMA)
def test_invalid_message_is_refused_for_its_field(name: str) -> None:
    message = json.loads((MESSAGES / f"invalid/{name}.json").read_text())
    errors = list(validator("reading").iter_errors(message))
    not_finite = [field for field, value in message.items() if isinstance(value, float) and not math.isfinite(value)]
    named = [str(error.path[0]) if error.path else error.message for error in errors]
    assert any(EXPECTED_FIELDS[name] in text for text in named + not_finite)


@pytest.mark.parametrize("name", sorted(NOT_JSON))
def test_what_is_not_json_does_not_parse(name: str) -> None:
    with pytest.raises(json.JSONDecodeError):
        json.loads((MESSAGES / f"invalid/{name}.json").read_text())


@pytest.mark.parametrize("name", NO_OBJECT)
def test_what_is_no_object_is_refused(name: str) -> None:
    message = json.loads((MESSAGES / f"invalid/{name}.json").read_text())
    assert not validator("reading").is_valid(message)


def test_every_invalid_example_has_its_expectation() -> None:
    files = {path.stem for path in (MESSAGES / "invalid").glob("*.json")} - {"expected_fields"}
    assert files == set(EXPECTED_FIELDS)
