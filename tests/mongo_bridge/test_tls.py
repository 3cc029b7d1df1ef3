"""mqtts:// against a broker with a certificate of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
import ssl
import subprocess

import httpx
import pytest

from mongo_bridge.setting import ENVIRONMENT_PREFIX

from .conftest import Bridge, Broker, EmbeddedDatabase, Publisher, wait_until
from .messages import data


@pytest.fixture(scope="module")
def tls_broker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Broker]:
    folder = tmp_path_factory.mktemp("tls")
    key, certificate = folder / "key.pem", folder / "certificate.pem"
    subject = ["-subj", "/CN=broker", "-addext", "subjectAltName=IP:127.0.0.1", "-days", "1"]
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", certificate, *subject],
        check=True,
        capture_output=True,
    )
    with Broker(folder, "allow_anonymous true", f"certfile {certificate}", f"keyfile {key}") as broker:
        broker.start()
        yield broker


@pytest.fixture
def tls_bridge(tls_broker: Broker, shared_database: EmbeddedDatabase, tmp_path: Path, name: str) -> Iterator[Bridge]:
    with Bridge(tmp_path, f"mqtts://127.0.0.1:{tls_broker.port}", f"{shared_database.url}/{name}") as bridge:
        yield bridge


def test_readings_come_by_tls(tls_broker: Broker, tls_bridge: Bridge) -> None:
    certificate = tls_broker.log.parent / "certificate.pem"
    tls_bridge.environment[f"{ENVIRONMENT_PREFIX}MQTT_CA_FILE"] = str(certificate)
    tls_bridge.start_connected()
    publisher = Publisher(tls_broker.port, certificate=certificate)
    publisher.send(*(data("m", number) for number in range(500)))
    tls_bridge.wait_for_counts(stored=500, duplicates=0)
    assert tls_bridge.terminate() == 0
    publisher.end()


def test_the_api_speaks_https(tls_broker: Broker, tls_bridge: Bridge) -> None:
    folder = tls_broker.log.parent
    certificate = folder / "certificate.pem"
    tls_bridge.environment["SMART_ENERGY_HTTP_CERTIFICATE"] = str(certificate)
    tls_bridge.environment["SMART_ENERGY_HTTP_KEY"] = str(folder / "key.pem")
    tls_bridge.start()
    context = ssl.create_default_context(cafile=str(certificate))
    answer = httpx.get(f"https://127.0.0.1:{tls_bridge.port}/api/health", verify=context)
    assert answer.json()["database"] == "reachable"
    assert "API at https://" in tls_bridge.log.read_text()
    assert tls_bridge.terminate() == 0


def test_a_certificate_that_is_not_trusted_is_said(tls_bridge: Bridge) -> None:
    tls_bridge.start()
    wait_until(lambda: "certificate verify failed" in tls_bridge.log.read_text())
    assert tls_bridge.get("health")["broker"] == "disconnected"
    assert tls_bridge.terminate() == 0
