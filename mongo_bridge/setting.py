"""One setting, and what several settings are read by."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

ENVIRONMENT_PREFIX: Final = "SMART_ENERGY_"


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting: its name in the TOML file, its meaning, an example, how it is read, and what holds without it.

    `default` is read as if a person had written it. Where it is None the setting is required, unless it is `optional`.
    What `is_secret` may also come from a file that <variable>_FILE names, as Docker and systemd hand secrets over.
    """

    name: str
    meaning: str
    example: str
    parse: Callable[[str], Any]
    default: str | None = None
    optional: bool = False
    is_secret: bool = False

    @property
    def variable(self) -> str:
        """The name in the environment."""
        return ENVIRONMENT_PREFIX + self.name.upper()


def existing_file(text: str) -> Path:
    """Return the path of a file; raises ValueError where there is none."""
    path = Path(text)
    if not path.is_file():
        raise ValueError(f"there is no file {text!r}")
    return path
