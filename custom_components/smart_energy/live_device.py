"""One meter or circuit as it is now. Pure: what time it is, is an argument."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from .energy_core.device_info import DeviceInfo
from .energy_core.reading import Reading
from .energy_core.reading_interval import LearnedInterval
from .energy_core.register import shown_register

DEFAULT_INTERVAL_S: Final = 5.0
MIN_TIMEOUT_S: Final = 60.0
INTERVALS_UNTIL_QUIET: Final = 2
INTERVALS_UNTIL_STALE: Final = 3

CLOCK_TOLERANCE_MS: Final = 60_000
"""How far a meter's clock may run ahead of ours before its readings count as dated in the future."""

OPTIONAL_VALUES: Final[dict[str, Callable[[Reading], float | None]]] = {
    "apparent_power": lambda reading: reading.apparent_power_va,
    "energy_export": lambda reading: reading.energy_export_mwh,
    "frequency": lambda reading: reading.frequency_hz,
    "power_factor": lambda reading: reading.power_factor,
    "reactive_power": lambda reading: reading.reactive_power_var,
    "thd_current": lambda reading: reading.thd_current_percent,
    "thd_voltage": lambda reading: reading.thd_voltage_percent,
}
"""What only some devices measure, by the name of its entity."""


class LiveDevice:
    """The last reading, info and connectivity of one device; times named `now_s` are monotonic seconds."""

    def __init__(self, device_id: str, *, now_s: float) -> None:
        """Begin without a reading; silence is counted from now."""
        self.device_id = device_id
        self.info: DeviceInfo | None = None
        self.reading: Reading | None = None
        self.energy_mwh: int | None = None
        self.energy_export_mwh: int | None = None
        self.measures: set[str] = set()
        self.register_falls = 0
        self.not_live = 0
        self.online: bool | None = None
        """Whether the device is connected; None until that can be known."""
        self.is_shown = False
        """Whether its entities were told that it is available."""
        self._heard_s = now_s
        self._is_followed = True
        self._learned = LearnedInterval()

    @property
    def parent(self) -> str | None:
        """The id of the meter that a circuit belongs to."""
        return self.info.parent if self.info else None

    @property
    def available(self) -> bool:
        """Whether the last reading is what the device measures now."""
        return self.online is True and self.reading is not None

    @property
    def interval_s(self) -> float:
        """Seconds from one reading to the next: as its messages say, else as learned from their timestamps."""
        return self._said_interval_s or self._learned.usual_s or DEFAULT_INTERVAL_S

    @property
    def is_interval_known(self) -> bool:
        """Whether the interval is said or seen often enough; one spacing alone may be an outage."""
        return bool(self._said_interval_s) or self._learned.is_known

    @property
    def _said_interval_s(self) -> float | None:
        if self.reading and self.reading.interval_s:
            return self.reading.interval_s
        return self.info.interval_s if self.info else None

    @property
    def timeout_s(self) -> float:
        """Seconds of silence after which the device counts as gone."""
        return max(MIN_TIMEOUT_S, INTERVALS_UNTIL_STALE * self.interval_s)

    def silence_s(self, now_s: float) -> float:
        """Return the seconds since the last live reading, or since the device became known."""
        return now_s - self._heard_s

    def learn(self, reading: Reading) -> bool:
        """Note which optional values the device measures; True when one is new."""
        if len(self.measures) == len(OPTIONAL_VALUES):
            return False
        new = {name for name, value in OPTIONAL_VALUES.items() if value(reading) is not None} - self.measures
        self.measures |= new
        return bool(new)

    def take(self, reading: Reading, *, now_s: float, unix_ms: float, retained: bool = False) -> bool:
        """Make `reading` the present one; False when it is not: replayed, kept by the broker, known or older."""
        if retained or reading.replayed or not self._is_newer(reading, unix_ms):
            self.not_live += 1
            return False
        self._learned.take(reading.timestamp_ms)
        self._heard_s = now_s
        self._is_followed = False
        self.reading = reading
        self.energy_mwh = self._shown(self.energy_mwh, reading.energy_mwh)
        self.energy_export_mwh = self._shown(self.energy_export_mwh, reading.energy_export_mwh)
        return True

    def falls_quiet(self, now_s: float) -> bool:
        """Return, once for each pause, whether no reading followed the last one in time."""
        if self._is_followed or self.silence_s(now_s) < INTERVALS_UNTIL_QUIET * self.interval_s:
            return False
        self._is_followed = True
        return True

    def restore_register(self, name: str, register_mwh: int) -> None:
        """Go on from the register that was shown before a restart; `name` is `energy` or `energy_export`."""
        attribute = f"{name}_mwh"
        present_mwh: int | None = getattr(self, attribute)
        setattr(self, attribute, register_mwh if present_mwh is None else shown_register(register_mwh, present_mwh))

    def restore_interval(self, learned_s: float) -> None:
        """Go on with the interval that was learned before a restart."""
        self._learned = LearnedInterval(learned_s)

    def judge_online(self, now_s: float, *, status: bool | None) -> bool | None:
        """Return whether the device is connected, given what its status topic says, if anything."""
        if status is False or self.silence_s(now_s) >= self.timeout_s:
            return False
        if status is None and self.reading is None:
            return None
        return True

    def _is_newer(self, reading: Reading, unix_ms: float) -> bool:
        """Later than the present one, or its clock was ahead and has been set right since."""
        if self.reading is None or reading.timestamp_ms > self.reading.timestamp_ms:
            return True
        latest_ms = unix_ms + CLOCK_TOLERANCE_MS
        return self.reading.timestamp_ms > latest_ms >= reading.timestamp_ms

    def _shown(self, shown_mwh: int | None, register_mwh: int | None) -> int | None:
        if shown_mwh is not None and register_mwh is not None and register_mwh < shown_mwh:
            self.register_falls += 1
        return shown_register(shown_mwh, register_mwh)
