"""A browser's clock that stands."""

from datetime import datetime

from playwright.sync_api import Page

# Playwright's own stopped clock has another Date.prototype. The calendar looks there for methods by
# their names, and shows local days instead of UTC's where it finds none. Here Date is the real one,
# but for the present; timers go on.
_SCRIPT = """
globalThis.Date = new Proxy(Date, {
  construct(date, parts, made) {
    return Reflect.construct(date, parts.length === 0 ? [MOMENT] : parts, made);
  },
  get(date, name) {
    return name === "now" ? () => MOMENT : Reflect.get(date, name);
  },
});
"""


def stand_still(page: Page, moment: datetime) -> None:
    """From now on, and after each reload, it is that moment on the page."""
    script = _SCRIPT.replace("MOMENT", f"{moment.timestamp() * 1000:.0f}")
    page.add_init_script(script)
    page.evaluate(f"() => {{ {script} }}")
