"""The fake server: OpenAI's two endpoints and the control endpoints on a port of their own."""

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from itertools import chain, count
from threading import Event
from types import TracebackType
from typing import Self

from flask import Flask, Response, g, request
from werkzeug import Response as BaseResponse
from werkzeug.exceptions import HTTPException

from fake_openai import keys
from fake_openai.control import CONTROL, add_control
from fake_openai.costs import costs_endpoint
from fake_openai.errors import ApiError
from fake_openai.exact_json import dumps
from fake_openai.faults import Faults
from fake_openai.faults.context import JSON_TYPE, FaultContext
from fake_openai.http_server import HttpServer
from fake_openai.organisation import Organisation
from fake_openai.organisations import organisation_named
from fake_openai.parameters import Pairs, costs_query, projects_query
from fake_openai.project_list import projects_page
from fake_openai.recorded_calls import RECORDED_HEADERS, RecordedCall

Clock = Callable[[], datetime]

_CHUNKED_ABOVE = 1024 * 1024  # bytes; a larger body is sent in chunks as it is made


def system_clock() -> datetime:
    """The current time, UTC."""
    return datetime.now(UTC)


class FakeOpenAI:
    """The fake server, listening while its `with` block runs.

    `organisation` is a name or an Organisation. `now` is a datetime with its time zone, or a
    function that returns one; it can be set at any time. Port 0 picks a free port. `faults` are
    written as in `faults.GRAMMAR`.
    """

    def __init__(
        self,
        organisation: str | Organisation = "northwind",
        now: datetime | Clock | None = None,
        *,
        host: str = "127.0.0.1",
        port: int = 0,
        faults: Iterable[str] = (),
    ) -> None:
        self.organisation = (
            organisation_named(organisation) if isinstance(organisation, str) else organisation
        )
        self.now = now or system_clock
        self.faults = Faults(faults)
        self.calls: list[RecordedCall] = []
        self.closing = Event()
        self._host = host
        self._port = port
        self._costs = costs_endpoint(self.organisation)
        self._server: HttpServer | None = None

    @property
    def now(self) -> datetime:
        """The current time of the fake."""
        return self._clock()

    @now.setter
    def now(self, value: datetime | Clock) -> None:
        if isinstance(value, datetime):
            if value.tzinfo is None:
                raise ValueError("now needs a time zone, for example datetime(..., tzinfo=UTC)")
            self._clock: Clock = lambda: value
        else:
            self._clock = value

    def start(self) -> Self:
        """Bind the port and serve; OSError if the port is in use."""
        self.closing = Event()
        self._server = HttpServer(create_app(self), self._host, self._port, self.closing)
        return self

    def close(self) -> None:
        """End every request and release the port."""
        if self._server:
            self._server.close()
            self._server = None

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self,
        _type: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def url(self) -> str:
        """`http://HOST:PORT`."""
        if self._server is None:
            raise RuntimeError("the fake is not running: use it in a with block")
        host = f"[{self._host}]" if ":" in self._host else self._host
        return f"http://{host}:{self._server.port}"

    @property
    def base_url(self) -> str:
        """The value for OPENAI_BASE_URL: `http://HOST:PORT/v1`."""
        return f"{self.url}/v1"

    def costs(self, pairs: Pairs) -> Iterable[bytes]:
        """The chunks of the costs page; ApiError if the request is invalid."""
        self._check_caller(keys.USAGE_SCOPE)
        now = self.now
        return self._costs.page(costs_query(pairs, now), now)

    def projects(self, pairs: Pairs) -> Iterable[bytes]:
        """The projects page; ApiError if the request is invalid."""
        self._check_caller(keys.MANAGEMENT_SCOPE)
        return [dumps(projects_page(self.organisation, projects_query(pairs))).encode()]

    def _check_caller(self, scope: str) -> None:
        keys.check_key(request.headers.get("Authorization"), scope)
        keys.check_organization(request.headers.get("OpenAI-Organization"), self.organisation.id)


def create_app(fake: FakeOpenAI) -> Flask:
    """The Flask app that serves `fake`."""
    app = Flask("fake_openai", static_folder=None)
    app.config["PROPAGATE_EXCEPTIONS"] = True  # else a fault's disconnect would become a 500
    _record_calls(app, fake)
    _answer_errors(app)
    add_control(app, fake.faults, fake.calls)

    @app.get("/v1/organization/costs")
    def costs() -> BaseResponse:
        return _answer(fake, "costs", fake.costs)

    @app.get("/v1/organization/projects")
    def projects() -> BaseResponse:
        return _answer(fake, "projects", fake.projects)

    return app


def _answer(
    fake: FakeOpenAI, path: str, answer: Callable[[Pairs], Iterable[bytes]]
) -> BaseResponse:
    context = FaultContext(
        path=path,
        pairs=_pairs(),
        authorization=request.headers.get("Authorization", ""),
        answer=answer,
        connection=request.environ["werkzeug.socket"],
        closing=fake.closing,
    )
    faulty = fake.faults.response(context)
    return _whole_or_chunked(answer(context.pairs)) if faulty is None else faulty


def _whole_or_chunked(parts: Iterable[bytes]) -> Response:
    chunks: Iterator[bytes] = iter(parts)
    sent_first: list[bytes] = []
    size = 0
    for part in chunks:
        sent_first.append(part)
        size += len(part)
        if size > _CHUNKED_ABOVE:
            return Response(chain([b"".join(sent_first)], chunks), content_type=JSON_TYPE)
    return Response(b"".join(sent_first), content_type=JSON_TYPE)


def _pairs() -> Pairs:
    return list(request.args.items(multi=True))


def _record_calls(app: Flask, fake: FakeOpenAI) -> None:
    numbers = count(1)

    @app.before_request
    def record() -> None:
        g.call = RecordedCall(
            method=request.method,
            path=request.path,
            query=_pairs(),
            headers={
                name: request.headers[name] for name in RECORDED_HEADERS if name in request.headers
            },
        )
        if not request.path.startswith(CONTROL):
            fake.calls.append(g.call)

    @app.after_request
    def complete(response: Response) -> Response:
        g.call.status = response.status_code
        response.headers["x-request-id"] = f"req_{next(numbers):032x}"
        return response


def _answer_errors(app: Flask) -> None:
    @app.errorhandler(ApiError)
    def api_error(error: ApiError) -> Response:
        return Response(dumps(error.body), error.status, error.headers, content_type=JSON_TYPE)

    @app.errorhandler(HTTPException)
    def unknown_path(error: HTTPException) -> Response:
        message = f"Invalid URL ({request.method} {request.path})"
        return api_error(ApiError(error.code or 500, message))
