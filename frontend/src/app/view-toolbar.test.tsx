import { render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { HashRouter } from "@/router/hash-router";
import { beforeAll, beforeEach, expect, it, vi } from "vitest";
import { useComparison } from "@/features/comparison/use-comparison";
import { useDateRange } from "@/features/date-range/use-date-range";
import { goTo, here, stopClock } from "@/testing/render-app";
import { ViewToolbar } from "./view-toolbar";

const OCTOBER = { start: "2026-10-01", end: "2026-10-22" };

function Page() {
  const dates = useDateRange();
  const comparison = useComparison();
  return (
    <>
      <ViewToolbar dates={dates} comparison={comparison} comparedRange={OCTOBER}>
        <button type="button">Export</button>
      </ViewToolbar>
      <p>Total cost, {dates.label}</p>
    </>
  );
}

function openToolbar(address = "/") {
  goTo(address);
  render(<Page />, { wrapper: HashRouter });
  return userEvent.setup();
}

/** The days beside the buttons, with plain blanks. */
function days() {
  return screen.getByText(/, UTC days?$/).textContent.replaceAll("\u2009", " ");
}

function moreButton() {
  return screen.getByRole("button", { name: /more ranges\)?$/i });
}

async function chooseFromMore(user: ReturnType<typeof userEvent.setup>, name: string) {
  await user.click(moreButton());
  await user.click(screen.getByRole("button", { name }));
}

function dialog() {
  return screen.findByRole("dialog", { name: "Custom range" });
}

// So that no test waits for it longer than others.
beforeAll(async () => {
  await import("@/features/date-range/custom-range-dialog");
});

beforeEach(() => {
  stopClock();
});

it.each([
  ["Yesterday", "yesterday", "Nov 21, 2026, UTC day"],
  ["Last 14 Days", "last-14-days", "Nov 9 – 22, 2026, UTC days"],
  ["Last 90 Days", "last-90-days", "Aug 25 – Nov 22, 2026, UTC days"],
  ["Last 12 Months", "last-12-months", "Nov 23, 2025 – Nov 22, 2026, UTC days"],
  ["Year to date", "year-to-date", "Jan 1 – Nov 22, 2026, UTC days"],
])("offers %s under More, which then bears its name", async (name, id, written) => {
  const user = openToolbar("/?page=3&sort=project");
  expect(moreButton().textContent).toBe("More ranges");
  await chooseFromMore(user, name);
  expect(here()).toBe(`#/?sort=project&range=${id}`);
  expect(days()).toBe(written);
  expect(moreButton().textContent).toBe(`${name} (more ranges)`);
  expect(screen.queryByRole("button", { pressed: true })).toBeNull();
  await user.click(screen.getByRole("button", { name: "This Month" }));
  expect(here()).toBe("#/?sort=project");
  expect(moreButton().textContent).toBe("More ranges");
});

it.each([
  ["/?start=2026-09-10&end=2026-10-12", "Sep 10 – Oct 12, 2026, UTC days"],
  ["/?start=2026-11-10&end=2026-12-31", "Nov 10 – 22, 2026, UTC days"],
  ["/?start=2026-10-12&end=2026-09-10", "Nov 1 – 22, 2026, UTC days"],
  ["/?start=2026-13-12&end=x", "Nov 1 – 22, 2026, UTC days"],
  ["/?range=nonsense&start=2026-09-10&end=2026-09-10", "Sep 10, 2026, UTC day"],
  ["/?range=last-decade", "Nov 1 – 22, 2026, UTC days"],
])("reads the address %s as %s", (address, written) => {
  openToolbar(address);
  expect(days()).toBe(written);
});

it("goes to the whole month before, and back to this month by its name", async () => {
  const user = openToolbar("/?page=2");
  const before = screen.getByRole("button", { name: "Previous period" });
  const after = screen.getByRole("button", { name: "Next period" });
  expect(after.getAttribute("aria-disabled")).toBe("true");
  await user.click(before);
  expect(here()).toBe("#/?range=last-month");
  await user.click(before);
  expect(here()).toBe("#/?start=2026-09-01&end=2026-09-30");
  expect(moreButton().textContent).toBe("Custom (more ranges)");
  expect(screen.getByText(/^Total cost, Sep 1\s–\s30, 2026$/)).toBeDefined();
  await user.click(after);
  await user.click(after);
  expect(here()).toBe("#/");
  expect(screen.getByText("Total cost, this month")).toBeDefined();
  // Out of use, it has the focus still, and does nothing.
  expect(document.activeElement).toBe(after);
  await user.click(after);
  expect(here()).toBe("#/");
});

it("moves by a day where a day is shown, on the first of a month, too", async () => {
  stopClock("2026-11-01T12:00:00Z");
  const user = openToolbar("/?range=today");
  await user.click(screen.getByRole("button", { name: "Previous period" }));
  expect(days()).toBe("Oct 31, 2026, UTC day");
  await user.click(screen.getByRole("button", { name: "Next period" }));
  expect(here()).toBe("#/?range=today");
});

