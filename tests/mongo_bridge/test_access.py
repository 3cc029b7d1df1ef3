"""Login, refresh, logout, passwords, tokens, users and the audit log, over HTTP."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
import logging
from pathlib import Path
from typing import Any

from fastapi.testclient import TestClient
import jwt
import pytest

from mongo_bridge.access import passwords
from mongo_bridge.access.access_token import AccessTokens, read_key, signing_key
from mongo_bridge.access.login_limit import FOR_A_NAME, FOR_AN_ADDRESS, PERIOD_S, LoginLimit
from mongo_bridge.access.principal import Role
from mongo_bridge.api.app import make_app
from mongo_bridge.api.services import Services
from mongo_bridge.spool import Spool
from mongo_bridge.store import Store

from .api_services import BEARER, KEY, services_of

PASSWORD = "correct horse battery"


@pytest.fixture
def services(store: Store, tmp_path: Path) -> Iterator[Services]:
    spool = Spool(tmp_path)
    made = services_of(store, spool)
    made.gate.prepare()
    made.gate.users.add("ada", PASSWORD, Role.ADMIN)
    yield made
    spool.close()


@pytest.fixture
def client(services: Services) -> TestClient:
    return TestClient(make_app(services), raise_server_exceptions=False)


def login(client: TestClient, name: str = "ada", password: str = PASSWORD) -> Any:
    return client.post("/api/login", json={"name": name, "password": password})


def bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


def as_admin(client: TestClient) -> dict[str, str]:
    return bearer(login(client).json()["accessToken"])


def test_a_user_logs_in_and_is_known(client: TestClient) -> None:
    grant = login(client).json()
    assert (grant["tokenType"], grant["role"], grant["expiresIn"]) == ("Bearer", "admin", 600)
    me = client.get("/api/me", headers=bearer(grant["accessToken"]))
    assert me.json() == {"name": "ada", "role": "admin", "devices": None}


def test_passwords_are_argon2id_and_never_shown(client: TestClient, store: Store) -> None:
    document = store.database["users"].find_one({"_id": "ada"})
    assert document["passwordHash"].startswith("$argon2id$")
    shown = client.get("/api/users", headers=as_admin(client)).text
    assert "assword" not in shown
    assert "argon2" not in shown


@pytest.mark.parametrize(("name", "password"), [("ada", "wrong password"), ("nobody", PASSWORD)])
def test_a_wrong_name_and_a_wrong_password_look_the_same(client: TestClient, name: str, password: str) -> None:
    answer = login(client, name, password)
    assert answer.status_code == 401
    assert answer.json()["detail"] == "name or password is wrong"


def test_guessing_is_slowed_down(client: TestClient) -> None:
    assert [login(client, password=f"wrong {number}").status_code for number in range(FOR_A_NAME)] == [401] * FOR_A_NAME
    answer = login(client)
    assert answer.status_code == 429
    assert 0 < int(answer.headers["retry-after"]) <= PERIOD_S


def test_the_limit_is_by_name_and_by_address_and_forgets() -> None:
    now_s = 0.0
    limit = LoginLimit(lambda: now_s)
    for number in range(FOR_AN_ADDRESS):
        assert limit.begin(f"user-{number}", "a") == 0
    assert limit.begin("another", "a") == PERIOD_S
    assert limit.begin("another", "b") == 0
    now_s = PERIOD_S
    assert limit.begin("another", "a") == 0


def test_right_passwords_are_not_counted() -> None:
    limit = LoginLimit(lambda: 0.0)
    for number in range(3 * FOR_AN_ADDRESS):
        assert limit.begin(f"user-{number}", "a") == 0
        limit.succeeded(f"user-{number}", "a")
    assert limit.begin("another", "a") == 0


def test_guessing_many_at_once_is_no_way_around(client: TestClient) -> None:
    with ThreadPoolExecutor(20) as threads:
        codes = list(threads.map(lambda number: login(client, password=f"wrong {number}").status_code, range(40)))
    assert Counter(codes) == {401: FOR_A_NAME, 429: 40 - FOR_A_NAME}


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("GET", "/api/users", None),
        ("POST", "/api/users", {"name": "eve", "password": PASSWORD, "role": "admin"}),
        ("PATCH", "/api/users/bob", {"devices": None}),
        ("DELETE", "/api/users/ada", None),
        ("GET", "/api/tokens", None),
        ("POST", "/api/tokens", {"name": "mine", "role": "admin"}),
        ("GET", "/api/audit", None),
    ],
)
def test_an_admin_of_some_devices_cannot_get_the_others(
    client: TestClient, services: Services, method: str, path: str, body: dict[str, Any] | None
) -> None:
    services.gate.users.add("bob", PASSWORD, Role.ADMIN, ["meter-01"])
    token = login(client, "bob").json()["accessToken"]
    answer = client.request(method, path, json=body, headers=bearer(token))
    assert answer.status_code == 403
    assert "all devices" in answer.json()["detail"]


def test_a_refresh_token_is_good_once(client: TestClient) -> None:
    first = login(client).json()
    second = client.post("/api/refresh", json={"refreshToken": first["refreshToken"]}).json()
    assert client.get("/api/me", headers=bearer(second["accessToken"])).status_code == 200
    third = client.post("/api/refresh", json={"refreshToken": second["refreshToken"]})
    assert third.status_code == 200


def test_a_stolen_refresh_token_ends_the_session(client: TestClient, services: Services) -> None:
    first = login(client).json()
    second = client.post("/api/refresh", json={"refreshToken": first["refreshToken"]}).json()
    thief = client.post("/api/refresh", json={"refreshToken": first["refreshToken"]})
    assert thief.status_code == 401
    assert "used before" in thief.json()["detail"]
    assert client.get("/api/me", headers=bearer(second["accessToken"])).status_code == 401
    assert client.post("/api/refresh", json={"refreshToken": second["refreshToken"]}).status_code == 401
    entries = services.gate.audit.between(datetime(2026, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC), 10)
    assert entries[0]["action"] == "refresh token used twice"


@pytest.mark.parametrize("token", ["", "none", "ser_0123456789abcdef01234567_" + "x" * 43])
def test_an_unknown_refresh_token_is_refused(client: TestClient, token: str) -> None:
    assert client.post("/api/refresh", json={"refreshToken": token}).status_code == 401


def test_logout_ends_the_session_at_once(client: TestClient) -> None:
    grant = login(client).json()
    assert client.post("/api/logout", headers=bearer(grant["accessToken"])).status_code == 204
    assert client.get("/api/me", headers=bearer(grant["accessToken"])).status_code == 401
    assert client.post("/api/refresh", json={"refreshToken": grant["refreshToken"]}).status_code == 401


@pytest.mark.parametrize(
    "forge",
    [
        lambda claims: jwt.encode(claims, b"another key that has 32 bytes too", "HS256"),
        lambda claims: jwt.encode(claims, "", "none"),
        lambda claims: jwt.encode(claims | {"exp": datetime.now(UTC) - timedelta(seconds=1)}, KEY, "HS256"),
        lambda claims: jwt.encode({name: claims[name] for name in ("iss", "sub", "sid", "iat")}, KEY, "HS256"),
        lambda claims: jwt.encode(claims | {"sid": "0" * 24}, KEY, "HS256"),
        lambda claims: jwt.encode(claims | {"sub": "eve"}, KEY, "HS256"),
    ],
    ids=["another key", "no signature", "expired", "without an end", "another session", "another user"],
)
def test_a_forged_access_token_is_refused(client: TestClient, forge: Any) -> None:
    token = login(client).json()["accessToken"]
    claims = jwt.decode(token, KEY, algorithms=["HS256"])
    assert client.get("/api/me", headers=bearer(forge(claims))).status_code == 401


def test_another_password_ends_all_sessions(client: TestClient) -> None:
    grant = login(client).json()
    headers = bearer(grant["accessToken"])
    wrong = client.post("/api/me/password", json={"old": "not this one", "new": "a newer password"}, headers=headers)
    assert wrong.status_code == 401
    body = {"old": PASSWORD, "new": "a newer password"}
    assert client.post("/api/me/password", json=body, headers=headers).status_code == 204
    assert client.get("/api/me", headers=headers).status_code == 401
    assert login(client).status_code == 401
    assert login(client, password="a newer password").status_code == 200


@pytest.mark.parametrize("password", ["short", "aaaaaaaaaaaa", "x" * 257])
def test_weak_passwords_are_refused(client: TestClient, password: str) -> None:
    body = {"name": "bob", "password": password, "role": "viewer"}
    answer = client.post("/api/users", json=body, headers=as_admin(client))
    assert answer.status_code == 422
    assert "password" in answer.json()["detail"]
    assert password not in answer.text


def test_an_admin_adds_changes_and_removes_users(client: TestClient) -> None:
    admin = as_admin(client)
    body = {"name": "bob", "password": PASSWORD, "role": "viewer", "devices": ["m"]}
    assert client.post("/api/users", json=body, headers=admin).status_code == 201
    assert client.post("/api/users", json=body, headers=admin).status_code == 409
    bob = bearer(login(client, "bob").json()["accessToken"])
    assert client.get("/api/me", headers=bob).json() == {"name": "bob", "role": "viewer", "devices": ["m"]}
    client.patch("/api/users/bob", json={"role": "editor", "devices": None}, headers=admin)
    assert client.get("/api/me", headers=bob).json() == {"name": "bob", "role": "editor", "devices": None}
    assert client.delete("/api/users/bob", headers=admin).status_code == 204
    assert client.get("/api/me", headers=bob).status_code == 401
    assert client.delete("/api/users/bob", headers=admin).status_code == 404


@pytest.mark.parametrize("change", [("DELETE", None), ("PATCH", {"role": "viewer"})])
def test_the_last_admin_stays(client: TestClient, change: tuple[str, Any]) -> None:
    method, body = change
    answer = client.request(method, "/api/users/ada", json=body, headers=as_admin(client))
    assert answer.status_code == 409
    assert "last admin" in answer.json()["detail"]


def test_api_tokens_are_shown_once_and_revoked(client: TestClient, store: Store) -> None:
    admin = as_admin(client)
    made = client.post("/api/tokens", json={"name": "grafana", "role": "viewer"}, headers=admin).json()
    assert client.get("/api/me", headers=bearer(made["token"])).json()["name"] == "token-grafana"
    assert made["token"] not in client.get("/api/tokens", headers=admin).text
    assert made["token"].rpartition("_")[2] not in str(list(store.database["tokens"].find()))
    assert client.delete(f"/api/tokens/{made['id']}", headers=admin).status_code == 204
    assert client.get("/api/me", headers=bearer(made["token"])).status_code == 401


def test_an_expired_api_token_is_refused(client: TestClient, services: Services) -> None:
    expired = datetime.now(UTC) - timedelta(seconds=1)
    _, token = services.gate.api_tokens.add("old", Role.VIEWER, created_by="test", expires_at=expired)
    assert client.get("/api/me", headers=bearer(token)).status_code == 401


def test_a_program_cannot_log_out_or_have_a_password(client: TestClient) -> None:
    assert client.post("/api/logout", headers=BEARER).status_code == 409


def test_the_audit_log_tells_who_did_what(client: TestClient) -> None:
    login(client, "ada", "wrong password")
    login(client, "hunter2hunter2", "wrong password")
    admin = as_admin(client)
    client.post("/api/tokens", json={"name": "grafana", "role": "viewer"}, headers=admin)
    entries = client.get("/api/audit", headers=admin).json()
    told = [(entry["actor"], entry["action"]) for entry in reversed(entries)]
    assert told == [
        ("ada", "login failed"),
        ("(no such user)", "login failed"),
        ("ada", "login"),
        ("ada", "token added"),
    ]
    assert all(entry["address"] == "testclient" for entry in entries)


def test_secrets_are_never_logged(client: TestClient, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    grant = login(client).json()
    login(client, "hunter2hunter2", "hunter3hunter3")
    client.post("/api/refresh", json={"refreshToken": grant["refreshToken"]})
    client.post("/api/refresh", json={"refreshToken": grant["refreshToken"]})
    made = client.post("/api/tokens", json={"name": "x", "role": "viewer"}, headers=as_admin(client)).json()
    ours = "\n".join(record.getMessage() for record in caplog.records if record.name.startswith("mongo_bridge"))
    secrets = [PASSWORD, "hunter", grant["accessToken"], grant["refreshToken"], made["token"]]
    assert [secret for secret in secrets if secret in ours] == []


def test_a_refused_body_does_not_show_what_it_held(client: TestClient) -> None:
    answer = client.post("/api/login", json={"name": "ada", "password": ["hunter2hunter2"], "extra": 1})
    assert answer.status_code == 422
    assert "hunter2" not in answer.text
    assert [each["field"] for each in answer.json()["errors"]] == ["password", "extra"]


def test_without_a_user_it_is_said_how_to_make_one(store: Store, tmp_path: Path) -> None:
    spool = Spool(tmp_path)
    client = TestClient(make_app(services_of(store, spool)))
    answer = client.get("/api/devices")
    spool.close()
    assert answer.status_code == 401
    assert "smart-energy user add --role admin NAME" in answer.json()["detail"]


def test_login_can_be_turned_off_for_reading(store: Store, tmp_path: Path) -> None:
    spool = Spool(tmp_path)
    app = make_app(services_of(store, spool, is_open=True))
    client = TestClient(app, base_url="http://127.0.0.1:8420", raise_server_exceptions=False)
    assert client.get("/api/devices").json() == []
    assert client.put("/api/settings/m/limits", json={}).status_code == 403
    assert client.get("/api/devices", headers={"Host": "evil.example"}).status_code == 403
    assert client.get("/api/devices", headers={"Origin": "https://evil.example"}).status_code == 403
    spool.close()


def test_the_signing_key_is_made_once_and_is_its_owners(tmp_path: Path) -> None:
    key = signing_key(tmp_path)
    assert len(key) == 32
    assert signing_key(tmp_path) == key
    assert (tmp_path / "signing.key").stat().st_mode & 0o777 == 0o600
    assert AccessTokens(key).read(AccessTokens(key).issue("ada", "s")).user == "ada"


def test_a_short_key_is_refused(tmp_path: Path) -> None:
    (tmp_path / "key").write_bytes(b"short")
    with pytest.raises(OSError, match="at least 32 bytes"):
        read_key(tmp_path / "key")


def test_what_is_no_hash_matches_nothing() -> None:
    assert not passwords.matches("plain", "plain")
