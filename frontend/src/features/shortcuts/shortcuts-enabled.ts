import { saveSetting, readSetting } from "@/lib/local-storage";

const KEY = "shortcuts";

let on = readSetting(KEY) !== "off";

/** Single keys can be in the way of speech input, and of other tools: they can be switched off. */
export function shortcutsEnabled(): boolean {
  return on;
}

export function setShortcutsEnabled(wanted: boolean): void {
  on = wanted;
  saveSetting(KEY, wanted ? null : "off");
}
