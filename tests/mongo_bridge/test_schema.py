"""What the description promises holds for whatever is sent: schemathesis against every operation of the app."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
import os

from hypothesis import HealthCheck, Phase, given, settings
import pytest
import schemathesis
from schemathesis.checks import not_a_server_error
from schemathesis.core.failures import FailureGroup
from schemathesis.generation.modes import GenerationMode
from schemathesis.schemas import BaseSchema
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    ignored_auth,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
    unsupported_method,
)

from mongo_bridge.access.principal import Role
from mongo_bridge.addresses import parse_mongodb
from mongo_bridge.api.app import make_app
from mongo_bridge.spool import Spool
from mongo_bridge.store import Store

from .api_services import services_of, store_readings
from .conftest import EmbeddedDatabase
from .messages import fields
from .test_roles import ROUTES, Route

EXAMPLES = 200 if os.environ.get("SMART_ENERGY_FULL") else 8
# Health takes nothing, so nothing about it can be asked wrongly.
ASKED = [(mode, route) for mode in GenerationMode for route in ROUTES if mode.is_positive or route.needs or route.body]
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    ignored_auth,
    unsupported_method,
]


@dataclass(frozen=True)
class Api:
    schema: BaseSchema
    headers: dict[str, str]


@pytest.fixture(scope="module")
def api(shared_database: EmbeddedDatabase, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Api]:
    store = Store(parse_mongodb(f"{shared_database.url}/schema"))
    store.prepare()
    spool = Spool(tmp_path_factory.mktemp("spool"))
    services = services_of(store, spool)
    services.gate.prepare()
    store_readings(services, *(fields("meter-01", number) for number in range(50)))
    _, token = services.gate.api_tokens.add("schema", Role.ADMIN, created_by="test")
    headers = {"Authorization": f"Bearer {token}"}
    yield Api(schemathesis.openapi.from_asgi("/api/openapi.json", make_app(services), headers=headers), headers)
    spool.close()
    store.close()


@pytest.mark.parametrize(("mode", "route"), ASKED, ids=str)
def test_the_api_keeps_its_description(api: Api, route: Route, mode: GenerationMode) -> None:
    operation = api.schema[route.path][route.method]

    @given(case=operation.as_strategy(generation_mode=mode))
    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        derandomize=True,
        database=None,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    def ask(case: schemathesis.Case) -> None:
        case.call_and_validate(checks=CHECKS, headers=api.headers)

    ask()


@pytest.mark.parametrize("path", ["/api/me", "/api/users", "/api/tokens", "/api/audit", "/api/devices", "/api/alerts"])
def test_its_questions_come_in(api: Api, path: str) -> None:
    answer = api.schema[path]["GET"].Case().call(headers=api.headers)
    assert answer.status_code == 200


def test_a_wrong_description_would_be_found(api: Api) -> None:
    case = api.schema["/api/me"]["GET"].Case()
    answer = case.call(headers=api.headers)
    answer.content = answer.content.replace(b'"name":"token-schema"', b'"name":7')
    with pytest.raises(FailureGroup):
        case.validate_response(answer, checks=CHECKS)
