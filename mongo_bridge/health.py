"""What the bridge knows of the parts it needs, and how it says so once instead of every few seconds."""

from __future__ import annotations

import logging
from typing import Final

_MOST_TOLD: Final = 20
"""Reasons of one outage that are logged; some hold times or ports and are never the same twice."""

_LOG = logging.getLogger(__name__)


class Part:
    """One part: whether it works, and if not, why. Each reason is logged once until it works again."""

    def __init__(self, name: str) -> None:
        """Begin as not working, without a reason yet."""
        self._name = name
        self._told: set[str] = set()
        self.problem: str | None = f"{name}: no answer yet"

    @property
    def is_working(self) -> bool:
        """True since it was last seen to work."""
        return self.problem is None

    def works(self) -> None:
        """Note that it works."""
        if self.problem is not None:
            _LOG.info("%s: works", self._name)
            self._told.clear()
        self.problem = None

    def failed(self, problem: str) -> None:
        """Note that it does not work, and why."""
        problem = f"{self._name}: {problem:.500}"
        if problem not in self._told and len(self._told) < _MOST_TOLD:
            self._told.add(problem)
            _LOG.warning("%s. It is tried again until it works; nothing is lost", problem)
        self.problem = problem


class Health:
    """The parts of the bridge that may fail while it runs."""

    def __init__(self) -> None:
        """Know nothing yet of what is reached by network; the spool is open, and no summary failed."""
        self.broker: Final = Part("broker")
        self.database: Final = Part("database")
        self.spool: Final = Part("spool")
        self.spool.problem = None
        self.rollup: Final = Part("rollup")
        self.rollup.problem = None
