"""The records of an organisation: projects and cost rows."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple


class Row(NamedTuple):
    """The cost of one UTC day at the finest grain; `amount` is in units of `currency`."""

    day: date
    project_id: str | None
    line_item: str | None
    api_key_id: str | None
    user_id: str | None
    api_source: str | None
    amount: Decimal
    currency: str = "usd"
    quantity: Decimal | int | None = None
    quantity_unit: str | None = None
    project_name: str | None = None


@dataclass(frozen=True)
class Project:
    """A project as in the projects list; times are Unix seconds.

    `earlier_names` maps a former name to the first day without it. `older_shape` holds the
    undocumented fields (`title`, `description`, `permission` ...) that some responses have.
    """

    id: str
    name: str | None
    created_at: int
    archived_at: int | None = None
    external_key_id: str | None = None
    residency: str | None = "GLOBAL"
    earlier_names: Mapping[str, date] = field(default_factory=dict)
    older_shape: Mapping[str, Any] = field(default_factory=dict)

    def name_on(self, day: date) -> str | None:
        """The name in rows of that day: they keep the name that the project had then."""
        for name, until in self.earlier_names.items():
            if day < until:
                return name
        return self.name

    def to_json(self) -> dict[str, Any]:
        """The list entry: the documented fields, then those of the older shape."""
        return {
            "id": self.id,
            "object": "organization.project",
            "name": self.name,
            "created_at": self.created_at,
            "archived_at": self.archived_at,
            "status": "active" if self.archived_at is None else "archived",
            "external_key_id": self.external_key_id,
            "residency": self.residency,
            **self.older_shape,
        }
