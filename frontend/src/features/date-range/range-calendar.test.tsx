import { render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { addDays, type Day } from "@/lib/dates/days";
import { RangeCalendar } from "./range-calendar";

const TODAY = "2026-11-22";

// East and west of UTC, and where clocks change at midnight, so that some midnights do not exist.
const ZONES = [
  ["Pacific/Kiritimati", -840],
  ["America/Los_Angeles", 480],
  ["America/Santiago", 180],
] as const;

function openCalendar(first: Day, draft = { start: "", end: "" }) {
  const picked = vi.fn();
  const month = vi.fn();
  render(
    <RangeCalendar
      draft={draft}
      today={TODAY}
      months={2}
      first={first}
      onMonth={month}
      onPick={picked}
    />,
  );
  return { user: userEvent.setup(), picked, month };
}

/** The days of the calendar, in their order, as the cells name and as the buttons show them. */
function shownDays() {
  return screen
    .getAllByRole("gridcell")
    .filter((cell) => cell.textContent !== "")
    .map((cell) => ({ day: cell.dataset.day, text: cell.textContent }));
}

describe.each(ZONES)("in %s", (zone, offset) => {
  beforeEach(() => {
    vi.stubEnv("TZ", zone);
  });

  it("runs there", () => {
    expect(new Date(`${TODAY}T12:00:00Z`).getTimezoneOffset()).toBe(offset);
  });

  // Clocks change in March, April, September and November.
  const FIRSTS = ["2026-03-01", "2026-08-01", "2026-10-01"];
  it.each(FIRSTS)("shows every UTC day from %s once", (first) => {
    openCalendar(first);
    const days = shownDays();
    expect(days.length).toBeGreaterThan(58);
    days.forEach(({ day, text }, index) => {
      expect(day).toBe(addDays(first, index));
      expect(text).toBe(String(Number(day?.slice(8))));
    });
  });

  it("marks the chosen days and today, and closes the days to come", () => {
    openCalendar("2026-10-01", { start: "2026-10-31", end: "2026-11-02" });
    const chosen = screen.getAllByRole("gridcell", { selected: true });
    expect(chosen.map((cell) => cell.dataset.day)).toEqual([
      "2026-10-31",
      "2026-11-01",
      "2026-11-02",
    ]);
    const today = screen.getByRole("button", { name: "Today, Sunday, November 22, 2026" });
    expect(today.hasAttribute("disabled")).toBe(false);
    const tomorrow = screen.getByRole("button", { name: "Monday, November 23, 2026" });
    expect(tomorrow.hasAttribute("disabled")).toBe(true);
  });

  it("reports the very days that are clicked", async () => {
    const { user, picked } = openCalendar("2026-10-01", { start: "2026-10-31", end: "" });
    await user.click(screen.getByRole("button", { name: "Sunday, November 1, 2026" }));
    expect(picked).toHaveBeenCalledWith({ start: "2026-10-31", end: "2026-11-01" });
  });

  it("goes from month to month", async () => {
    const { user, month } = openCalendar("2026-03-01");
    await user.click(screen.getByRole("button", { name: "Next month" }));
    expect(month).toHaveBeenLastCalledWith("2026-04-01");
    await user.click(screen.getByRole("button", { name: "Previous month" }));
    expect(month).toHaveBeenLastCalledWith("2026-02-01");
  });
});

it("begins a new range with a click where one is whole", async () => {
  const { user, picked } = openCalendar("2026-10-01", { start: "2026-10-05", end: "2026-10-20" });
  await user.click(screen.getByRole("button", { name: /^Saturday, October 10, 2026/ }));
  expect(picked).toHaveBeenCalledWith({ start: "2026-10-10", end: "" });
});

it("takes a day before the first for the new first day", async () => {
  const { user, picked } = openCalendar("2026-10-01", { start: "2026-10-10", end: "" });
  await user.click(screen.getByRole("button", { name: "Thursday, October 1, 2026" }));
  expect(picked).toHaveBeenCalledWith({ start: "2026-10-01", end: "2026-10-10" });
});

it("takes a second click on the same day for a range of one", async () => {
  const { user, picked } = openCalendar("2026-10-01", { start: "2026-10-10", end: "" });
  await user.click(screen.getByRole("button", { name: /^Saturday, October 10, 2026/ }));
  expect(picked).toHaveBeenCalledWith({ start: "2026-10-10", end: "2026-10-10" });
});

it("works by arrows and Enter, and writes the week as the reader does", async () => {
  const { user, picked } = openCalendar("2026-10-01", { start: "2026-10-30", end: "" });
  const october = screen.getByRole("grid", { name: "October 2026" });
  // Hidden from those who listen: each day says its weekday.
  const weekdays = within(october).getAllByRole("columnheader", { hidden: true });
  expect(weekdays.map((cell) => cell.textContent).join(" ")).toBe("Sun Mon Tue Wed Thu Fri Sat");
  screen.getByRole("button", { name: /^Friday, October 30, 2026/ }).focus();
  await user.keyboard("{ArrowRight}{ArrowDown}{Enter}");
  expect(picked).toHaveBeenCalledWith({ start: "2026-10-30", end: "2026-11-07" });
});

it("offers no month after this one, and none before costs begin", () => {
  openCalendar("2026-10-01");
  expect(screen.getByRole("button", { name: "Next month" }).getAttribute("aria-disabled")).toBe(
    "true",
  );
  const years = screen.getAllByRole("option", { name: /^\d{4}$/ });
  expect(years[0]?.textContent).toBe("2020");
  expect(years.at(-1)?.textContent).toBe("2026");
});
