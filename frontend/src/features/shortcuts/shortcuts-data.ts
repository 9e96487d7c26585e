/** Every shortcut there is: the handler and the list that explains them are made from this. */
export const SHORTCUTS = [
  { id: "today", key: "d", does: "Today", group: "range" },
  { id: "yesterday", key: "e", does: "Yesterday", group: "range" },
  { id: "last-week", key: "w", does: "Last week: seven days", group: "range" },
  { id: "last-30-days", key: "t", does: "Last 30 days", group: "range" },
  { id: "this-month", key: "m", does: "This month", group: "range" },
  { id: "last-month", key: "p", does: "Last month", group: "range" },
  { id: "last-12-months", key: "l", does: "Last 12 months", group: "range" },
  { id: "year-to-date", key: "y", does: "Year to date", group: "range" },
  { id: "custom", key: "c", does: "Custom range", group: "range" },
  { id: "before", key: "ArrowLeft", does: "Previous period", group: "range" },
  { id: "after", key: "ArrowRight", does: "Next period", group: "range" },
  { id: "comparison", key: "x", does: "Comparison on or off", group: "range" },
  { id: "search", key: "/", does: "Search", group: "anywhere" },
  { id: "help", key: "?", does: "This list", group: "anywhere" },
] as const;

export type ShortcutId = (typeof SHORTCUTS)[number]["id"];

export const GROUPS = [
  { id: "range", title: "On pages with a date range" },
  { id: "anywhere", title: "Everywhere" },
] as const;

/** What of a key press decides. */
export interface KeyPress {
  key: string;
  shiftKey: boolean;
  ctrlKey: boolean;
  altKey: boolean;
  metaKey: boolean;
  /** The key is being held down. */
  repeat: boolean;
  /** A letter is being put together from several keys. */
  isComposing: boolean;
}

/** The shortcut that a key press is; null for none. */
export function shortcutOf(press: KeyPress): ShortcutId | null {
  if (press.ctrlKey || press.altKey || press.metaKey) return null;
  if (press.repeat || press.isComposing) return null;
  // Caps Lock writes capitals, too; a letter with Shift is somebody else's.
  const key = press.key.length === 1 ? press.key.toLowerCase() : press.key;
  const found = SHORTCUTS.find((shortcut) => shortcut.key === key);
  if (found === undefined) return null;
  return press.shiftKey && !needsShift(key) ? null : found.id;
}

/** Signs that some keyboards have only above another. */
function needsShift(key: string): boolean {
  return key === "?" || key === "/";
}

/** A key as it is printed on keyboards. */
export function keyCap(key: string): string {
  if (key === "ArrowLeft") return "←";
  return key === "ArrowRight" ? "→" : key.toUpperCase();
}
