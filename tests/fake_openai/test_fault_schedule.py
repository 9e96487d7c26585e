"""How faults are written on the command line and to the control endpoint."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fake_openai.faults import KINDS, PATHS, Fault, parse_fault

ranges = st.tuples(st.integers(1, 99), st.integers(0, 9)).map(lambda r: (r[0], r[0] + r[1]))


@given(
    st.sampled_from(PATHS),
    st.sampled_from(sorted(KINDS)),
    st.lists(ranges, min_size=1, max_size=4).map(tuple),
)
def test_round_trip(path: str, name: str, calls: tuple[tuple[int, int], ...]) -> None:
    """A fault that is written out reads back the same."""
    fault = Fault("costs" if KINDS[name].costs_only else path, name, calls)
    assert parse_fault(str(fault)) == fault


def test_parts() -> None:
    """Calls and options may be left out, and a value may hold colons."""
    assert parse_fault("costs:http_429") == Fault("costs", "http_429")
    assert parse_fault("costs:http_429:1,3-4:retry_after=5") == Fault(
        "costs", "http_429", ((1, 1), (3, 4)), {"retry_after": "5"}
    )
    assert parse_fault("*:redirect:location=http://localhost:9/a=b").options == {
        "location": "http://localhost:9/a=b"
    }
    assert str(parse_fault("projects:slow:2-:seconds=0.5")) == "projects:slow:2-:seconds=0.5"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "path is one of costs, projects"),
        ("usage:http_500", "not 'usage'"),
        ("costs", "no fault ''"),
        ("costs:explode", "Known are: invalid_key, "),
        ("costs:http_500:soon", "not 'soon'"),
        ("costs:http_500:1:retry_after=2", "no option retry_after"),
        ("projects:gap", "one of costs only"),
        ("costs:slow:seconds=long", "not 'long'"),
    ],
)
def test_refused(text: str, words: str) -> None:
    """A fault that cannot be is refused with what could."""
    with pytest.raises(ValueError, match=words):
        parse_fault(text)
