"""What is read of OpenAI's answers about projects and failures."""

import json

import pytest

from app.errors import UpstreamInvalidAnswer
from app.openai_admin.response_parsing import read_error, read_projects_page


@pytest.mark.parametrize(
    "body",
    [b"", b"<html>", b"null", b"[]", b'{"data": [', b"\xff\xfe", b'{"x":' + b"[" * 100_000],
)
def test_what_is_not_json_is_refused(body: bytes) -> None:
    """HTML, nothing, halves, depths and foreign shapes, of projects and errors."""
    assert read_error(body) == ("", None, None)
    with pytest.raises(UpstreamInvalidAnswer):
        read_projects_page(body)


def test_both_shapes_of_a_project_are_read() -> None:
    """The documented shape and the older one with title, description and permission."""
    body = {
        "object": "list",
        "data": [
            {"id": "proj_a", "name": "A", "created_at": 5, "archived_at": 9, "status": "archived"},
            {
                "id": "proj_b",
                "title": "B",
                "description": "Of b.",
                "created": 6,
                "archived": False,
                "permission": "read_only",
            },
            {"id": "proj_c"},
        ],
        "first_id": None,
        "last_id": None,
        "has_more": False,
    }
    first, second, third = read_projects_page(json.dumps(body).encode()).projects
    assert (first.name, first.created_at, first.status) == ("A", 5, "archived")
    assert first.is_archived
    assert (second.name, second.description, second.created_at) == ("B", "Of b.", 6)
    assert (second.status, second.permission) == ("active", "read_only")
    assert (third.name, third.status, third.is_archived) == (None, None, False)


@pytest.mark.parametrize(
    ("body", "error"),
    [
        (b'{"error": {"message": "m", "param": "p", "code": "c"}}', ("m", "p", "c")),
        (b'{"error": {"message": "m", "param": null, "code": null}}', ("m", None, None)),
        (b'{"error": "bare"}', ("bare", None, None)),
        (b"<html>", ("", None, None)),
        (b"{}", ("", None, None)),
    ],
)
def test_errors_of_both_shapes_are_read(
    body: bytes, error: tuple[str, str | None, str | None]
) -> None:
    """An object, a bare string, or nothing that can be read."""
    assert read_error(body) == error
