import { saveSetting, readSetting } from "@/lib/local-storage";
import { parseTheme, type ThemeChoice } from "./theme-data";

const KEY = "theme";

const root = () => document.documentElement.dataset;

/** The current choice. It is an attribute of the root element, and so works without local storage. */
export function chosenTheme(): ThemeChoice {
  return parseTheme(root().themeChoice);
}

export function chooseTheme(choice: ThemeChoice): void {
  saveSetting(KEY, choice === "automatic" ? null : choice);
  apply(choice);
}

function apply(choice: ThemeChoice): void {
  root().themeChoice = choice;
  const dark = choice === "automatic" ? systemIsDark().matches : choice === "dark";
  root().bsTheme = dark ? "dark" : "light";
}

function systemIsDark(): MediaQueryList {
  return matchMedia("(prefers-color-scheme: dark)");
}

/**
 * Puts the remembered theme on the page, and keeps up with the system and with other windows. Our
 * own tokens follow the system by light-dark() from the first paint; this tells them of a choice,
 * and Bootstrap of either.
 */
export function startTheme(): void {
  apply(parseTheme(readSetting(KEY)));
  systemIsDark().addEventListener("change", () => {
    apply(chosenTheme());
  });
  window.addEventListener("storage", ({ key }) => {
    if (key === KEY || key === null) apply(parseTheme(readSetting(KEY)));
  });
}
