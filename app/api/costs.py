"""``/costs`` and ``/costs/summary``."""

from flask import Blueprint, Response

from app.api.answers import answer
from app.api.auth import require_api_key
from app.api.contract import documented
from app.api.queries import CostsQuery, SummaryQuery
from app.api.ranges import costs_wanted, summary_days
from app.api.reading import read_query
from app.openai_admin.pages import CostsPage
from app.spend.summary import Summary

blueprint = Blueprint("costs", __name__)

_TOP = 100


@blueprint.get("/costs")
@blueprint.get("/v1/organization/costs")
@require_api_key
@documented(CostsPage, query=CostsQuery)
def costs_page() -> Response:
    """Costs by UTC day, in OpenAI's page shape.

    The amounts have all the digits that OpenAI sent.
    """
    query = read_query(CostsQuery)
    return answer(
        lambda admin, deadline: admin.costs_page(costs_wanted(query, admin.today()), deadline)
    )


@blueprint.get("/costs/summary")
@require_api_key
@documented(Summary, query=SummaryQuery)
def costs_summary() -> Response:
    """Everything that the Usage page shows for a range of at most five years.

    Each breakdown adds up to the total exactly. With a key that may not read projects, ids stand
    for names and a warning says so.
    """
    query = read_query(SummaryQuery)
    top = None if query.rows == "all" else _TOP
    return answer(
        lambda admin, deadline: admin.summary(summary_days(query, admin.today()), top, deadline)
    )
