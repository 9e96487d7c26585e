/**
 * What this browser remembers from one visit to the next. Where it may not (private windows, blocked
 * storage), nothing is remembered and nothing fails.
 */
export function readSetting(name: string): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

/** Null removes the setting. */
export function saveSetting(name: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(name);
    else localStorage.setItem(name, value);
  } catch {
    // Without storage a setting lasts as long as the page.
  }
}
