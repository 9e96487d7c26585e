"""The keys that the fake accepts, all made up, and their scopes."""

from fake_openai.errors import ApiError

USAGE_SCOPE = "api.usage.read"
MANAGEMENT_SCOPE = "api.management.read"

DEMO_KEY = "sk-admin-northwind-demo-made-up-key"
USAGE_ONLY_KEY = "sk-admin-northwind-usage-only-made-up-key"
MANAGEMENT_ONLY_KEY = "sk-admin-northwind-management-only-made-up-key"

_SCOPES = {
    DEMO_KEY: frozenset({USAGE_SCOPE, MANAGEMENT_SCOPE}),
    USAGE_ONLY_KEY: frozenset({USAGE_SCOPE}),
    MANAGEMENT_ONLY_KEY: frozenset({MANAGEMENT_SCOPE}),
}


def check_key(authorization: str | None, scope: str) -> None:
    """Raise OpenAI's 401 or 403 unless the Authorization header holds a key with this scope."""
    kind, _, key = (authorization or "").partition(" ")
    if kind.lower() != "bearer" or not key:
        raise ApiError(
            401,
            "You didn't provide an API key. You need to provide your API key in an Authorization "
            "header using Bearer auth (i.e. Authorization: Bearer YOUR_KEY).",
        )
    scopes = _SCOPES.get(key.strip())
    if scopes is None:
        raise incorrect_key(key.strip())
    if scope not in scopes:
        # The real service was seen with both shapes, so each scope uses one of them.
        raise missing_scope(scope, bare=scope == USAGE_SCOPE)


def incorrect_key(key: str) -> ApiError:
    """OpenAI's 401, which echoes the start and the end of the key."""
    shown = f"{key[:12]}{'*' * 20}{key[-4:]}" if len(key) > 16 else key
    return ApiError(
        401,
        f"Incorrect API key provided: {shown}. "
        "You can find your API key at https://platform.openai.com/account/api-keys.",
        code="invalid_api_key",
    )


def missing_scope(scope: str, *, bare: bool) -> ApiError:
    """The error for a key without the scope: 403 with a bare string, or 401 with an object."""
    message = (
        f"You have insufficient permissions for this operation. Missing scopes: {scope}. "
        "Check that you have the correct role in your organization, and if you're using a "
        "restricted API key, that it has the necessary scopes."
    )
    return ApiError(403 if bare else 401, message, bare=bare)


def check_organization(header: str | None, organization_id: str) -> None:
    """Raise OpenAI's 401 when the OpenAI-Organization header names another organisation."""
    if header is not None and header != organization_id:
        raise mismatched_organization()


def mismatched_organization() -> ApiError:
    """OpenAI's 401 for an OpenAI-Organization header that does not match the key."""
    return ApiError(
        401,
        "OpenAI-Organization header should match organization for API key",
        code="mismatched_organization",
    )
