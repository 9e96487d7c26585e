import { describe, expect, it } from "vitest";
import vectors from "@vectors/calendar.json";
import { type PresetId, presetRange } from "./date-range-data";
import { type Direction, presetOf, presetStep, shiftRange, stepOf } from "./shift-range";

const TODAY = "2026-11-22";

describe("the period before and the one after", () => {
  it.each([
    ["a month to date", "2026-11-01/2026-11-22", "2026-10-01/2026-10-31", null],
    ["a whole month", "2026-10-01/2026-10-31", "2026-09-01/2026-09-30", "2026-11-01/2026-11-22"],
    [
      "a month after a short one",
      "2026-03-01/2026-03-31",
      "2026-02-01/2026-02-28",
      "2026-04-01/2026-04-30",
    ],
    ["a leap February", "2024-02-01/2024-02-29", "2024-01-01/2024-01-31", "2024-03-01/2024-03-31"],
    ["a quarter", "2026-07-01/2026-09-30", "2026-04-01/2026-06-30", "2026-10-01/2026-11-22"],
    ["a year to date", "2026-01-01/2026-11-22", "2025-01-01/2025-12-31", null],
    ["a whole year", "2025-01-01/2025-12-31", "2024-01-01/2024-12-31", "2026-01-01/2026-11-22"],
    ["a leap year", "2024-01-01/2024-12-31", "2023-01-01/2023-12-31", "2025-01-01/2025-12-31"],
    ["a day", "2026-03-01/2026-03-01", "2026-02-28/2026-02-28", "2026-03-02/2026-03-02"],
    [
      "the first days of a month that is over",
      "2026-10-01/2026-10-10",
      "2026-09-21/2026-09-30",
      "2026-10-11/2026-10-20",
    ],
    ["days that end today", "2026-11-16/2026-11-22", "2026-11-09/2026-11-15", null],
    [
      "days short of today",
      "2026-11-10/2026-11-19",
      "2026-10-31/2026-11-09",
      "2026-11-13/2026-11-22",
    ],
  ])("of %s", (_, days, before, after) => {
    const [start = "", end = ""] = days.split("/");
    const written = (direction: Direction) => {
      const shifted = shiftRange({ start, end }, direction, TODAY);
      return shifted && `${shifted.start}/${shifted.end}`;
    };
    expect(written("before")).toBe(before);
    expect(written("after")).toBe(after);
  });

  it("ends where costs begin", () => {
    expect(shiftRange({ start: "2020-01-01", end: "2020-01-31" }, "before", TODAY)).toBeNull();
    expect(shiftRange({ start: "2020-02-01", end: "2020-02-29" }, "before", TODAY)).not.toBeNull();
  });
});

it.each(vectors.previous_period)(
  "from $start to $end on $today goes back as far as the server's previous period",
  ({ start, end, today, step, expected }) => {
    const range = { start, end };
    expect(stepOf(range, today)).toEqual(step);
    expect(shiftRange(range, "before", today)?.start).toBe(expected.start);
  },
);

/** There and back again by a preset's own step. */
function thereAndBack(id: PresetId, today: string): PresetId | null {
  const step = presetStep(id, today);
  const before = shiftRange(presetRange(id, today), "before", today, step);
  const back = before && shiftRange(before, "after", today, step);
  return back && presetOf(back, today, step);
}

// On these days several presets mean the same range.
describe.each(["2026-11-22", "2026-11-01", "2026-11-07", "2027-01-07", "2026-11-30", "2026-12-31"])(
  "on %s",
  (today) => {
    it.each([
      "today",
      "last-week",
      "last-14-days",
      "last-30-days",
      "last-90-days",
      "last-12-months",
      "this-month",
      "year-to-date",
    ] as const)("the period after the one before %s is that preset again", (id) => {
      expect(thereAndBack(id, today)).toBe(id);
    });
  },
);

it("the month before this one is Last Month, the day before today is Yesterday", () => {
  const month = { start: "2026-10-01", end: "2026-10-31" };
  expect(presetOf(month, TODAY, { months: 1 })).toBe("last-month");
  const day = { start: "2026-11-21", end: "2026-11-21" };
  expect(presetOf(day, TODAY, { days: 1 })).toBe("yesterday");
  expect(presetOf({ start: "2026-09-01", end: "2026-09-30" }, TODAY, { months: 1 })).toBeNull();
});
