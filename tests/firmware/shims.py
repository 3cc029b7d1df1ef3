"""Libraries that are loaded before a meter's program to let something fail at a moment of the test's choice."""

from dataclasses import dataclass
from pathlib import Path
import subprocess


@dataclass(frozen=True)
class Shim:
    """A library and the file by which the test commands it; it does nothing while there is none."""

    library: Path
    variable: str
    command: Path

    @property
    def environment(self) -> dict[str, str]:
        return {"LD_PRELOAD": str(self.library), self.variable: str(self.command)}

    def order(self, text: str = "") -> None:
        self.command.write_text(text)

    def end(self) -> None:
        self.command.unlink()


def _build(name: str, variable: str, folder: Path) -> Shim:
    library = folder / f"{name}.so"
    source = Path(__file__).with_name(f"{name}.c")
    subprocess.run(["gcc", "-shared", "-fPIC", "-o", library, source, "-ldl"], check=True, timeout=30)
    return Shim(library, variable, folder / name)


def clock_shim(folder: Path) -> Shim:
    """Build what sets the wall clock back: by the seconds that are ordered, else to about 1972."""
    return _build("clock_shim", "CLOCK_IS_WRONG", folder)


def publish_shim(folder: Path) -> Shim:
    """Build what kills the meter at the moment in which it hands a reading to the broker, and keeps the message."""
    return _build("publish_shim", "KILL_AT_PUBLISH", folder)


def store_shim(folder: Path) -> Shim:
    """Build what lets every write to the store's file fail."""
    return _build("store_shim", "STORE_FAILS", folder)
