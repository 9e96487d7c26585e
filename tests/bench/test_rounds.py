"""Rounds give every subject its turn."""

from functools import partial

from bench.rounds import in_turn, median_ratio


def test_every_round_measures_every_subject_once() -> None:
    """Every other round backwards, so that none is always first."""
    turns: list[tuple[str, int]] = []

    def measure(name: str, number: int) -> int:
        turns.append((name, number))
        return number

    results = in_turn({"a": partial(measure, "a"), "b": partial(measure, "b")}, 3)
    assert turns == [("a", 0), ("b", 0), ("b", 1), ("a", 1), ("a", 2), ("b", 2)]
    assert results == {"a": [0, 1, 2], "b": [0, 1, 2]}


def test_a_ratio_is_the_median_of_the_rounds() -> None:
    """A round that something else slowed down does not decide."""
    assert median_ratio([1, 2, 90], [2, 4, 6]) == 0.5
