"""Exact amounts: addition without rounding, and the several forms in which OpenAI writes them."""

from decimal import Context, Decimal, DivisionByZero, Inexact, InvalidOperation

# Wide enough for any sum of 34-digit amounts here; rounding raises Inexact.
EXACT = Context(prec=400, traps=[Inexact, InvalidOperation, DivisionByZero])

SIGNIFICANT_DIGITS = 34  # of the decimal128 that the real service writes


def add(left: Decimal, right: Decimal) -> Decimal:
    """The exact sum. Zeros are skipped: `0E-6176` would give its exponent to the sum."""
    if not right:
        return left
    if not left:
        return right
    return EXACT.add(left, right)


def format_amount(amount: Decimal, style: int) -> str:
    """The JSON text of an amount with its exact digits; `style` 0 to 7 selects the form.

    Half of the styles are plain numbers; the others are strings, strings padded to 34 digits, and
    exponents. `0E-6176` is always a string, as seen in real responses.
    """
    text = str(amount)
    if style < 4 and amount:
        return text
    if style == 7 and amount:
        return f"{amount:E}"
    if style == 6:
        text = _padded(text)
    return f'"{text}"'


def _padded(text: str) -> str:
    digits = len(text.replace(".", "").lstrip("-0"))
    if "." not in text or "E" in text or digits >= SIGNIFICANT_DIGITS:
        return text
    return text + "0" * (SIGNIFICANT_DIGITS - digits)
