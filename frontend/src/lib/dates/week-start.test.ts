import { expect, it, onTestFinished } from "vitest";
import { weekStart } from "./week-start";

const EXPECTED = [
  ["en-US", 0],
  ["en-GB", 1],
  ["de-DE", 1],
  ["pt-BR", 0],
  ["ar-EG", 6],
  ["en", 0],
  ["fr", 1],
] as const;

const LOCALES = Intl.Locale.prototype as object;

function withGetWeekInfo(getWeekInfo: (() => { firstDay: number }) | undefined) {
  const before = Object.getOwnPropertyDescriptor(LOCALES, "getWeekInfo");
  Object.defineProperty(LOCALES, "getWeekInfo", { value: getWeekInfo, configurable: true });
  onTestFinished(() => {
    if (before) Object.defineProperty(LOCALES, "getWeekInfo", before);
    else Reflect.deleteProperty(LOCALES, "getWeekInfo");
  });
}

it.each(EXPECTED)("begins the week of %s on day %d", (locale, day) => {
  expect(weekStart(locale)).toBe(day);
});

it.each(EXPECTED)("is so for %s where the browser does not say", (locale, day) => {
  withGetWeekInfo(undefined);
  expect(weekStart(locale)).toBe(day);
});

it("follows a browser that says, whose Sunday is the seventh day", () => {
  withGetWeekInfo(() => ({ firstDay: 7 }));
  expect(weekStart("de-DE")).toBe(0);
});
