"""A real Home Assistant: started, onboarded, and driven as a person would through its API."""

from __future__ import annotations

import asyncio
from datetime import datetime
import json
from pathlib import Path
import secrets
import shutil
import time
from typing import Any, Self

import aiohttp
import yaml

from .layout import ROOT, Layout, home_zone, program
from .service import Service, ServiceError, free_port

_CONFIGURATION: dict[str, Any] = {
    "config": None,
    "energy": None,
    "frontend": None,
    "history": None,
    "logbook": None,
    "recorder": {"commit_interval": 1},
    "logger": {"default": "warning"},
    "lovelace": {
        "dashboards": {
            "smart-energy": {
                "mode": "yaml",
                "filename": "smart_energy_strategy.yaml",
                "title": "Smart Energy",
                "icon": "mdi:lightning-bolt",
                "show_in_sidebar": True,
            },
            "smart-energy-built-in": {
                "mode": "yaml",
                "filename": "smart_energy.yaml",
                "title": "Built-in cards",
                "icon": "mdi:view-dashboard-outline",
                "show_in_sidebar": True,
            },
        }
    },
}


class HomeAssistant:
    """One Home Assistant on 127.0.0.1 with a fresh configuration and a demo user."""

    username = "demo"

    def __init__(self, layout: Layout, time_zone: str | None = None) -> None:
        """Write the configuration, by default in this machine's zone; install the integration as HACS does: copied."""
        self.port = free_port(8124)
        self.password = secrets.token_urlsafe(9)
        self.config = layout.part("home-assistant")
        self._token: dict[str, Any] = {}
        self._session: aiohttp.ClientSession | None = None
        self._write_configuration(time_zone or home_zone())
        command: list[str | Path] = [program("home-assistant", "hass"), "--config", self.config, "--skip-pip"]
        self.service = Service("Home Assistant", command, layout.log("home-assistant"))

    @property
    def url(self) -> str:
        """Its http:// address."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def tokens(self) -> dict[str, Any]:
        """What Home Assistant's frontend keeps in localStorage as `hassTokens` once a person has logged in."""
        return {
            **self._token,
            "hassUrl": self.url,
            "clientId": f"{self.url}/",
            "expires": int((time.time() + self._token["expires_in"]) * 1000),
        }

    def _write_configuration(self, time_zone: str) -> None:
        home = {
            "name": "Smart Energy demo",
            "country": "FR",
            "currency": "EUR",
            "language": "en",
            "time_zone": time_zone,
            "unit_system": "metric",
        }
        (self.config / "configuration.yaml").write_text(
            yaml.safe_dump({"homeassistant": home, **_CONFIGURATION}, sort_keys=False)
        )
        shutil.copy(ROOT / "dashboards/smart_energy.yaml", self.config / "smart_energy.yaml")
        (self.config / "smart_energy_strategy.yaml").write_text("strategy:\n  type: custom:smart-energy\n")
        shutil.copytree(
            ROOT / "custom_components/smart_energy",
            self.config / "custom_components/smart_energy",
            ignore=shutil.ignore_patterns("__pycache__"),
        )
        http = {
            "server_host": ["127.0.0.1"],
            "server_port": self.port,
            "cors_allowed_origins": [],
            "created_at": datetime.now().astimezone().isoformat(),
            "error": None,
            "error_message": None,
            "ip_ban_enabled": False,
            "login_attempts_threshold": -1,
            "ssl_profile": "modern",
            "use_x_frame_options": True,
        }
        # In YAML an http block would be on trial and reverted after five minutes.
        self._write_storage("http", 2, {"stable": http, "pending": None, "yaml_migration_done": True}, minor_version=2)
        self._write_storage("onboarding", 4, {"done": ["core_config", "analytics", "integration"]})

    def _write_storage(self, key: str, version: int, data: dict[str, Any], minor_version: int = 1) -> None:
        folder = self.config / ".storage"
        folder.mkdir(exist_ok=True)
        content = {"version": version, "minor_version": minor_version, "key": key, "data": data}
        (folder / key).write_text(json.dumps(content))

    async def start(self) -> None:
        """Start, make the demo user and log in."""
        await self.service.start()
        self._session = aiohttp.ClientSession(self.url, timeout=aiohttp.ClientTimeout(total=30))
        await self.service.wait_until(self._answers, 120)
        await self._log_in()
        await self.service.wait_until(self._running, 120)

    async def restart(self) -> None:
        """Start again with what is on disk, after it was stopped or killed; the login stays good."""
        await self.service.start()
        await self.service.wait_until(self._running, 120)

    async def close(self) -> None:
        """Close the connection to it; the process is ended by its service."""
        if self._session is not None:
            await self._session.close()

    async def _answers(self) -> bool:
        try:
            async with self.session.get("/api/onboarding") as answer:
                return answer.status == 200
        except aiohttp.ClientError:
            return False

    async def _running(self) -> bool:
        try:
            config: dict[str, Any] = await self.get("/api/config")
        except aiohttp.ClientError:
            return False
        return str(config["state"]) == "RUNNING"

    async def _log_in(self) -> None:
        client_id = f"{self.url}/"
        person = {
            "client_id": client_id,
            "name": "Demo",
            "username": self.username,
            "password": self.password,
            "language": "en",
        }
        async with self.session.post("/api/onboarding/users", json=person) as answer:
            code = (await answer.json())["auth_code"]
        form = {"client_id": client_id, "grant_type": "authorization_code", "code": code}
        async with self.session.post("/auth/token", data=form) as answer:
            self._token = await answer.json()

    @property
    def session(self) -> aiohttp.ClientSession:
        """The HTTP session, open since start()."""
        if self._session is None:
            raise ServiceError("Home Assistant was not started.")
        return self._session

    @property
    def _authorization(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self._token['access_token']}"}

    async def get(self, path: str) -> Any:
        """GET a path of the REST API."""
        async with self.session.get(path, headers=self._authorization) as answer:
            answer.raise_for_status()
            return await answer.json()

    async def post(self, path: str, body: dict[str, Any]) -> Any:
        """POST to a path of the REST API."""
        async with self.session.post(path, headers=self._authorization, json=body) as answer:
            answer.raise_for_status()
            return await answer.json()

    async def states(self) -> dict[str, dict[str, Any]]:
        """Return every entity's state object, by entity id."""
        return {state["entity_id"]: state for state in await self.get("/api/states")}

    async def known_state(self, entity_id: str, seconds: float = 30) -> str:
        """Wait until the entity has a state, and return it."""
        deadline = time.monotonic() + seconds
        while True:
            state = str((await self.states()).get(entity_id, {"state": "unavailable"})["state"])
            if state not in ("unknown", "unavailable"):
                return state
            if time.monotonic() > deadline:
                raise ServiceError(f"Home Assistant knows no state of {entity_id} after {seconds:.0f} s: {state}.")
            await asyncio.sleep(0.2)

    async def act(self, action: str, *, answers: bool = False, **data: Any) -> dict[str, Any]:
        """Perform an action, such as `select.select_option`; returns its answer where it has one."""
        domain, _, service = action.partition(".")
        async with WebSocket(self) as socket:
            result = await socket.call(
                "call_service", domain=domain, service=service, service_data=data, return_response=answers
            )
        return dict(result.get("response") or {})

    async def entry_id(self) -> str:
        """Return the id of the integration's config entry."""
        async with WebSocket(self) as socket:
            (entry,) = await socket.call("config_entries/get", domain="smart_energy")
        return str(entry["entry_id"])

    async def device_ids(self) -> dict[str, str]:
        """Return the registry ids of the integration's meters and circuits, by name."""
        async with WebSocket(self) as socket:
            devices = await socket.call("config/device_registry/list")
        ours = [device for device in devices if any(domain == "smart_energy" for domain, _ in device["identifiers"])]
        return {device["name"]: device["id"] for device in ours}

    async def connect_broker(self, port: int, username: str, password: str) -> None:
        """Add Home Assistant's MQTT integration, as a person does in Settings."""
        flow = await self.post("/api/config/config_entries/flow", {"handler": "mqtt"})
        answer = await self.post(
            f"/api/config/config_entries/flow/{flow['flow_id']}",
            {
                "broker": "127.0.0.1",
                "port": port,
                "username": username,
                "password": password,
                "protocol": "5",
                "other_settings": {"set_client_cert": False, "set_ca_cert": "off", "transport": "tcp"},
            },
        )
        if answer["type"] != "create_entry":
            raise ServiceError(f"Home Assistant did not accept the broker: {answer.get('errors')}")

    async def add_discovered(self, handler: str, seconds: float) -> None:
        """Wait until the integration is discovered, and confirm it with the one click that a person needs."""
        async with asyncio.timeout(seconds), WebSocket(self) as socket:
            while True:
                flows = await socket.call("config_entries/flow/progress")
                ours = [flow["flow_id"] for flow in flows if flow["handler"] == handler]
                if ours:
                    break
                await asyncio.sleep(0.2)
        answer = await self.post(f"/api/config/config_entries/flow/{ours[0]}", {})
        if answer["type"] != "create_entry":
            raise ServiceError(f"{handler} was discovered but not added: {answer}")


