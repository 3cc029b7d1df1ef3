"""The text of a tariff, as a person keeps it: JSON or YAML."""

from __future__ import annotations

from functools import partial
from typing import Any, Final

import yaml

from energy_core.tariff.tariff_error import TariffError
from energy_core.tariff.text import Composer, decode_text

_COMPOSE: Final[Composer] = partial(yaml.compose, Loader=yaml.BaseLoader)


def read_text(text: str) -> Any:
    """Decode JSON or YAML; raises TariffError."""
    try:
        return decode_text(text, _COMPOSE)
    except yaml.YAMLError as error:
        reason = " ".join(str(error).split())
        raise TariffError("tariff", f"neither JSON nor YAML: {reason}", "version: 1") from error
