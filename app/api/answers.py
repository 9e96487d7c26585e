"""What the doors to OpenAI's data share: the admin client, the deadline, the answer's headers."""

from flask import Response, current_app, request

from app.openai_admin.cached import CachedAdmin
from app.openai_admin.deadline import Deadline
from app.openai_admin.entries import Answer

EXTENSION = "openai_admin"


def openai_admin() -> CachedAdmin:
    """The application's one door to OpenAI's figures."""
    admin: CachedAdmin = current_app.extensions[EXTENSION]
    return admin


def deadline() -> Deadline:
    """The moment by which the request under way must be answered."""
    return Deadline(current_app.config["SETTINGS"].upstream_deadline)


def data_response(answer: Answer, body: bytes | None = None) -> Response:
    """The answer's body (or one derived from it), its age, and 304 where the caller has it."""
    response = Response(answer.body if body is None else body, mimetype="application/json")
    response.headers["X-Cache"] = "HIT" if answer.hit else "MISS"
    response.headers["X-As-Of"] = answer.as_of.strftime("%Y-%m-%dT%H:%M:%SZ")
    age = openai_admin().now() - answer.as_of
    response.headers["Age"] = str(int(age.total_seconds()))
    response.headers["Cache-Control"] = "private, no-cache"
    response.add_etag()
    response.make_conditional(request)
    return response
