"""Cost rows and projects, as OpenAI reports them."""

from decimal import Decimal
from typing import Literal, get_args

import msgspec

Dimension = Literal["project_id", "line_item", "api_key_id", "user_id", "api_source"]
DIMENSIONS: tuple[Dimension, ...] = get_args(Dimension)


class CostLine(msgspec.Struct, frozen=True, gc=False):
    """One billed row of one UTC day. A dimension that was not grouped by, or that OpenAI leaves
    out, is None. ``amount`` is in ``currency`` (lower case), never rounded; ``quantity`` counts
    ``quantity_unit``.
    """

    amount: Decimal
    currency: str
    project_id: str | None = None
    line_item: str | None = None
    api_key_id: str | None = None
    user_id: str | None = None
    api_source: str | None = None
    quantity: Decimal | None = None
    quantity_unit: str | None = None


class Project(msgspec.Struct, frozen=True):
    """A project. Times are Unix seconds; fields missing from OpenAI's answer are None."""

    id: str
    name: str | None
    description: str | None
    status: str | None
    permission: str | None
    created_at: int | None
    archived_at: int | None
    external_key_id: str | None
    residency: object

    @property
    def is_archived(self) -> bool:
        """Whether the project is archived; its past spend remains."""
        return self.status == "archived" or (self.status is None and self.archived_at is not None)