class WebSocket:
    """Home Assistant's WebSocket API, one call at a time."""

    def __init__(self, home_assistant: HomeAssistant) -> None:
        """Use the login of the given Home Assistant."""
        self._home_assistant = home_assistant
        self._last_id = 0

    async def __aenter__(self) -> Self:
        """Connect and authenticate."""
        self._socket = await self._home_assistant.session.ws_connect("/api/websocket", max_msg_size=0)
        await self._socket.receive_json()
        await self._socket.send_json({"type": "auth", "access_token": self._home_assistant.tokens["access_token"]})
        answer = await self._socket.receive_json()
        if answer["type"] != "auth_ok":
            raise ServiceError(f"Home Assistant refused the login: {answer}")
        return self

    async def __aexit__(self, *_: object) -> None:
        """Close the connection."""
        await self._socket.close()

    async def receive(self) -> dict[str, Any]:
        """Return the next message, for example an event of a subscription."""
        message: dict[str, Any] = await self._socket.receive_json()
        return message

    async def call(self, command: str, **arguments: Any) -> Any:
        """Send one command and return its result."""
        self._last_id += 1
        await self._socket.send_json({"id": self._last_id, "type": command, **arguments})
        while True:
            answer = await self._socket.receive_json()
            if answer.get("id") == self._last_id and answer["type"] == "result":
                if not answer["success"]:
                    raise ServiceError(f"Home Assistant refused {command}: {answer['error']['message']}")
                return answer["result"]
