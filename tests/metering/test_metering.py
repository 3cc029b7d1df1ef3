"""Runs the gtests of the metering core, built with address and undefined-behaviour sanitizers."""

from collections.abc import Callable
import os
from pathlib import Path
import shutil
import subprocess
import xml.etree.ElementTree as ET

import pytest

from .conftest import BUILD, build

FUZZ_SECONDS = 600 if os.environ.get("SMART_ENERGY_FULL") else 60


def test_every_gtest_passes(programs: Path, tmp_path: Path, record_property: Callable[[str, object], None]) -> None:
    report = tmp_path / "gtest.xml"
    done = subprocess.run(
        [programs / "metering_tests", f"--gtest_output=xml:{report}"],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-20000:] + done.stderr[-20000:]
    names = [f"{case.get('classname')}.{case.get('name')}" for case in ET.parse(report).iter("testcase")]
    record_property("gtests", "\n".join(names))
    assert len(names) >= 50, "gtest found fewer tests than there are"


@pytest.mark.skipif(shutil.which("clang++") is None, reason="the fuzzer needs clang++ (apt install clang)")
def test_fuzzer_finds_nothing(tmp_path: Path) -> None:
    folder = BUILD.with_name("fuzz_metering")
    build(folder, "-DCMAKE_CXX_COMPILER=clang++", "-DFUZZ=ON")
    done = subprocess.run(
        [
            folder / "fuzz_metering",
            f"-max_total_time={FUZZ_SECONDS}",
            "-timeout=10",
            "-max_len=16384",
            f"-artifact_prefix={tmp_path}/",
            "-print_final_stats=1",
        ],
        capture_output=True,
        text=True,
        timeout=FUZZ_SECONDS + 120,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-5000:]
