"""Builds the C++ of this folder once a session."""

from pathlib import Path
import subprocess

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "tests/metering"
BUILD = ROOT / "build/tests_metering"


def build(folder: Path, *options: str) -> None:
    """Configure and build with CMake; a failure shows the compiler's words."""
    steps = [
        ["cmake", "-G", "Ninja", "-S", str(SOURCE), "-B", str(folder), *options],
        ["cmake", "--build", str(folder)],
    ]
    for step in steps:
        done = subprocess.run(step, capture_output=True, text=True, timeout=600, check=False)
        assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="session")
def programs() -> Path:
    """Folder with metering_tests and golden_messages."""
    build(BUILD)
    return BUILD
