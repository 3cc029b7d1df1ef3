"""The description of the API (OpenAPI 3.1): what the framework knows of the routes, and what it does not."""

from __future__ import annotations

from importlib import metadata
from typing import Any, Final

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from .models import NewPrice, Problem
from .table import Format

_TEXT: Final = """Readings, summaries, alerts and settings of energy meters.

Every time in an answer is Unix time in seconds, as in the messages. Ranges are half-open: from `from` up to, but not
including, `to`; both take ISO 8601 with a UTC offset, Unix seconds, or milliseconds. Errors are problem details
(RFC 9457). `Link: <...>; rel="next"` has the next page. Live readings: WebSocket /api/live, see docs/api.md."""
_PROBLEM: Final = {
    "description": "What is wrong, as problem details (RFC 9457)",
    "content": {
        "application/problem+json": {
            "schema": {"$ref": "#/components/schemas/Problem"},
            "example": {
                "type": "about:blank",
                "title": "Bad Request",
                "status": 400,
                "detail": "limit: expected a whole number from 1 to 50000, got '0'",
            },
        }
    },
}
_TABLES: Final = (Format.NDJSON, Format.CSV)
_OPEN: Final = ("/api/health", "/api/login", "/api/refresh")
_NOT_OF_OURS: Final = ("HTTPValidationError", "ValidationError")


def of(app: FastAPI) -> dict[str, Any]:
    """Return the description, made once."""
    if app.openapi_schema is None:
        app.openapi_schema = _make(app)
    return app.openapi_schema


def _make(app: FastAPI) -> dict[str, Any]:
    described = get_openapi(title=app.title, version=_version(), description=_TEXT, routes=app.routes)
    schemas = described["components"]["schemas"]
    for name in _NOT_OF_OURS:
        schemas.pop(name, None)
    schemas |= {model.__name__: model.model_json_schema() for model in (Problem, NewPrice)}
    for path, operations in described["paths"].items():
        for method, operation in operations.items():
            _complete(path, method, operation)
    return described


def _complete(path: str, method: str, operation: dict[str, Any]) -> None:
    for parameter in operation.get("parameters", []):
        # It is asked for by us and not by the framework, so that the error names it as all others are named.
        parameter["required"] = parameter["required"] or parameter.get("description") == "required"
    responses = operation["responses"]
    responses.pop("422", None)
    if any(parameter["name"] == "format" for parameter in operation.get("parameters", [])):
        responses["200"]["content"] |= {form.media_type: {"schema": {"type": "string"}} for form in _TABLES}
    if path not in _OPEN:
        responses["401"] = _PROBLEM
        responses["403"] = _PROBLEM
    if method == "get" and path != "/api/health":
        responses["304"] = {"description": "The client has it: its If-None-Match is the ETag"}
    responses["default"] = _PROBLEM


def _version() -> str:
    try:
        return metadata.version("smart-energy")
    except metadata.PackageNotFoundError:
        return "0"
