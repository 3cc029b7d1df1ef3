"""Runs the gtests of the metering core, built with address and undefined-behaviour sanitizers."""

from collections.abc import Callable
import os
from pathlib import Path
import shutil
import subprocess
import xml.etree.ElementTree as ET

import pytest

from .conftest import BUILD, ROOT, build

MESSAGES = ROOT / "tests/messages"
FUZZ_SECONDS = {"fuzz_metering": 60, "fuzz_messages": 8, "fuzz_store": 12}
FUZZ_FACTOR = 10 if os.environ.get("SMART_ENERGY_FULL") else 1
# Stores live thousands of lives, three times as many in a full run.
GTEST_TIMEOUT_S = 1200 if os.environ.get("SMART_ENERGY_FULL") else 400


def test_every_gtest_passes(programs: Path, tmp_path: Path, record_property: Callable[[str, object], None]) -> None:
    report = tmp_path / "gtest.xml"
    done = subprocess.run(
        [programs / "metering_tests", f"--gtest_output=xml:{report}"],
        capture_output=True,
        text=True,
        timeout=GTEST_TIMEOUT_S,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-20000:] + done.stderr[-20000:]
    names = [f"{case.get('classname')}.{case.get('name')}" for case in ET.parse(report).iter("testcase")]
    record_property("gtests", "\n".join(names))
    assert len(names) >= 50, "gtest found fewer tests than there are"


@pytest.mark.skipif(shutil.which("clang++") is None, reason="the fuzzers need clang++ (apt install clang)")
@pytest.mark.parametrize(("target", "seconds"), FUZZ_SECONDS.items())
def test_fuzzer_finds_nothing(target: str, seconds: int, tmp_path: Path) -> None:
    folder = BUILD.with_name("fuzz_metering")
    build(folder, "-DCMAKE_CXX_COMPILER=clang++", "-DFUZZ=ON")
    seeds = tmp_path / "seeds"
    shutil.copytree(MESSAGES, seeds, ignore=shutil.ignore_patterns("*.schema.json", "invalid"))
    limit = seconds * FUZZ_FACTOR
    done = subprocess.run(
        [
            folder / target,
            f"-max_total_time={limit}",
            "-timeout=10",
            "-max_len=16384",
            f"-artifact_prefix={tmp_path}/",
            "-print_final_stats=1",
            seeds,
        ],
        capture_output=True,
        text=True,
        timeout=limit + 120,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-5000:]
