"""Every role on every route: who may come in, and who is told why not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from fastapi.testclient import TestClient
import pytest

from mongo_bridge.access.principal import Role
from mongo_bridge.addresses import parse_mongodb
from mongo_bridge.api.app import make_app
from mongo_bridge.api.description import of as describe
from mongo_bridge.api.services import Services
from mongo_bridge.spool import Spool
from mongo_bridge.store import Store

from .api_services import services_of, someone, store_readings
from .conftest import EmbeddedDatabase
from .messages import fields

ALERT = "m|overvoltage|1769814000000"


@dataclass(frozen=True)
class Route:
    method: str
    path: str
    needs: Role | None
    url: str = ""
    body: Any = None
    device: bool = False
    """Whether it is about the device `m`."""

    def __str__(self) -> str:
        return f"{self.method} {self.path}"


ROUTES = [
    Route("POST", "/api/login", None, body={"name": "nobody", "password": "wrong password"}),
    Route("POST", "/api/refresh", None, body={"refreshToken": "none"}),
    Route("GET", "/api/health", None),
    Route("POST", "/api/logout", Role.VIEWER),
    Route("GET", "/api/me", Role.VIEWER),
    Route("POST", "/api/me/password", Role.VIEWER, body={"old": "wrong password", "new": "another password"}),
    Route("GET", "/api/openapi.json", Role.VIEWER),
    Route("GET", "/api/metrics", Role.VIEWER),
    Route("GET", "/api/devices", Role.VIEWER),
    Route("GET", "/api/devices/{deviceId}", Role.VIEWER, "/api/devices/m", device=True),
    Route("GET", "/api/devices/{deviceId}/export", Role.VIEWER, "/api/devices/m/export", device=True),
    Route("DELETE", "/api/devices/{deviceId}", Role.ADMIN, "/api/devices/m"),
    Route("GET", "/api/readings", Role.VIEWER, "/api/readings?deviceId=m", device=True),
    Route("GET", "/api/summary", Role.VIEWER, "/api/summary?deviceId=m", device=True),
    Route("GET", "/api/forecast", Role.VIEWER, "/api/forecast?deviceId=m", device=True),
    Route("GET", "/api/forecast/scores", Role.VIEWER, "/api/forecast/scores?deviceId=m", device=True),
    Route("GET", "/api/cost", Role.VIEWER, "/api/cost?deviceId=m", device=True),
    Route("GET", "/api/bill", Role.VIEWER, "/api/bill?deviceId=m", device=True),
    Route("GET", "/api/prices", Role.VIEWER),
    Route("GET", "/api/prices/{name}", Role.VIEWER, "/api/prices/none"),
    Route("PUT", "/api/prices/{name}", Role.EDITOR, "/api/prices/none", body={}),
    Route("DELETE", "/api/prices/{name}", Role.EDITOR, "/api/prices/none"),
    Route("GET", "/api/alerts", Role.VIEWER, "/api/alerts?deviceId=m", device=True),
    Route("POST", "/api/alerts/{id}/acknowledge", Role.EDITOR, f"/api/alerts/{ALERT}/acknowledge", device=True),
    Route("GET", "/api/settings", Role.VIEWER, "/api/settings?deviceId=m", device=True),
    Route("PUT", "/api/settings/{deviceId}/{name}", Role.EDITOR, "/api/settings/m/limits", body={}, device=True),
    Route("GET", "/api/dead-letters", Role.ADMIN),
    Route("POST", "/api/dead-letters/{id}/replay", Role.ADMIN, "/api/dead-letters/none/replay"),
    Route("GET", "/api/conflicts", Role.VIEWER),
    Route("POST", "/api/conflicts/{id}/resolve", Role.ADMIN, "/api/conflicts/m|1/resolve", body={"keep": "new"}),
    Route("GET", "/api/users", Role.ADMIN),
    Route("POST", "/api/users", Role.ADMIN, body={}),
    Route("PATCH", "/api/users/{name}", Role.ADMIN, "/api/users/none", body={}),
    Route("DELETE", "/api/users/{name}", Role.ADMIN, "/api/users/none"),
    Route("GET", "/api/tokens", Role.ADMIN),
    Route("POST", "/api/tokens", Role.ADMIN, body={}),
    Route("DELETE", "/api/tokens/{id}", Role.ADMIN, "/api/tokens/0123456789ab"),
    Route("GET", "/api/audit", Role.ADMIN),
]
GUARDED = [route for route in ROUTES if route.needs]
ALLOWED = [(route, role) for route in GUARDED for role in Role if role.includes(route.needs)]
FORBIDDEN = [(route, role) for route in GUARDED for role in Role if not role.includes(route.needs)]


@pytest.fixture(scope="module")
def services(shared_database: EmbeddedDatabase, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    store = Store(parse_mongodb(f"{shared_database.url}/roles"))
    store.prepare()
    spool = Spool(tmp_path_factory.mktemp("spool"))
    made = services_of(store, spool)
    made.gate.prepare()
    store_readings(made, fields("m"), fields("other"))
    yield made
    spool.close()
    store.close()


@pytest.fixture(scope="module")
def client(services: Services) -> TestClient:
    return TestClient(make_app(services), raise_server_exceptions=False)


def test_every_route_is_here(client: TestClient) -> None:
    paths = describe(client.app)["paths"]
    assert {f"{method.upper()} {path}" for path in paths for method in paths[path]} == {str(route) for route in ROUTES}


@pytest.mark.parametrize("route", GUARDED, ids=str)
@pytest.mark.parametrize(
    "header", [{}, {"Authorization": "Bearer set_0123456789ab_x"}, {"Authorization": "Basic bTpt"}]
)
def test_without_a_login_nobody_comes_in(client: TestClient, route: Route, header: dict[str, str]) -> None:
    answer = client.request(route.method, route.url or route.path, json=route.body, headers=header)
    assert answer.status_code == 401
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["www-authenticate"].startswith("Bearer")


@pytest.mark.parametrize("route", [route for route in ROUTES if not route.needs], ids=str)
def test_some_routes_need_no_login(client: TestClient, route: Route) -> None:
    answer = client.request(route.method, route.path, json=route.body)
    assert answer.status_code in (200, 401)
    assert "needs a login" not in answer.text


@pytest.mark.parametrize(("route", "role"), ALLOWED, ids=str)
def test_who_has_the_role_comes_in(services: Services, client: TestClient, route: Route, role: Role) -> None:
    answer = someone(services, client, role).request(route.method, route.url or route.path, json=route.body)
    assert answer.status_code not in (401, 403, 405, 500, 503), answer.text


@pytest.mark.parametrize(("route", "role"), FORBIDDEN, ids=str)
def test_who_lacks_the_role_is_told_which(services: Services, client: TestClient, route: Route, role: Role) -> None:
    answer = someone(services, client, role).request(route.method, route.url or route.path, json=route.body)
    assert answer.status_code == 403
    assert f"needs the role {route.needs}" in answer.json()["detail"]


@pytest.mark.parametrize("route", [route for route in ROUTES if route.device], ids=str)
def test_who_may_see_other_devices_only_sees_nothing(services: Services, client: TestClient, route: Route) -> None:
    landlord = someone(services, client, Role.ADMIN, ["other"])
    answer = landlord.request(route.method, route.url, json=route.body)
    assert answer.status_code == 403
    assert "none of your devices" in answer.json()["detail"]


@pytest.mark.parametrize("path", ["/api/devices", "/api/metrics", "/api/alerts", "/api/conflicts"])
def test_lists_hold_only_what_one_may_see(services: Services, client: TestClient, path: str) -> None:
    text = someone(services, client, Role.VIEWER, ["other"]).get(path).text
    assert '"m"' not in text
    assert '"m|' not in text


def test_dead_letters_are_for_who_may_see_all(services: Services, client: TestClient) -> None:
    assert someone(services, client, Role.ADMIN, ["other"]).get("/api/dead-letters").status_code == 403
