"""What must agree between code, translations, icons, quality scale and documentation."""

from __future__ import annotations

import ast
import json
from pathlib import Path
import re
from typing import Any

from homeassistant.const import Platform
import pytest
import yaml

from custom_components.smart_energy import alert_actions, options_flow
from custom_components.smart_energy.alert_key import KIND_BY_KEY
from custom_components.smart_energy.binary_sensor import ALERTS, OTHER_ALERT, STATUS
from custom_components.smart_energy.button import ACKNOWLEDGE
from custom_components.smart_energy.const import ALERT_EVENTS, CONF_NEW_METERS, DOMAIN, EVENT_ALERT
from custom_components.smart_energy.cost_sensor import COSTS
from custom_components.smart_energy.device_trigger import TRIGGER_SUBTYPES, TRIGGER_TYPES
from custom_components.smart_energy.energy_core.forecast.explanation import ENGLISH as ENGLISH_EXPLANATIONS
from custom_components.smart_energy.event import ALERT
from custom_components.smart_energy.expected_cost import COST_EXPECTED_TODAY
from custom_components.smart_energy.forecast_sensor import BUDGET_REACHED, SCORES, SUMS
from custom_components.smart_energy.issues import (
    TARIFF_CALENDAR_MISSING,
    TARIFF_CALENDAR_SHORT,
    TARIFF_PRICE_MISSING,
    TARIFF_UNREADABLE,
    TARIFF_WITHOUT_CONTRACT,
)
from custom_components.smart_energy.live_device import OPTIONAL_VALUES
from custom_components.smart_energy.number import NUMBERS
from custom_components.smart_energy.select import TARIFF
from custom_components.smart_energy.sensor import SENSORS
from custom_components.smart_energy.switch import SWITCHES
from custom_components.smart_energy.tariff_flow import DOCUMENT, NOTES, RATES
from custom_components.smart_energy.tariff_form import KINDS

REPOSITORY = Path(__file__).parents[2]
INTEGRATION = REPOSITORY / "custom_components" / DOMAIN
DOCUMENTATION = (REPOSITORY / "docs" / "use-it-in-home-assistant.md").read_text()
LANGUAGES = sorted(path.stem for path in (INTEGRATION / "translations").glob("*.json"))
DESCRIPTIONS: dict[Platform, tuple[Any, ...]] = {
    Platform.BINARY_SENSOR: (STATUS, *ALERTS, OTHER_ALERT),
    Platform.BUTTON: (ACKNOWLEDGE,),
    Platform.EVENT: (ALERT,),
    Platform.NUMBER: NUMBERS,
    Platform.SELECT: (TARIFF,),
    Platform.SENSOR: (*SENSORS, *SUMS, *SCORES, BUDGET_REACHED, COST_EXPECTED_TODAY, *COSTS),
    Platform.SWITCH: SWITCHES,
}
ENTITIES = [(platform, description) for platform, several in DESCRIPTIONS.items() for description in several]


def load(path: str) -> dict[str, Any]:
    return json.loads((INTEGRATION / path).read_text())


def flatten(tree: dict[str, Any], prefix: str = "") -> dict[str, str]:
    leaves: dict[str, str] = {}
    for key, value in tree.items():
        leaves |= flatten(value, f"{prefix}{key}.") if isinstance(value, dict) else {prefix + key: value}
    return leaves


def strings_in_calls(argument: str) -> set[str]:
    """Return every text that any module of the integration gives as this keyword argument."""
    return {
        keyword.value.value
        for path in INTEGRATION.glob("*.py")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call)
        for keyword in node.keywords
        if keyword.arg == argument and isinstance(keyword.value, ast.Constant)
    }


TARIFF_ISSUES = {TARIFF_UNREADABLE, TARIFF_WITHOUT_CONTRACT, TARIFF_PRICE_MISSING}
CALENDAR_ISSUES = {TARIFF_CALENDAR_MISSING, TARIFF_CALENDAR_SHORT}
ENGLISH = flatten(load("translations/en.json"))


