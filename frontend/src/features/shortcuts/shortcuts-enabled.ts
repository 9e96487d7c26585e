import { remember, remembered } from "@/lib/local-storage";

const KEY = "shortcuts";

let on = remembered(KEY) !== "off";

/** Single keys can be in the way of speech input, and of other tools: they can be switched off. */
export function shortcutsAreOn(): boolean {
  return on;
}

export function turnShortcuts(wanted: boolean): void {
  on = wanted;
  remember(KEY, wanted ? null : "off");
}
