"""Seasonality: weekday factors, growth, holidays and noise, in thousandths of an average day.

Integers only, so that every machine computes the same figures.
"""

from datetime import date

BUSINESS = (1180, 1200, 1190, 1180, 1150, 560, 540)  # Monday to Sunday; a week adds up to 7,000
CONSUMER = (980, 970, 980, 1000, 1050, 1040, 980)
STEADY = (1000,) * 7

_NOISE_SIZE = 4096
NOISE_MASK = _NOISE_SIZE - 1
_DAY_STEP = 1117  # odd, so that a series uses the whole table before it repeats


def _noise_table(spread: int) -> tuple[int, ...]:
    """Thousandths between 1000 - spread and 1000 + spread, from the splitmix64 generator."""
    values = []
    for position in range(_NOISE_SIZE):
        mixed = (position + 1) * 0x9E3779B97F4A7C15 & 0xFFFFFFFFFFFFFFFF
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9 & 0xFFFFFFFFFFFFFFFF
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB & 0xFFFFFFFFFFFFFFFF
        mixed ^= mixed >> 31
        values.append(1000 - spread + mixed % (2 * spread + 1))
    return tuple(values)


NOISE = _noise_table(80)


def noise_step(day: date) -> int:
    """What a day adds to an offset into `NOISE`."""
    return day.toordinal() * _DAY_STEP


def noise(offset: int, day: date) -> int:
    """The noise factor of a day for the series with this offset, in thousandths."""
    return NOISE[(offset + noise_step(day)) & NOISE_MASK]


def growth(day: date, anchors: tuple[tuple[date, int], ...]) -> int:
    """Linear interpolation between dated anchors in thousandths; constant before and after them."""
    earlier_day, earlier = anchors[0]
    for later_day, later in anchors:
        if day < later_day:
            span = (later_day - earlier_day).days
            return earlier + (later - earlier) * (day - earlier_day).days // max(1, span)
        earlier_day, earlier = later_day, later
    return earlier


def year_end(day: date) -> int:
    """The factor for the holidays from Christmas Eve to New Year's Day, in thousandths."""
    return 620 if (day.month, day.day) >= (12, 24) or (day.month, day.day) == (1, 1) else 1000
