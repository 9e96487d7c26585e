"""``/costs`` and ``/costs/summary``."""

from flask import Blueprint, Response

from app.api.answers import data_response, deadline, openai_admin
from app.api.auth import require_api_key
from app.api.contract import documented
from app.api.queries import CostsQuery, SummaryQuery
from app.api.ranges import costs_question, summary_days
from app.api.reading import read_query
from app.openai_admin.pages import CostsPage
from app.spend.summary import Summary

blueprint = Blueprint("costs", __name__, url_prefix="/costs")


@blueprint.get("")
@require_api_key
@documented(CostsPage, query=CostsQuery)
def costs_page() -> Response:
    """Costs by UTC day, in OpenAI's page shape.

    The amounts have all the digits that OpenAI sent.
    """
    admin = openai_admin()
    question = costs_question(read_query(CostsQuery), admin.today())
    return data_response(admin.costs_page(question, deadline()))


@blueprint.get("/summary")
@require_api_key
@documented(Summary, query=SummaryQuery)
def costs_summary() -> Response:
    """Everything that the Usage page shows for a range of at most five years.

    Each breakdown adds up to the total exactly. With a key that may not read projects, ids stand
    for names and a warning says so.
    """
    admin = openai_admin()
    days = summary_days(read_query(SummaryQuery), admin.today())
    return data_response(admin.summary(days, deadline()))
