"""Who may ask, and how the others are refused."""

from datetime import date

from fake_openai import DEMO_KEY, MANAGEMENT_ONLY_KEY, USAGE_ONLY_KEY, FakeOpenAI
from tests.fake_openai.http import NOW, ask, costs, error_of, unix

MONTH = {"start_time": unix(date(2026, 11, 1))}
BAD_KEY = "sk-admin-wrong-made-up-key-that-nobody-holds"


def test_unknown_key(northwind: FakeOpenAI) -> None:
    """An unknown key is a 401 whose message echoes both ends of it."""
    for path in ("costs", "projects"):
        error = error_of(ask(northwind, path, MONTH, key=BAD_KEY), 401)
        assert error["code"] == "invalid_api_key"
        assert BAD_KEY[:12] in error["message"]
        assert BAD_KEY[-4:] in error["message"]


def test_no_key(northwind: FakeOpenAI) -> None:
    """No key, or one in another scheme, is a 401 that says so."""
    for header in ("", "Basic Zm9v", "Bearer ", DEMO_KEY):
        error = error_of(ask(northwind, "costs", MONTH, Authorization=header), 401)
        assert "You didn't provide an API key" in error["message"]


def test_missing_scope(northwind: FakeOpenAI) -> None:
    """A missing scope is named: as a bare string with 403, or in an object with 401."""
    bare = error_of(ask(northwind, "costs", MONTH, key=MANAGEMENT_ONLY_KEY), 403)
    assert "Missing scopes: api.usage.read." in bare
    error = error_of(ask(northwind, "projects", key=USAGE_ONLY_KEY), 401)
    assert "Missing scopes: api.management.read." in error["message"]


def test_one_scope_is_enough(northwind: FakeOpenAI) -> None:
    """Each path needs only its own scope."""
    assert ask(northwind, "costs", MONTH, key=USAGE_ONLY_KEY).status_code == 200
    assert ask(northwind, "projects", key=MANAGEMENT_ONLY_KEY).status_code == 200


def test_organisation_header(northwind: FakeOpenAI) -> None:
    """The organisation header may be missing or right, and nothing else."""
    right = ask(northwind, "costs", MONTH, OpenAI_Organization=northwind.organisation.id)
    assert right.status_code == 200
    wrong = ask(northwind, "costs", MONTH, OpenAI_Organization="org-other")
    assert error_of(wrong, 401)["code"] == "mismatched_organization"


def test_demo_key_opens_every_organisation() -> None:
    """The demo key is good for any organisation."""
    with FakeOpenAI("one_day", NOW) as fake:
        assert costs(fake, date(2026, 11, 1))["object"] == "page"
