import { expect, it } from "vitest";
import { series } from "@/testing/spend-samples";
import { drawnPicture } from "./chart-data";
import { chartText, partialNote, partsAt, placeText } from "./chart-text";

const picture = drawnPicture(
  series,
  [
    { date: "2026-11-22", expected: 1800 },
    { date: "2026-11-23", expected: 2450.5 },
  ],
  [{ date: "2026-11-21", words: "Search prod, $4,700.00, usually $1,100.00" }],
);

it.each([
  [
    1,
    "Nov 21, 2026: $4,866.20. Previous period: $1,100.25. " +
      "Unusual: Search prod, $4,700.00, usually $1,100.00. " +
      "Search prod $4,700.00. No project $100.00. 15 other projects $66.20.",
  ],
  [
    2,
    "Nov 22, 2026, so far: $300.00. Expected by the end of the day: $1,800.00. " +
      "Previous period: $1,200.00. Search prod $200.00. No project $100.00.",
  ],
  [3, "Nov 23, 2026. Expected: $2,450.50."],
  [9, ""],
])("says of the place %d: %s", (at, words) => {
  expect(placeText(picture, at)).toBe(words);
});

it("leaves out parts without a figure, and all of them of a day that has not begun", () => {
  expect(partsAt(picture, 2).map(({ part }) => part.label)).toEqual(["Search prod", "No project"]);
  expect(partsAt(picture, 3)).toEqual([]);
});

it("says in words what the bars show", () => {
  const words = chartText(picture).replaceAll("\u2009", " ");
  expect(words).toBe("Cost per UTC day, Nov 20 – 22, 2026. Highest: Nov 21, 2026, $4,866.20.");
  expect(chartText({ ...picture, places: [] })).toBe("No days.");
  expect(chartText({ ...picture, cumulative: true })).toMatch(/^Cumulative cost/);
});

it("says what is incomplete, and of a running sum no amount", () => {
  expect(partialNote(picture)).toBe("Today is incomplete: $300.00 so far");
  expect(partialNote({ ...picture, interval: "month" })).toBe(
    "The last month is incomplete: $300.00 so far",
  );
  expect(partialNote({ ...picture, cumulative: true })).toBe("Today is incomplete");
  expect(partialNote({ ...picture, places: picture.places.slice(0, 2) })).toBeNull();
});
