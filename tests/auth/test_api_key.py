"""Which doors need a key, and what is said without one."""

import pytest

from app import create_app
from app.auth.api_key import ACCESS_ATTR, is_placeholder
from app.config import Settings
from fake_openai import FakeOpenAI
from tests.api import endpoints
from tests.conftest import StartApp


def test_every_route_is_guarded_or_says_that_it_is_public() -> None:
    """A new door cannot forget the guard."""
    app = create_app(Settings(cache_type="NullCache"))
    guards = {
        rule.rule: getattr(app.view_functions[rule.endpoint], ACCESS_ATTR, None)
        for rule in app.url_map.iter_rules()
    }
    assert guards == {
        "/costs": "required",
        "/costs/summary": "required",
        "/costs/series": "required",
        "/costs/breakdown": "required",
        "/costs/changes": "required",
        "/costs/forecast": "required",
        "/costs/unusual": "required",
        "/costs/export": "required",
        "/refresh": "required",
        "/v1/organization/costs": "required",
        "/v1/organization/projects": "required",
        "/v1/organization/projects/<string(maxlength=512):project_id>": "required",
        "/projects": "required",
        "/projects/spend": "required",
        "/projects/<string(maxlength=512):project_id>": "required",
        "/": "public",
        "/assets/<string(maxlength=128):name>": "public",
        "/healthz": "public",
        "/openapi.json": "public",
        "/docs": "public",
        "/docs/docs.css": "public",
    }


@pytest.mark.parametrize("door", endpoints.ALL, ids=endpoints.name_of)
@pytest.mark.parametrize(
    ("key", "code"),
    [
        (None, "missing_api_key"),
        ("sk-admin-...", "placeholder_api_key"),
        ("sk-admin-your-key-here", "placeholder_api_key"),
        ("your_openai_api_key_here", "placeholder_api_key"),
        ("sk-admin-xxxxxxxxxxxxxxxxxxxxxxxx", "placeholder_api_key"),
        ("sk-admin", "placeholder_api_key"),
        ("sk-admin-revoked-Zk3bq81TvnE0aPyW", "invalid_api_key"),
    ],
)
def test_without_a_good_key_there_is_a_401_that_helps(
    fake: FakeOpenAI, start_app: StartApp, door: str, key: str | None, code: str
) -> None:
    """It says what to set and where an Admin key is made, and asks OpenAI only with a real one."""
    answer = start_app(fake, api_key=key).test_client().get(door)
    assert answer.status_code == 401
    error = answer.get_json()["error"]
    assert error["code"] == code
    assert "OPENAI_API_KEY" in error["message"]
    assert "https://platform.openai.com/settings/organization/admin-keys" in error["message"]
    assert bool(fake.calls) == (code == "invalid_api_key")


@pytest.mark.parametrize("door", endpoints.ALL, ids=endpoints.name_of)
def test_a_foreign_organisation_is_explained(
    fake: FakeOpenAI, start_app: StartApp, door: str
) -> None:
    """A mismatch names OPENAI_ORG_ID; the right one is answered."""
    answer = start_app(fake, organisation="org-other").test_client().get(door)
    assert (answer.status_code, answer.get_json()["error"]["code"]) == (
        401,
        "mismatched_organization",
    )
    assert "OPENAI_ORG_ID" in answer.get_json()["error"]["message"]
    right = start_app(fake, organisation=fake.organisation.id).test_client().get(door)
    assert right.status_code == 200


@pytest.mark.parametrize(
    "key",
    [
        "sk-admin-T3BlbkFJq9xXxWZb0y2vKcR5u8t1pL_aHsGdEfJmNoQ7rS4zYiUxVwBk6CjD0hMnPlO",
        "sk-proj-Zk3bq81TvnE0aPyWxh7dLsK9mQfRj2oYcIuBgX4tN6eVzA5wHrSpDlMkJiUyTbE",
    ],
)
def test_a_real_key_is_no_placeholder(key: str) -> None:
    """Random characters are not mistaken for a text that asks for a key."""
    assert not is_placeholder(key)