def test_languages() -> None:
    assert LANGUAGES == ["de", "en", "es"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_in_every_language(language: str) -> None:
    translated = flatten(load(f"translations/{language}.json"))
    assert translated.keys() == ENGLISH.keys()
    assert all(text.strip() for text in translated.values())
    placeholders = {key: set(re.findall(r"{\w+}", text)) for key, text in translated.items()}
    assert placeholders == {key: set(re.findall(r"{\w+}", text)) for key, text in ENGLISH.items()}


@pytest.mark.parametrize("language", [language for language in LANGUAGES if language != "en"])
def test_translations_are_translated(language: str) -> None:
    translated = flatten(load(f"translations/{language}.json"))
    same = {key for key, text in translated.items() if text == ENGLISH[key]}
    assert same <= {
        "entity.binary_sensor.status.name",
        "options.step.init.sections.bridge.data.bridge_token",
        "options.step.init.sections.bridge.name",
    }


@pytest.mark.parametrize(("platform", "description"), ENTITIES)
def test_every_entity_is_translated_and_documented(platform: Platform, description: Any) -> None:
    name = ENGLISH[f"entity.{platform}.{description.translation_key}.name"]
    assert description.key == description.translation_key
    assert f"| {name} | `{platform}.meter_01_{description.key}` |" in DOCUMENTATION


def test_nothing_but_our_entities_is_translated_or_has_an_icon() -> None:
    keys = {f"{platform}.{description.key}" for platform, description in ENTITIES}
    translated = {".".join(key.split(".")[1:3]) for key in ENGLISH if key.startswith("entity.")}
    assert translated == keys
    icons = load("icons.json")["entity"]
    assert {f"{platform}.{key}" for platform, entries in icons.items() for key in entries} <= keys


def test_the_core_explains_in_the_same_words() -> None:
    assert {name: ENGLISH[f"exceptions.{name}.message"] for name in ENGLISH_EXPLANATIONS} == ENGLISH_EXPLANATIONS


def test_optional_values_are_sensors() -> None:
    assert OPTIONAL_VALUES.keys() <= {sensor.key for sensor in SENSORS}


def test_every_exception_is_translated() -> None:
    keys = {key.split(".")[1] for key in ENGLISH if key.startswith("exceptions.")}
    of_entities = {description.key for _, description in ENTITIES}
    assert (strings_in_calls("translation_key") - of_entities) | ENGLISH_EXPLANATIONS.keys() == keys


def test_every_issue_is_translated_and_documented() -> None:
    titles = {key.split(".")[1]: text for key, text in ENGLISH.items() if re.fullmatch(r"issues\.\w+\.title", key)}
    source = (INTEGRATION / "issues.py").read_text()
    ours = {"invalid_settings", "new_meters", "two_devices_one_id", *TARIFF_ISSUES, *CALENDAR_ISSUES}
    assert {f"{issue}_elsewhere" for issue in TARIFF_ISSUES} <= {key.split(".")[1] for key in ENGLISH}
    assert ours <= titles.keys()
    assert all(f'"{issue}"' in source for issue in ours)
    assert all(f'Repairs: "{titles[issue].partition("{")[0].strip()}' in DOCUMENTATION for issue in ours)


def test_every_abort_error_and_step_is_translated() -> None:
    files = ("config_flow.py", "options_flow.py", "tariff_flow.py", "tariff_form.py")
    flow = "".join((INTEGRATION / name).read_text() for name in files)
    reasons = {key.rpartition(".")[2] for key in ENGLISH if ".abort." in key}
    assert strings_in_calls("reason") | {"already_configured"} == reasons
    errors = {key.rpartition(".")[2] for key in ENGLISH if ".error." in key}
    assert all(f'"{error}"' in flow for error in errors)
    steps = {match[1] for key in ENGLISH if (match := re.search(r"\.step\.(\w+)\.", key))}
    assert steps == strings_in_calls("step_id") | {"user", "reconfigure", *KINDS, DOCUMENT, NOTES, RATES}


def test_every_section_and_choice_of_the_options_is_translated() -> None:
    sections = {match[1] for key in ENGLISH if (match := re.match(r"options\.step\.init\.sections\.(\w+)\.", key))}
    named = (options_flow.METERS, options_flow.BILLING, options_flow.UPDATES, options_flow.BRIDGE, options_flow.REMOVAL)
    assert sections == set(named)
    assert {f"selector.{CONF_NEW_METERS}.options.{choice}" for choice in ("automatic", "ask")} <= ENGLISH.keys()


def test_every_option_and_field_is_documented() -> None:
    flows = {key: text for key, text in ENGLISH.items() if key.startswith(("config", "options."))}
    fields = {key: text for key, text in flows.items() if re.search(r"\.data\.\w+$", key)}
    assert len(fields) > 8
    documented = {text for text in fields.values() if f"| {text} |" in DOCUMENTATION or f"**{text}**" in DOCUMENTATION}
    assert documented == set(fields.values())
    assert {key.replace(".data.", ".data_description.") for key in fields} <= flows.keys()


ACTIONS = yaml.safe_load((INTEGRATION / "services.yaml").read_text())


def test_every_action_and_its_fields_are_translated_and_documented() -> None:
    assert {alert_actions.ACKNOWLEDGE_ALERT, alert_actions.GET_ALERTS, alert_actions.SET_ALERT} <= ACTIONS.keys()
    translated = {key.split(".")[1] for key in ENGLISH if key.startswith("services.")}
    assert translated == ACTIONS.keys()
    assert load("icons.json")["services"].keys() == ACTIONS.keys()
    fields = [(action, field) for action, description in ACTIONS.items() for field in description["fields"]]
    assert {f"services.{action}.fields.{field}.description" for action, field in fields} <= ENGLISH.keys()
    assert {f"services.{action}.fields.{field}.name" for action, field in fields} <= ENGLISH.keys()
    row = {
        action: next(line for line in DOCUMENTATION.splitlines() if line.startswith(f"| `{DOMAIN}.{action}` |"))
        for action in ACTIONS
    }
    assert [each for each in fields if f"`{each[1]}`" not in row[each[0]]] == []


def test_every_kind_trigger_and_event_is_translated_and_documented() -> None:
    assert {f"device_automation.trigger_type.{each}" for each in TRIGGER_TYPES} <= ENGLISH.keys()
    assert {f"device_automation.trigger_subtype.{each}" for each in TRIGGER_SUBTYPES} <= ENGLISH.keys()
    assert set(ACTIONS["set_alert"]["fields"]["kind"]["selector"]["select"]["options"]) == KIND_BY_KEY.keys()
    assert all(f"`{kind}`" in DOCUMENTATION for kind in KIND_BY_KEY)
    assert all(f"`{event}`" in DOCUMENTATION for event in (*ALERT_EVENTS, EVENT_ALERT))


def test_manifest() -> None:
    manifest = load("manifest.json")
    assert list(manifest) == ["domain", "name", *sorted(manifest.keys() - {"domain", "name"})]
    assert manifest["domain"] == DOMAIN
    assert manifest["mqtt"] == ["/energy/+/info"]
    assert manifest["dependencies"] == ["file_upload", "mqtt"]
    assert manifest["requirements"] == []


def test_brand_images_are_squares_of_the_prescribed_size() -> None:
    def size(name: str) -> tuple[int, int]:
        header = (INTEGRATION / "brand" / name).read_bytes()[:24]
        assert header[:8] == b"\x89PNG\r\n\x1a\n"
        return int.from_bytes(header[16:20]), int.from_bytes(header[20:24])

    assert size("icon.png") == (256, 256)
    assert size("icon@2x.png") == (512, 512)


RULES = yaml.safe_load((INTEGRATION / "quality_scale.yaml").read_text())["rules"]


def test_quality_scale_has_all_rules_with_reason_or_evidence() -> None:
    assert len(RULES) == 54
    assert [name for name, rule in RULES.items() if not rule["comment"].strip()] == []


def test_claimed_quality_scale_is_reached() -> None:
    assert load("manifest.json")["quality_scale"] == "platinum"
    assert {rule["status"] for rule in RULES.values()} == {"done", "exempt"}


def test_evidence_of_the_quality_scale_exists() -> None:
    comments = " ".join(rule["comment"] for rule in RULES.values())
    paths = re.findall(r"\b(?:tests|docs|brand)/[\w./-]+\.\w+", comments)
    assert paths
    assert [path for path in paths if not (REPOSITORY / path).exists() and not (INTEGRATION / path).exists()] == []
    sections = re.findall(
        r"use-it-in-home-assistant\.md, ([\w ]+)", "\n".join(rule["comment"] for rule in RULES.values())
    )
    assert sections
    assert [section for section in sections if f"\n## {section}\n" not in DOCUMENTATION] == []
