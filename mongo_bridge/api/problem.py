"""Errors as RFC 9457 problem details."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
import json
import logging
import sqlite3
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from pymongo.errors import PyMongoError
from starlette.exceptions import HTTPException

from energy_core.forecast.history import HistoryError
from energy_core.message_error import MessageError
from energy_core.tariff.tariff_error import TariffError
from mongo_bridge.access.gate import TooManyError
from mongo_bridge.access.passwords import PasswordError
from mongo_bridge.access.principal import AccessError
from mongo_bridge.access.users import NoSuchUserError, UserError
from mongo_bridge.billing import NoBillError
from mongo_bridge.conflict import ConflictError
from mongo_bridge.dead_letters import DeadLetterError
from mongo_bridge.spool import SpoolFullError
from mongo_bridge.store import MissingDocumentError

_LOG = logging.getLogger(__name__)


class ParameterError(ValueError):
    """A query parameter is missing or wrong."""

    def __init__(self, parameter: str, reason: str) -> None:
        """Name the parameter and the reason."""
        super().__init__(f"{parameter}: {reason}")
        self.parameter = parameter
        self.reason = reason


class MissingError(LookupError):
    """What a request is about is not there."""


class MediaTypeError(ValueError):
    """A body is of a type that nobody here reads."""


class StateError(ValueError):
    """What a request wants cannot be done as things are."""


def problem(status: HTTPStatus, detail: str, **more: object) -> Response:
    """Return a problem details response."""
    body = {"type": "about:blank", "title": status.phrase, "status": status.value, "detail": detail, **more}
    return Response(json.dumps(body), status.value, media_type="application/problem+json")


def install(app: FastAPI) -> None:
    """Let the app answer every error as a problem."""

    @app.exception_handler(ParameterError)
    def wrong_parameter(_request: Request, error: ParameterError) -> Response:
        return problem(HTTPStatus.BAD_REQUEST, str(error), parameter=error.parameter, reason=error.reason)

    @app.exception_handler(MessageError)
    def wrong_field(_request: Request, error: MessageError) -> Response:
        return problem(HTTPStatus.UNPROCESSABLE_ENTITY, str(error), field=error.field, reason=error.reason)

    @app.exception_handler(RequestValidationError)
    def wrong_body(_request: Request, error: RequestValidationError) -> Response:
        # Only where and why: what was sent may hold a password.
        wrong = [_wrong(each) for each in error.errors()]
        detail = "; ".join(f"{each['field']}: {each['reason']}" for each in wrong)
        return problem(HTTPStatus.UNPROCESSABLE_ENTITY, detail[:1000], errors=wrong[:20])

    @app.exception_handler(PyMongoError)
    def no_database(_request: Request, error: PyMongoError) -> Response:
        _LOG.warning("A request could not be answered: %.500s", error)
        return problem(
            HTTPStatus.SERVICE_UNAVAILABLE,
            "The database does not answer. Readings are kept in the spool meanwhile; try again in a moment.",
        )

    @app.exception_handler(HTTPException)
    def http(_request: Request, error: HTTPException) -> Response:
        answer = problem(HTTPStatus(error.status_code), error.detail)
        answer.headers.update(error.headers or {})
        return answer

    @app.exception_handler(Exception)
    def unexpected(_request: Request, _error: Exception) -> Response:
        return problem(HTTPStatus.INTERNAL_SERVER_ERROR, "The bridge made an error; its log has the details.")

    _install_access(app)
    _install_state(app)


def _install_access(app: FastAPI) -> None:
    @app.exception_handler(TooManyError)
    def too_many(_request: Request, error: TooManyError) -> Response:
        answer = problem(HTTPStatus.TOO_MANY_REQUESTS, error.reason)
        answer.headers["Retry-After"] = str(error.wait_s)
        return answer

    @app.exception_handler(AccessError)
    def no_access(_request: Request, error: AccessError) -> Response:
        if error.is_known:
            return problem(HTTPStatus.FORBIDDEN, error.reason)
        answer = problem(HTTPStatus.UNAUTHORIZED, error.reason)
        answer.headers["WWW-Authenticate"] = 'Bearer realm="Smart Energy"'
        return answer


def _install_state(app: FastAPI) -> None:
    @app.exception_handler(MissingError)
    @app.exception_handler(MissingDocumentError)
    @app.exception_handler(NoSuchUserError)
    def missing(_request: Request, error: Exception) -> Response:
        return problem(HTTPStatus.NOT_FOUND, str(error))

    @app.exception_handler(MediaTypeError)
    def wrong_type(_request: Request, error: MediaTypeError) -> Response:
        return problem(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, f"Content-Type: {error}")

    @app.exception_handler(sqlite3.Error)
    @app.exception_handler(SpoolFullError)
    def no_spool(_request: Request, error: Exception) -> Response:
        _LOG.warning("A request could not be kept: %.500s", error)
        return problem(HTTPStatus.SERVICE_UNAVAILABLE, f"The spool cannot take it: {error!s:.300}")

    @app.exception_handler(HistoryError)
    @app.exception_handler(NoBillError)
    @app.exception_handler(TariffError)
    @app.exception_handler(ConflictError)
    @app.exception_handler(DeadLetterError)
    @app.exception_handler(StateError)
    @app.exception_handler(UserError)
    def not_now(_request: Request, error: Exception) -> Response:
        return problem(HTTPStatus.CONFLICT, str(error))

    @app.exception_handler(PasswordError)
    def weak(_request: Request, error: PasswordError) -> Response:
        return problem(HTTPStatus.UNPROCESSABLE_ENTITY, f"password: {error}", field="password", reason=str(error))


def _wrong(error: Mapping[str, Any]) -> dict[str, str]:
    if error["type"] == "json_invalid":
        return {"field": "body", "reason": f"not JSON: {error['ctx']['error']} at character {error['loc'][-1]}"}
    return {"field": _path(error["loc"]), "reason": error["msg"]}


def _path(location: tuple[str | int, ...]) -> str:
    return ".".join(str(part) for part in location[1:]) or str(location[0])
