"""The tables of simulated appliances are what their script computes from the recordings."""

import os
from pathlib import Path
import subprocess
import sys

import pytest

ROOT = Path(__file__).resolve().parents[2]
WAVEFORMS = Path(os.environ.get("SMART_ENERGY_SHARED", ROOT.parent / "shared")) / "data/waveforms"


@pytest.mark.skipif(not WAVEFORMS.exists(), reason=f"needs the shared recordings, {WAVEFORMS} is not there")
def test_tables_are_not_stale(tmp_path: Path) -> None:
    header = tmp_path / "harmonic_tables.h"
    script = [sys.executable, ROOT / "script/harmonic_tables"]
    subprocess.run([*script, WAVEFORMS / "cycles.npz", WAVEFORMS / "meta.csv", header], check=True, timeout=60)
    committed = ROOT / "esphome/components/metering/harmonic_tables.h"
    assert committed.read_text() == header.read_text(), "run script/harmonic_tables on the recordings"
