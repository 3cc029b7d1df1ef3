"""The repository keeps its own rules."""

from __future__ import annotations

import ast
import json
from pathlib import Path
import re
import subprocess
import tomllib

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
_LISTED = subprocess.run(
    ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
    cwd=ROOT,
    check=True,
    capture_output=True,
    text=True,
).stdout.splitlines()
TRACKED = [name for name in _LISTED if (ROOT / name).exists()]
PYTHON = [name for name in TRACKED if name.endswith(".py")]
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yaml"))


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_workflow_is_well_formed(path: Path) -> None:
    workflow = yaml.safe_load(path.read_text())

    assert workflow["permissions"] == {"contents": "read"}
    for job in workflow["jobs"].values():
        assert job["runs-on"].startswith("ubuntu-")
        for step in job["steps"]:
            assert len({"uses", "run"} & step.keys()) == 1


def test_every_board_is_compiled_in_public() -> None:
    workflow = yaml.safe_load((ROOT / ".github/workflows/firmware.yaml").read_text())
    files = (ROOT / "esphome/boards").glob("*.yaml")
    boards = {path.stem for path in files} - {"host", "my-meter", "my-meter.example", "secrets", "secrets.example"}

    assert set(workflow["jobs"]["compile"]["strategy"]["matrix"]["board"]) == boards


def test_versions_agree() -> None:
    manifest = json.loads((ROOT / "custom_components/smart_energy/manifest.json").read_text())

    assert manifest["version"] == PYPROJECT["project"]["version"]
    assert f"## {manifest['version']}" in (ROOT / "CHANGELOG.md").read_text()


def test_hacs_asks_for_the_home_assistant_that_is_tested() -> None:
    group = PYPROJECT["dependency-groups"]["home-assistant"]
    tested = next(line for line in group if line.startswith("homeassistant=="))
    minimum = json.loads((ROOT / "hacs.json").read_text())["homeassistant"]

    assert tested.removeprefix("homeassistant==").rsplit(".", 1)[0] == minimum.rsplit(".", 1)[0]


@pytest.mark.parametrize("group", PYPROJECT["dependency-groups"])
def test_every_environment_is_locked_with_hashes_and_without_addresses(group: str) -> None:
    lock = (ROOT / f"locks/{group}.txt").read_text()

    assert "--hash=sha256:" in lock
    assert "://" not in lock


def test_esphome_folder_is_no_python_package() -> None:
    assert not (ROOT / "esphome/__init__.py").exists()


def test_no_secret_is_tracked() -> None:
    assert not [path for path in TRACKED if Path(path).name in ("secrets.yaml", ".env", "passwords")]


def test_python_files_are_readable_in_one_sitting() -> None:
    lines = {path: len((ROOT / path).read_text().splitlines()) for path in PYTHON}

    assert {path: count for path, count in lines.items() if count > 400} == {}


def test_python_functions_are_short() -> None:
    long = {}
    for path in PYTHON:
        for node in ast.walk(ast.parse((ROOT / path).read_text())):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno - node.lineno >= 40:
                long[f"{path}:{node.name}"] = node.end_lineno - node.lineno + 1

    assert long == {}


def test_links_between_documents_lead_somewhere() -> None:
    broken = [
        f"{name} -> {target}"
        for name in TRACKED
        if name.endswith(".md")
        for target in re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", (ROOT / name).read_text())
        if not ((ROOT / name).parent / target).exists()
    ]

    assert broken == []


def test_readme_names_the_commands_that_exist() -> None:
    named = set(re.findall(r"script/([a-z-]+)", (ROOT / "README.md").read_text()))

    assert {"demo", "test"} <= named
    assert named <= {path.name for path in (ROOT / "script").iterdir()}
