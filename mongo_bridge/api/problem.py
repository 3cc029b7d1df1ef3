"""Errors as RFC 9457 problem details."""

from __future__ import annotations

from http import HTTPStatus
import json
import logging

from fastapi import FastAPI, Request, Response
from pymongo.errors import PyMongoError
from starlette.exceptions import HTTPException

_LOG = logging.getLogger(__name__)


class ParameterError(ValueError):
    """A query parameter is missing or wrong."""

    def __init__(self, parameter: str, reason: str) -> None:
        """Name the parameter and the reason."""
        super().__init__(f"{parameter}: {reason}")
        self.parameter = parameter
        self.reason = reason


def problem(status: HTTPStatus, detail: str, **more: object) -> Response:
    """Return a problem details response."""
    body = {"type": "about:blank", "title": status.phrase, "status": status.value, "detail": detail, **more}
    return Response(json.dumps(body), status.value, media_type="application/problem+json")


def install(app: FastAPI) -> None:
    """Let the app answer every error as a problem."""

    @app.exception_handler(ParameterError)
    def wrong_parameter(_request: Request, error: ParameterError) -> Response:
        return problem(HTTPStatus.BAD_REQUEST, str(error), parameter=error.parameter, reason=error.reason)

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