it("says which days it compares with, and keeps another choice in the address", async () => {
  const user = openToolbar("/?page=2");
  await user.click(screen.getByRole("button", { name: /^Compare: Oct 1\s–\s22$/ }));
  const chosen = screen.getByRole("button", { current: true });
  expect(chosen.textContent).toMatch(/^Previous period/);
  await user.click(screen.getByRole("button", { name: /^Same days last year/ }));
  expect(here()).toBe("#/?compare=year");
  await user.click(screen.getByRole("button", { name: /^Compare/ }));
  await user.click(screen.getByRole("button", { name: /^None/ }));
  expect(here()).toBe("#/?compare=none");
  expect(screen.getByRole("button", { name: "Compare: none" })).toBeDefined();
});

it("takes a range of typed days, says what is wrong with one, and gives the focus back", async () => {
  const user = openToolbar("/?page=2&compare=none");
  await chooseFromMore(user, "Custom…");
  const box = within(await dialog());
  const [first, last] = [box.getByLabelText("First day"), box.getByLabelText("Last day")];
  expect(first).toHaveProperty("value", "2026-11-01");
  await user.clear(last);
  expect(box.getByText("Choose the last day.").getAttribute("role")).toBe("status");
  expect(last.getAttribute("aria-invalid")).toBe("false");
  await user.click(box.getByRole("button", { name: "Apply" }));
  expect(document.activeElement).toBe(last);
  expect(last.getAttribute("aria-invalid")).toBe("true");
  expect(box.getByText("Enter the last day: day, month and year.")).toBeDefined();
  await user.type(last, "2026-10-05");
  expect(box.getByText("The last day is before the first day.")).toBeDefined();
  await user.clear(first);
  await user.type(first, "2026-09-10{Enter}");
  expect(screen.queryByRole("dialog")).toBeNull();
  expect(here()).toBe("#/?compare=none&start=2026-09-10&end=2026-10-05");
  expect(days()).toBe("Sep 10 – Oct 5, 2026, UTC days");
  await waitFor(() => {
    expect(document.activeElement).toBe(moreButton());
  });
});

it("takes a range picked in the calendar, which follows what is typed", async () => {
  const user = openToolbar("/");
  await chooseFromMore(user, "Custom…");
  const box = within(await dialog());
  await user.clear(box.getByLabelText("Last day"));
  await user.type(box.getByLabelText("Last day"), "2024-03-05");
  await user.click(box.getByRole("button", { name: /^Friday, March 1, 2024/ }));
  await user.click(box.getByRole("button", { name: "Sunday, March 31, 2024" }));
  expect(box.getByText(/: 31 UTC days$/).getAttribute("role")).toBe("status");
  await user.click(box.getByRole("button", { name: "Apply" }));
  expect(here()).toBe("#/?start=2024-03-01&end=2024-03-31");
  expect(days()).toBe("Mar 1 – 31, 2024, UTC days");
});

it.each(["Cancel", "Escape"])("changes nothing on %s", async (how) => {
  const user = openToolbar("/?range=today");
  await chooseFromMore(user, "Custom…");
  const box = within(await dialog());
  await user.clear(box.getByLabelText("Last day"));
  if (how === "Cancel") await user.click(box.getByRole("button", { name: "Cancel" }));
  else await user.keyboard("{Escape}");
  expect(screen.queryByRole("dialog")).toBeNull();
  expect(here()).toBe("#/?range=today");
});

it("shows two months where there is room", async () => {
  vi.stubGlobal("matchMedia", (media: string) =>
    Object.assign(new EventTarget(), { media, matches: true }),
  );
  const user = openToolbar("/?range=last-month");
  await chooseFromMore(user, "Custom…");
  const box = within(await dialog());
  expect(box.getAllByRole("grid").map((grid) => grid.getAttribute("aria-label"))).toEqual([
    "September 2026",
    "October 2026",
  ]);
});

it.each([
  ["d", "#/?range=today"],
  ["e", "#/?range=yesterday"],
  ["w", "#/?range=last-week"],
  ["t", "#/?range=last-30-days"],
  ["m", "#/"],
  ["p", "#/?range=last-month"],
  ["l", "#/?range=last-12-months"],
  ["y", "#/?range=year-to-date"],
  ["{ArrowLeft}", "#/?start=2026-09-03&end=2026-09-05"],
  ["{ArrowRight}", "#/?start=2026-09-09&end=2026-09-11"],
])("the key %s leads to %s", async (key, hash) => {
  const user = openToolbar("/?start=2026-09-06&end=2026-09-08");
  await user.keyboard(key);
  expect(here()).toBe(hash);
});

it("takes the comparison away and brings back the one that was there, by X", async () => {
  const user = openToolbar("/?compare=month");
  await user.keyboard("x");
  expect(here()).toBe("#/?compare=none");
  await user.keyboard("x");
  expect(here()).toBe("#/?compare=month");
});

it("opens the custom range by C, in which keys are no shortcuts", async () => {
  const user = openToolbar("/?range=today");
  await user.keyboard("c");
  await dialog();
  await user.keyboard("p{ArrowLeft}");
  expect(here()).toBe("#/?range=today");
  await user.keyboard("{Escape}");
  await user.keyboard("p");
  expect(here()).toBe("#/?range=last-month");
});

it("leaves keys alone while a menu is open", async () => {
  const user = openToolbar("/?range=today");
  await user.click(moreButton());
  await user.keyboard("p{ArrowLeft}");
  expect(here()).toBe("#/?range=today");
});
