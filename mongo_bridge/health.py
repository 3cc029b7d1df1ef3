"""What the bridge knows of the parts it needs, and how it says so once instead of every few seconds."""

from __future__ import annotations

import logging
from typing import Final

_LOG = logging.getLogger(__name__)


class Part:
    """One part: whether it works, and if not, why. Each change is logged once."""

    def __init__(self, name: str) -> None:
        """Begin as not working, without a reason yet."""
        self.name: Final = name
        self.problem: str | None = f"the {name} has not answered yet"

    @property
    def is_working(self) -> bool:
        """True since it was last seen to work."""
        return self.problem is None

    def works(self) -> None:
        """Note that it works."""
        if self.problem is not None:
            _LOG.info("The %s works", self.name)
        self.problem = None

    def failed(self, problem: str) -> None:
        """Note that it does not work, and why."""
        problem = f"{problem:.500}"
        if problem != self.problem:
            _LOG.warning(
                "The %s does not work: %s. It is tried again until it does; nothing is lost", self.name, problem
            )
        self.problem = problem


class Health:
    """The parts of the bridge that may fail while it runs."""

    def __init__(self) -> None:
        """Know nothing yet."""
        self.broker: Final = Part("broker")
        self.database: Final = Part("database")
        self.spool: Final = Part("spool")
        self.spool.works()
