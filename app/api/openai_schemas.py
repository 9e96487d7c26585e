"""OpenAI's own JSON, in the shapes of its reference, made of our records.

The structs describe the answers in the OpenAPI document, too.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from app.api.schemas.encoding import to_json
from app.api.schemas.numbers import Amount, ExactDecimal, Number
from app.spend.days import end_of, start_of
from app.spend.models import CostLine, Project

UnixSeconds = Annotated[int, Meta(description="Unix seconds.")]


class Money(msgspec.Struct):
    """A sum of money; only amounts of one currency may be added."""

    value: Amount
    currency: Annotated[str, Meta(description="Lower case, such as usd.")]


class CostResult(msgspec.Struct):
    """What was billed on the day for one combination of the dimensions grouped by."""

    object: Literal["organization.costs.result"]
    amount: Money
    line_item: str | None
    project_id: str | None
    api_key_id: str | None
    user_id: str | None
    api_source: str | None
    quantity: Annotated[Number | None, Meta(description="How many quantity_unit were billed.")]
    quantity_unit: str | None


class CostBucket(msgspec.Struct):
    """One UTC day."""

    object: Literal["bucket"]
    start_time: UnixSeconds
    end_time: UnixSeconds
    results: list[CostResult]


class CostsPage(msgspec.Struct):
    """OpenAI's page of day buckets, ascending and without gaps."""

    object: Literal["page"]
    data: list[CostBucket]
    has_more: bool
    next_page: Annotated[
        str | None, Meta(description="The cursor to ask for as `page`, all else unchanged.")
    ]


class _PageEnd(msgspec.Struct):
    has_more: bool
    next_page: str | None


class ProjectItem(msgspec.Struct):
    """A project; description and permission are null unless OpenAI says them."""

    object: Literal["organization.project"]
    id: str
    name: str | None
    description: str | None
    status: Annotated[str | None, Meta(description="active or archived.")]
    permission: Annotated[str | None, Meta(description="admin, read_write or read_only.")]
    created_at: Annotated[int | None, Meta(description="Unix seconds.")]
    archived_at: Annotated[int | None, Meta(description="Unix seconds.")]
    external_key_id: str | None
    residency: Annotated[Any, Meta(description="As OpenAI sends it.")]


class ProjectList(msgspec.Struct):
    """OpenAI's list of projects, and how many there are on all pages together."""

    object: Literal["list"]
    data: list[ProjectItem]
    first_id: str | None
    last_id: Annotated[str | None, Meta(description="The id to ask for as `after`.")]
    has_more: bool
    total_count: int


def cost_bucket(day: date, lines: Sequence[CostLine]) -> CostBucket:
    """The bucket of a day, each amount with its exact digits."""
    return CostBucket(
        object="bucket",
        start_time=start_of(day),
        end_time=end_of(day),
        results=[_result(line) for line in lines],
    )


def encoded_page(buckets: Iterable[CostBucket], next_page: str | None) -> Iterator[bytes]:
    """A :class:`CostsPage`, encoded bucket by bucket: a page of a large organisation has hundreds
    of megabytes, and is neither held as objects nor as a whole.
    """
    yield b'{"object":"page","data":['
    for number, bucket in enumerate(buckets):
        yield (b"," if number else b"") + to_json(bucket)
    end = _PageEnd(has_more=next_page is not None, next_page=next_page)
    yield b"]," + to_json(end)[1:]


def project_list(projects: Sequence[Project], *, has_more: bool, total_count: int) -> ProjectList:
    """A page of projects in OpenAI's shape."""
    return ProjectList(
        object="list",
        data=[project_item(project) for project in projects],
        first_id=projects[0].id if projects else None,
        last_id=projects[-1].id if projects else None,
        has_more=has_more,
        total_count=total_count,
    )


def _result(line: CostLine) -> CostResult:
    quantity = line.quantity
    return CostResult(
        object="organization.costs.result",
        amount=Money(ExactDecimal(line.amount), line.currency),
        line_item=line.line_item,
        project_id=line.project_id,
        api_key_id=line.api_key_id,
        user_id=line.user_id,
        api_source=line.api_source,
        quantity=None if quantity is None else ExactDecimal(quantity),
        quantity_unit=line.quantity_unit,
    )


def project_item(project: Project) -> ProjectItem:
    """A project in OpenAI's shape."""
    return ProjectItem(object="organization.project", **msgspec.structs.asdict(project))
