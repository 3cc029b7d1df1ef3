"""Prometheus metrics (text exposition format), made anew at each scrape."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from prometheus_client import generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from mongo_bridge.documents import Document, seconds_of

_GAUGES: Final = (
    ("voltage", "smart_energy_voltage_volts", "RMS voltage of the last reading"),
    ("current", "smart_energy_current_amperes", "RMS current of the last reading"),
    ("power", "smart_energy_power_watts", "Active power of the last reading; negative exports"),
    ("powerFactor", "smart_energy_power_factor", "Power factor of the last reading"),
    ("frequency", "smart_energy_frequency_hertz", "Mains frequency of the last reading"),
)
_COUNTERS: Final = (
    ("energy", "smart_energy_imported_joules", "Import register; its rate is power in watts"),
    ("energyExport", "smart_energy_exported_joules", "Export register"),
)
_JOULES_PER_WH: Final = 3600


@dataclass(frozen=True, slots=True, eq=False)
class _Scrape(Collector):
    health: Mapping[str, Any]
    devices: Iterable[Document]
    listeners: int

    def collect(self) -> Iterator[Metric]:
        yield from self._bridge()
        yield from self._readings()
        online = GaugeMetricFamily("smart_energy_online", "1 while the device says it is online", labels=["device"])
        newest = GaugeMetricFamily(
            "smart_energy_last_reading_timestamp_seconds", "When the last reading's interval ended", labels=["device"]
        )
        for device in self.devices:
            online.add_metric([device["_id"]], float(device.get("status") == "online"))
            timestamp = device.get("lastReading", {}).get("timestamp")
            if isinstance(timestamp, datetime):
                newest.add_metric([device["_id"]], seconds_of(timestamp))
        yield online
        yield newest

    def _bridge(self) -> Iterator[Metric]:
        messages = CounterMetricFamily(
            "smart_energy_bridge_messages", "What became of messages since the spool was made", labels=["outcome"]
        )
        for outcome, count in self.health["counts"].items():
            messages.add_metric([outcome], count)
        yield messages
        connected = GaugeMetricFamily("smart_energy_bridge_connected", "1 while it is reached", labels=["part"])
        connected.add_metric(["broker"], float(self.health["broker"] == "connected"))
        connected.add_metric(["database"], float(self.health["database"] == "reachable"))
        yield connected
        waiting = self.health["spool"]["waiting"]
        yield GaugeMetricFamily("smart_energy_bridge_spool_waiting", "Messages that wait for MongoDB", value=waiting)
        yield GaugeMetricFamily("smart_energy_bridge_live_listeners", "Who listens to /api/live", value=self.listeners)

    def _readings(self) -> Iterator[Metric]:
        for kinds, make, factor in ((_GAUGES, GaugeMetricFamily, 1), (_COUNTERS, CounterMetricFamily, _JOULES_PER_WH)):
            for field, name, text in kinds:
                family = make(name, text, labels=["device"])
                for device in self.devices:
                    value = device.get("lastReading", {}).get(field)
                    if isinstance(value, int | float) and not isinstance(value, bool):
                        family.add_metric([device["_id"]], value * factor)
                yield family


def metrics_of(health: Mapping[str, Any], devices: list[Document], listeners: int) -> bytes:
    """Return the metrics of the bridge and of these devices."""
    return generate_latest(_Scrape(health, devices, listeners))
