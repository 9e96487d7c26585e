import { addDays, type Day, type DayRange, firstOfMonth } from "@/lib/days";

/** The ranges on offer, in the order of their buttons; the ids stand in the address. */
export const PRESETS = [
  { id: "today", label: "Today", meaning: "The UTC day that is not over yet" },
  { id: "last-week", label: "Last Week", meaning: "The seven days that end today" },
  { id: "last-30-days", label: "Last 30 Days", meaning: "The thirty days that end today" },
  { id: "this-month", label: "This Month", meaning: "From the 1st to today" },
  { id: "last-month", label: "Last Month", meaning: "The whole calendar month before" },
] as const;

export type PresetId = (typeof PRESETS)[number]["id"];

export const DEFAULT_PRESET: PresetId = "this-month";

/** The preset that the address names; the default for none and for one that does not exist. */
export function parsePreset(text: string | null): PresetId {
  return PRESETS.find((preset) => preset.id === text)?.id ?? DEFAULT_PRESET;
}

export function presetLabel(id: PresetId): string {
  return PRESETS.find((preset) => preset.id === id)?.label ?? "";
}

/** The UTC days of a preset, counted from today. */
export function presetRange(id: PresetId, today: Day): DayRange {
  switch (id) {
    case "today":
      return { start: today, end: today };
    case "last-week":
      return { start: addDays(today, -6), end: today };
    case "last-30-days":
      return { start: addDays(today, -29), end: today };
    case "this-month":
      return { start: firstOfMonth(today), end: today };
    case "last-month": {
      const end = addDays(firstOfMonth(today), -1);
      return { start: firstOfMonth(end), end };
    }
  }
}
