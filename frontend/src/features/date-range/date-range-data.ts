import { addDays, addMonths, type Day, type DayRange, firstOfMonth } from "@/lib/dates/days";

/** The ranges with their own button, in order; the ids appear in the address. */
export const BUTTONS = [
  { id: "today", label: "Today", meaning: "The current UTC day" },
  { id: "last-week", label: "Last Week", meaning: "The seven days that end today" },
  { id: "last-30-days", label: "Last 30 Days", meaning: "The thirty days that end today" },
  { id: "this-month", label: "This Month", meaning: "From the 1st to today" },
  { id: "last-month", label: "Last Month", meaning: "The whole calendar month before" },
] as const;

/** The less common ranges, in the order of their menu. */
export const OTHERS = [
  { id: "yesterday", label: "Yesterday", meaning: "The UTC day before today" },
  { id: "last-14-days", label: "Last 14 Days", meaning: "The fourteen days that end today" },
  { id: "last-90-days", label: "Last 90 Days", meaning: "The ninety days that end today" },
  { id: "last-12-months", label: "Last 12 Months", meaning: "The twelve months that end today" },
  { id: "year-to-date", label: "Year to date", meaning: "From January 1 to today" },
] as const;

export const PRESETS = [...BUTTONS, ...OTHERS] as const;

export type PresetId = (typeof PRESETS)[number]["id"];

export const DEFAULT_PRESET: PresetId = "this-month";

/** The preset of this name; null where there is none. */
export function parsePreset(text: string | null): PresetId | null {
  return PRESETS.find((preset) => preset.id === text)?.id ?? null;
}

export function presetLabel(id: PresetId): string {
  return PRESETS.find((preset) => preset.id === id)?.label ?? "";
}

/** The UTC days of a preset, counted from today. */
export function presetRange(id: PresetId, today: Day): DayRange {
  switch (id) {
    case "today":
      return { start: today, end: today };
    case "yesterday":
      return { start: addDays(today, -1), end: addDays(today, -1) };
    case "last-week":
      return { start: addDays(today, -6), end: today };
    case "last-14-days":
      return { start: addDays(today, -13), end: today };
    case "last-30-days":
      return { start: addDays(today, -29), end: today };
    case "last-90-days":
      return { start: addDays(today, -89), end: today };
    case "last-12-months":
      return { start: addDays(addMonths(today, -12), 1), end: today };
    case "this-month":
      return { start: firstOfMonth(today), end: today };
    case "last-month": {
      const end = addDays(firstOfMonth(today), -1);
      return { start: firstOfMonth(end), end };
    }
    case "year-to-date":
      return { start: `${today.slice(0, 4)}-01-01`, end: today };
  }
}
