"""Where the demo finds the project's parts, and where one run keeps its files."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TOOLS = ROOT / ".tools"


@dataclass(frozen=True, slots=True)
class Layout:
    """The folder of one run; every part has a folder and a log of its own in it."""

    folder: Path

    def part(self, name: str) -> Path:
        """Return the part's folder, made if it is missing."""
        path = self.folder / name
        path.mkdir(parents=True, exist_ok=True)
        return path

    def log(self, name: str) -> Path:
        """Return the part's log file."""
        return self.part("logs") / f"{name}.log"


def home_zone() -> str:
    """Return this machine's time zone, by which Home Assistant and the bridge count hours and days alike."""
    file = Path("/etc/timezone")
    zone = file.read_text().strip() if file.exists() else "UTC"
    return zone if zone != "Etc/UTC" else "UTC"


def program(environment: str, name: str) -> Path:
    """Return a program of one of the environments that script/setup makes."""
    return TOOLS / environment / "bin" / name
