"""Two Home Assistants at one broker: one with our integration, one with core's mqtt sensors for the same entities."""

import json
import os
from pathlib import Path
import shutil
import sqlite3

from stream import ROOT
import yaml

from demo.home_assistant import HomeAssistant
from demo.layout import Layout
from demo.service import Service, free_port, port_open

TICKS = os.sysconf("SC_CLK_TCK")
FIELDS = {
    "voltage": {"device_class": "voltage", "unit_of_measurement": "V"},
    "current": {"device_class": "current", "unit_of_measurement": "A"},
    "power": {"device_class": "power", "unit_of_measurement": "W"},
    "energy": {"device_class": "energy", "unit_of_measurement": "Wh", "state_class": "total_increasing"},
    "energyExport": {"device_class": "energy", "unit_of_measurement": "Wh", "state_class": "total_increasing"},
    "frequency": {"device_class": "frequency", "unit_of_measurement": "Hz"},
    "powerFactor": {"device_class": "power_factor"},
}


def cpu_s(pid: int) -> float:
    """Return the CPU seconds that a process and its threads have used."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


class Broker:
    """Mosquitto on 127.0.0.1, open to all: it lives for a minute."""

    def __init__(self, layout: Layout) -> None:
        self.port = free_port()
        config = layout.part("broker") / "mosquitto.conf"
        config.write_text(f"listener {self.port} 127.0.0.1\nallow_anonymous true\nmax_queued_messages 0\n")
        program = shutil.which("mosquitto") or "/usr/sbin/mosquitto"
        self.service = Service("The broker", [program, "-c", config], layout.log("broker"))

    async def start(self) -> None:
        await self.service.start()
        await self.service.wait_until(lambda: port_open(self.port), 10)


class House:
    """A Home Assistant that is measured."""

    def __init__(self, name: str, folder: Path) -> None:
        self.name = name
        self.home_assistant = HomeAssistant(Layout(folder / name))
        self._use_default_recorder()

    @property
    def pid(self) -> int:
        return self.home_assistant.service.pid

    def _use_default_recorder(self) -> None:
        """Let the recorder commit as seldom as it does by default; the demo's commits every second."""
        path = self.home_assistant.config / "configuration.yaml"
        configuration = yaml.safe_load(path.read_text())
        configuration["recorder"] = None
        path.write_text(yaml.safe_dump(configuration))

    async def start(self, broker_port: int) -> None:
        await self.home_assistant.start()
        await self.home_assistant.connect_broker(broker_port, "bench", "bench")

    async def add_integration(self) -> None:
        """Add our integration by hand, as a person does."""
        flow = await self.home_assistant.post("/api/config/config_entries/flow", {"handler": "smart_energy"})
        path = f"/api/config/config_entries/flow/{flow['flow_id']}"
        answer = await self.home_assistant.post(path, {"root": ROOT})
        assert answer["type"] == "create_entry", answer

    def add_core_sensors(self, meters: list[str]) -> None:
        """Configure core's mqtt sensors, each with a value template."""
        sensors = [
            {
                "name": f"{meter} {field}",
                "unique_id": f"{meter}-{field}",
                "state_topic": f"{ROOT}/{meter}/data",
                "value_template": f"{{{{ value_json.{field} }}}}",
                "state_class": "measurement",
                **settings,
            }
            for meter in meters
            for field, settings in FIELDS.items()
        ]
        with (self.home_assistant.config / "configuration.yaml").open("a") as configuration:
            configuration.write(yaml.safe_dump({"mqtt": {"sensor": sensors}}))

    def set_options(self, **options: float | list[str]) -> None:
        """Change our options while Home Assistant is stopped."""
        path = self.home_assistant.config / ".storage/core.config_entries"
        stored = json.loads(path.read_text())
        for entry in stored["data"]["entries"]:
            if entry["domain"] == "smart_energy":
                entry["options"] |= options
        path.write_text(json.dumps(stored))

    def rows(self) -> int:
        """Return how many states the recorder has written of the meters."""
        with sqlite3.connect(f"file:{self.home_assistant.config}/home-assistant_v2.db?mode=ro", uri=True) as database:
            query = (
                "select count(*) from states join states_meta using (metadata_id)"
                " where states_meta.entity_id like '%.bench%' and state not in ('unavailable', 'unknown')"
            )
            return int(database.execute(query).fetchone()[0])
