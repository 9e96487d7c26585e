"""Every error that this program answers with: status, code, and a message that says what to do.

Raised anywhere below the HTTP face and turned into the one JSON body by
``app/api/error_handlers.py``. A message is safe to show: it never holds a key, nor a part of one.
"""

ADMIN_KEYS_PAGE = "https://platform.openai.com/settings/organization/admin-keys"
_WHICH_KEY = "OPENAI_ADMIN_KEY, where that is set, comes first."


class ConfigError(Exception):
    """The environment holds values that cannot work; the text lists all of them."""


class ApiError(Exception):
    """An answer other than the asked-for data.

    ``status`` is the HTTP status, ``type`` the family and ``code`` the exact reason in OpenAI's
    error shape; ``param`` names the query parameter at fault; ``retry_after`` is in seconds.
    """

    status = 500
    type = "server_error"
    code = "internal_error"

    def __init__(
        self, message: str, *, param: str | None = None, retry_after: int | None = None
    ) -> None:
        super().__init__(message)
        self.message = message
        self.param = param
        self.retry_after = retry_after


class InvalidParameter(ApiError):
    """400: a parameter's value cannot be used."""

    status = 400
    type = "invalid_request_error"
    code = "invalid_parameter"


class UnknownParameter(InvalidParameter):
    """400: a parameter that does not exist; ignoring it would answer another question."""

    code = "unknown_parameter"


class UpstreamBadRequest(InvalidParameter):
    """400: OpenAI's own refusal of the query, handed on with its ``param`` and ``code``."""

    def __init__(self, message: str, *, param: str | None, code: str | None) -> None:
        super().__init__(message, param=param)
        self.code = code or InvalidParameter.code


class NoSuchProject(ApiError):
    """404: the organisation has no project of this id."""

    status = 404
    type = "invalid_request_error"
    code = "no_such_project"

    def __init__(self) -> None:
        super().__init__(
            "The organisation has no project of this id. /projects lists all that there are, with "
            "include_archived=true the archived ones, too."
        )


class CrossSiteRequest(ApiError):
    """403: what changes something is not done for a page of another site."""

    status = 403
    type = "invalid_request_error"
    code = "cross_site_request"

    def __init__(self) -> None:
        super().__init__(
            "This must be asked for by this server's own page, or by a program that sends "
            "Content-Type: application/json."
        )


class RefreshRateLimited(ApiError):
    """429: a refresh was requested only moments ago."""

    status = 429
    type = "rate_limit_error"
    code = "refreshed_too_soon"

    def __init__(self, seconds: int) -> None:
        super().__init__(
            f"Just refreshed. Try again in {seconds} seconds.",
            retry_after=seconds,
        )


class Unauthorized(ApiError):
    """401: no Admin key that OpenAI accepts."""

    status = 401
    type = "authentication_error"


class MissingApiKey(Unauthorized):
    """401: this server has no key at all."""

    code = "missing_api_key"

    def __init__(self) -> None:
        super().__init__(
            "This server has no OpenAI Admin key. Make one at "
            f"{ADMIN_KEYS_PAGE}, put OPENAI_API_KEY=sk-admin-... into .env and restart, "
            "or run ./start.sh --demo to look around with made-up figures."
        )


class PlaceholderApiKey(Unauthorized):
    """401: the key is the example from env.example."""

    code = "placeholder_api_key"

    def __init__(self) -> None:
        super().__init__(
            "The configured key is still an example, not a real one. Make an Admin key at "
            f"{ADMIN_KEYS_PAGE}, put it into .env as OPENAI_API_KEY and restart. "
            f"{_WHICH_KEY}"
        )


class RejectedApiKey(Unauthorized):
    """401: OpenAI does not know the key, or it was revoked."""

    code = "invalid_api_key"

    def __init__(self) -> None:
        super().__init__(
            "OpenAI rejects the configured key. Set OPENAI_API_KEY to a valid Admin key "
            f"(it starts with sk-admin-) from {ADMIN_KEYS_PAGE} and restart. {_WHICH_KEY}"
        )


class MismatchedOrganization(Unauthorized):
    """401: OPENAI_ORG_ID is not the organisation of the key."""

    code = "mismatched_organization"

    def __init__(self) -> None:
        super().__init__(
            "OPENAI_ORG_ID does not belong to the configured Admin key. Correct it, or leave it "
            "empty: an Admin key already names its organisation. Then restart."
        )


class MissingScope(ApiError):
    """403: the key is good but may not read this."""

    status = 403
    type = "permission_error"
    code = "missing_scope"

    def __init__(self, scopes: str) -> None:
        super().__init__(
            f"The configured key lacks the scope {scopes}. Make an Admin key that has it at "
            f"{ADMIN_KEYS_PAGE}, set OPENAI_API_KEY and restart. {_WHICH_KEY}"
        )


class RateLimited(ApiError):
    """429: OpenAI is rate-limiting the key, also after our own retries."""

    status = 429
    type = "rate_limit_error"
    code = "rate_limited"


class UpstreamUnreachable(ApiError):
    """502: no connection to OpenAI, or one that broke."""

    status = 502
    type = "upstream_error"
    code = "upstream_unreachable"


class UpstreamFailed(ApiError):
    """502: OpenAI answered with a failure of its own."""

    status = 502
    type = "upstream_error"
    code = "upstream_failed"


class UpstreamInvalidAnswer(ApiError):
    """502: OpenAI answered, but no correct figure can be made of it."""

    status = 502
    type = "upstream_error"
    code = "upstream_invalid_answer"


class UpstreamTimeout(ApiError):
    """504: OpenAI did not finish its answer within the deadline of the request."""

    status = 504
    type = "upstream_error"
    code = "upstream_timeout"
