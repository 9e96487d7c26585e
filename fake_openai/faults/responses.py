"""Faults that replace the response: OpenAI's errors, HTML pages, empty bodies and redirects."""

from werkzeug import Response

from fake_openai.cursors import invalid_cursor
from fake_openai.errors import ApiError
from fake_openai.faults.context import JSON_TYPE, FaultContext
from fake_openai.faults.kind import FaultKind
from fake_openai.keys import (
    MANAGEMENT_SCOPE,
    USAGE_SCOPE,
    incorrect_key,
    mismatched_organization,
    missing_scope,
)

_HTML = "text/html; charset=utf-8"
_GATEWAY_PAGE = (
    "<html>\r\n<head><title>{0}</title></head>\r\n<body>\r\n<center><h1>{0}</h1></center>\r\n"
    "<hr><center>cloudflare</center>\r\n</body>\r\n</html>\r\n"
)
_SIGN_IN_PAGE = (
    "<!DOCTYPE html><html><head><title>Sign in</title></head><body>Sign in</body></html>"
)


def _invalid_key(context: FaultContext) -> Response:
    raise incorrect_key(context.authorization.partition(" ")[2])


def _scope(context: FaultContext) -> str:
    return USAGE_SCOPE if context.path == "costs" else MANAGEMENT_SCOPE


def _missing_scope_403(context: FaultContext) -> Response:
    raise missing_scope(_scope(context), bare=True)


def _missing_scope_401(context: FaultContext) -> Response:
    raise missing_scope(_scope(context), bare=False)


def _mismatched_organization(_context: FaultContext) -> Response:
    raise mismatched_organization()


def _http_404(context: FaultContext) -> Response:
    raise ApiError(404, f"Invalid URL (GET /v1/organization/{context.path})")


def _http_429(context: FaultContext) -> Response:
    """Retry-After is sent only if the option gives its seconds: OpenAI sometimes leaves it out."""
    retry_after = context.options.get("retry_after")
    raise ApiError(
        429,
        "Rate limit reached for organization. Please try again later.",
        error_type="requests",
        code="rate_limit_exceeded",
        headers={"Retry-After": retry_after} if retry_after is not None else None,
    )


def _http_500(_context: FaultContext) -> Response:
    raise ApiError(
        500,
        "The server had an error while processing your request. Sorry about that!",
        error_type="server_error",
    )


def _http_502(_context: FaultContext) -> Response:
    return Response(_GATEWAY_PAGE.format("502 Bad Gateway"), 502, content_type=_HTML)


def _http_503(_context: FaultContext) -> Response:
    page = _GATEWAY_PAGE.format("503 Service Temporarily Unavailable")
    return Response(page, 503, content_type=_HTML)


def _expired_cursor(context: FaultContext) -> Response:
    if context.has("page"):
        raise invalid_cursor()
    return Response(context.body(), content_type=JSON_TYPE)


def _unsupported_grouping(context: FaultContext) -> Response:
    grouped = {value for name, value in context.pairs if name.removesuffix("[]") == "group_by"}
    if {"user_id", "project_id"} <= grouped:
        raise ApiError(
            400, "Grouping by user_id and project_id is not supported here.", param="group_by"
        )
    return Response(context.body(), content_type=JSON_TYPE)


def _html_200(_context: FaultContext) -> Response:
    return Response(_SIGN_IN_PAGE, content_type=_HTML)


def _empty_body(_context: FaultContext) -> Response:
    return Response(b"", content_type=JSON_TYPE)


def _redirect(context: FaultContext) -> Response:
    return Response(status=302, headers={"Location": context.option("location", "/elsewhere")})


RESPONSE_FAULTS = (
    FaultKind("invalid_key", "401 that echoes part of the key", _invalid_key),
    FaultKind("missing_scope_403", "403 whose error is a bare string", _missing_scope_403),
    FaultKind("missing_scope_401", "401 with an error object naming the scope", _missing_scope_401),
    FaultKind("mismatched_organization", "401 mismatched_organization", _mismatched_organization),
    FaultKind("http_404", "404, as in the outage of November 2025", _http_404),
    FaultKind(
        "http_429", "429, with Retry-After: N for retry_after=N", _http_429, ("retry_after",)
    ),
    FaultKind("http_500", "500 with an error object", _http_500),
    FaultKind("http_502", "502 with an HTML body", _http_502),
    FaultKind("http_503", "503 with an HTML body", _http_503),
    FaultKind(
        "expired_cursor",
        "400 page token for any request with a cursor",
        _expired_cursor,
        costs_only=True,
    ),
    FaultKind(
        "unsupported_grouping",
        "400 for user_id with project_id",
        _unsupported_grouping,
        costs_only=True,
    ),
    FaultKind("html_200", "200 with an HTML page", _html_200),
    FaultKind("empty_body", "200 with no body", _empty_body),
    FaultKind("redirect", "302 to location=URL (/elsewhere)", _redirect, ("location",)),
)
