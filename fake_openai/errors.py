"""Error responses in OpenAI's shape."""

from typing import Any


class ApiError(Exception):
    """Sent as JSON: `{"error": {"message", "type", "param", "code"}}`, or a bare string."""

    def __init__(  # noqa: PLR0913 - the four fields of OpenAI's body, and how it is sent
        self,
        status: int,
        message: str,
        *,
        error_type: str = "invalid_request_error",
        param: str | None = None,
        code: str | None = None,
        bare: bool = False,
        headers: dict[str, str] | None = None,
    ) -> None:
        super().__init__(message)
        self.status = status
        self.headers = headers or {}
        self.body: dict[str, Any] = {
            "error": message
            if bare
            else {"message": message, "type": error_type, "param": param, "code": code}
        }
