"""Turns every exception into the one JSON error body."""

import logging

import msgspec
from flask import Flask, Response
from werkzeug.exceptions import HTTPException, SecurityError

from app.api.openapi_spec import ErrorBody, ErrorDetail
from app.errors import ApiError
from app.logs import request_id

logger = logging.getLogger(__name__)

_CODES = {404: "not_found", 405: "method_not_allowed"}
_MESSAGES = {
    404: "There is nothing at this path. All paths are described at /docs.",
    405: "This path does not take that method; Allow names those that it takes.",
}


def register_error_handlers(app: Flask) -> None:
    """Answer every error, our own, Flask's and unexpected ones, in the same shape."""
    app.register_error_handler(ApiError, _api_error)
    app.register_error_handler(HTTPException, _http_error)
    app.register_error_handler(Exception, _unexpected)


def _api_error(error: ApiError) -> Response:
    detail = ErrorDetail(error.message, error.type, error.param, error.code)
    response = _response(error.status, detail)
    if error.retry_after is not None:
        response.headers["Retry-After"] = str(error.retry_after)
    return response


def _http_error(error: HTTPException) -> Response:
    status = error.code or 500
    message = _MESSAGES.get(status) or f"{error.description}"
    code = _CODES.get(status, "invalid_request")
    if isinstance(error, SecurityError):
        code = "untrusted_host"
        message = (
            "This server does not answer to the host name that was asked for. "
            "If it is one of its own, add it to TRUSTED_HOSTS."
        )
    response = _response(status, ErrorDetail(message, "invalid_request_error", None, code))
    # Such as the Allow of a 405; the body's own headers are already there.
    response.headers.extend(
        (name, value) for name, value in error.get_headers() if name not in response.headers
    )
    return response


def _unexpected(error: Exception) -> Response:
    logger.exception("unexpected error", exc_info=error)
    message = (
        f"This program failed. Its log tells more under the request id {request_id()}. "
        "Trying again may help."
    )
    return _response(
        500, ErrorDetail(message, "server_error", None, "internal_error", request_id())
    )


def _response(status: int, detail: ErrorDetail) -> Response:
    response = Response(
        msgspec.json.encode(ErrorBody(detail)), status=status, mimetype="application/json"
    )
    response.headers["Cache-Control"] = "no-store"
    return response
