"""Every fault by its name: what it does to one exchange."""

from fake_openai.broken_answers import ANSWERS
from fake_openai.broken_pages import PAGES
from fake_openai.broken_wires import WIRES
from fake_openai.fault_kind import Kind

KINDS: dict[str, Kind] = {kind.name: kind for kind in (*ANSWERS, *WIRES, *PAGES)}
