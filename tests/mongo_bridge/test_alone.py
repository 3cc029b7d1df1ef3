"""A bridge without Home Assistant: it tells by mail and webhook, and an acknowledgement reaches everyone by MQTT."""

from __future__ import annotations

import json
from pathlib import Path
import time
from typing import Any
from urllib.parse import quote

from aiosmtpd.controller import Controller
import httpx

from .conftest import Bridge, Broker, EmbeddedDatabase, Publisher, wait_until
from .messages import fields
from .test_notification import Hook, mail_server, running

__all__ = ["mail_server"]
ADMIN = {"name": "admin", "password": "a password of the tests"}


def notified(smtp_port: int, hook: Hook) -> dict[str, str]:
    return {
        "SMART_ENERGY_SMTP_URL": f"smtp://127.0.0.1:{smtp_port}",
        "SMART_ENERGY_MAIL_FROM": "bridge@home.example",
        "SMART_ENERGY_MAIL_TO": "ann@home.example",
        "SMART_ENERGY_WEBHOOK_URL": hook.url,
        "SMART_ENERGY_ADMIN_PASSWORD": ADMIN["password"],
    }


def logged_in(bridge: Bridge) -> httpx.Client:
    api = httpx.Client(base_url=f"http://127.0.0.1:{bridge.port}", timeout=20)
    wait_until(lambda: api.post("/api/login", json=ADMIN).status_code == 200, 60)
    api.headers["Authorization"] = f"Bearer {api.post('/api/login', json=ADMIN).json()['accessToken']}"
    return api


def test_from_a_limit_to_the_acknowledgement(
    mail_server: Controller,
    shared_broker: Broker,
    shared_database: EmbeddedDatabase,
    publisher: Publisher,
    name: str,
    tmp_path: Path,
) -> None:
    heard: list[tuple[str, Any]] = []
    publisher.client.on_message = lambda _c, _d, message: heard.append((message.topic, json.loads(message.payload)))
    publisher.client.subscribe([(f"/energy/{name}/alert", 1), (f"/energy/{name}/alert/ack", 1)])
    hook = Hook()
    told = notified(mail_server.port, hook)
    with running(hook), Bridge(tmp_path, shared_broker.url, f"{shared_database.url}/{name}", **told) as bridge:
        bridge.start_connected()
        api = logged_in(bridge)
        limits = {"powerLimit": {"limit": 100, "hold": 0}}
        assert api.put(f"/api/settings/{name}/limits", json=limits).status_code == 200

        def measured() -> bool:
            reading = fields(name, timestamp=round(time.time(), 3), power=900.0)
            publisher.send((f"/energy/{name}/data", json.dumps(reading)))
            return bool(hook.bodies and mail_server.handler.mails)

        # The watch learns of the limit by the retained topic, as a meter does, a moment later.
        wait_until(measured, 60)
        wait_until(lambda: api.get("/api/alerts", params={"deviceId": name}).json(), 60)
        (alert,) = api.get("/api/alerts", params={"deviceId": name, "state": "active"}).json()
        acknowledged = api.post(f"/api/alerts/{quote(alert['id'], safe='')}/acknowledge")
        assert acknowledged.json()["acknowledgedBy"] == "admin"
        wait_until(lambda: any(topic.endswith("/ack") for topic, _ in heard), 60)
    assert (hook.bodies[0]["kind"], hook.bodies[0]["value"]) == ("powerLimit", 900.0)
    assert name in mail_server.handler.mails[0]["Subject"]
    # Bridges of other tests listen to the same broker, and notice it too.
    assert (f"/energy/{name}/alert", alert["id"]) in [(topic, message["id"]) for topic, message in heard]
    acknowledged_by = [(each["id"], each["acknowledgedBy"]) for topic, each in heard if topic.endswith("/ack")]
    assert acknowledged_by == [(alert["id"], "admin")]
    log = bridge.log.read_text()
    assert all(secret not in log for secret in (ADMIN["password"], "a-secret-path"))
