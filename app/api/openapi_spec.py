"""The OpenAPI document, gathered from a description beside each view.

spectree makes the document from the same msgspec structs that parse the queries and encode the
answers. Its own validation is not used: ``query_parser.py`` validates, and remembers parsed
queries, so that a cached answer pays for neither.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, ParamSpec, TypeVar, cast

import msgspec
from spectree import Response, SpecTree
from spectree.model_adapter.msgspec_adapter import MsgspecModelAdapter

Args = ParamSpec("Args")
Result = TypeVar("Result")

VERSION = "1.0.0"


class ErrorDetail(msgspec.Struct):
    """OpenAI's error shape. ``message`` says what to do next, ``code`` is for programs."""

    message: str
    type: str
    param: str | None
    code: str | None
    request_id: str | msgspec.UnsetType = msgspec.UNSET


class ErrorBody(msgspec.Struct):
    """The one body of every error."""

    error: ErrorDetail


class _SchemaAdapter(MsgspecModelAdapter):
    """Describes a number or null as one schema with two types, which is what generators of client
    code read best; msgspec describes it as a choice of two schemas.
    """

    def json_schema(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        schema: dict[str, Any] = _with_nullable_numbers(super().json_schema(*args, **kwargs))
        return schema


def _with_nullable_numbers(schema: Any) -> Any:
    if isinstance(schema, list):
        return list(map(_with_nullable_numbers, schema))
    if not isinstance(schema, dict):
        return schema
    if schema.get("anyOf") == [{"type": "number"}, {"type": "null"}]:
        schema = {name: value for name, value in schema.items() if name != "anyOf"}
        return schema | {"type": ["number", "null"]}
    return {name: _with_nullable_numbers(value) for name, value in schema.items()}


contract = SpecTree(
    "flask",
    # Any: its class declares a narrower exception than the protocol that it implements.
    model_adapter=cast(Any, _SchemaAdapter()),
    mode="strict",
    title="OpenAI spend",
    version=VERSION,
    description="An organisation's OpenAI costs and projects: exact, cached, without handing out "
    "the Admin key. Days are UTC, times Unix seconds, amounts US dollars with all their digits. "
    "X-Cache, X-As-Of and Age say how fresh an answer is; ETag avoids resending.",
    annotations=False,
    validation_error_status=400,
    validation_error_model=ErrorBody,
    naming_strategy=lambda model: model.__name__,
    nested_naming_strategy=lambda _parent, child: child,
)

_ERRORS = {
    400: "A parameter is unknown or cannot be used, or OpenAI refuses the query; param names it.",
    401: "No Admin key, or one that OpenAI rejects.",
    403: "The key lacks a scope, which the message names; or the request came from another site.",
    429: "OpenAI rate-limits, or a refresh was just requested; Retry-After says for how long.",
    500: "An error in this program, logged under request_id.",
    502: "OpenAI failed, is unreachable, or sent an invalid answer.",
    504: "OpenAI did not finish within the deadline.",
}
_NOT_FOUND = {404: "Nothing has this id."}


def documented(
    answer: type[msgspec.Struct],
    *,
    query: type[msgspec.Struct] | None = None,
    body: type[msgspec.Struct] | None = None,
    status: int = 200,
    fails: bool = True,
    may_be_missing: bool = False,
) -> Callable[[Callable[Args, Result]], Callable[Args, Result]]:
    """Add a view to the document: its docstring, its query or body, its answer and its errors."""
    responses: dict[str, Any] = {f"HTTP_{status}": answer}
    if fails:
        errors = _ERRORS | (_NOT_FOUND if may_be_missing else {})
        responses |= {f"HTTP_{code}": (ErrorBody, why) for code, why in sorted(errors.items())}
    describe = contract.validate(query=query, json=body, resp=Response(**responses))

    def decorate(view: Callable[Args, Result]) -> Callable[Args, Result]:
        # spectree finds its description through __wrapped__; its own wrapper would take longer than
        # a cached answer does.
        @wraps(describe(view))
        def described(*args: Args.args, **kwargs: Args.kwargs) -> Result:
            return view(*args, **kwargs)

        return described

    return decorate
