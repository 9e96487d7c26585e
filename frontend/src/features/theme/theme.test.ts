import { beforeEach, expect, it, vi } from "vitest";
import { chooseTheme, chosenTheme, startTheme } from "./theme";

const root = document.documentElement.dataset;

/** The system's wish, that can change. */
const system = Object.assign(new EventTarget(), { matches: false });

function systemTurns(dark: boolean) {
  system.matches = dark;
  system.dispatchEvent(new Event("change"));
}

beforeEach(() => {
  localStorage.clear();
  system.matches = false;
  vi.stubGlobal("matchMedia", () => system);
});

it("follows the system where nothing was chosen", () => {
  system.matches = true;
  startTheme();
  expect(chosenTheme()).toBe("automatic");
  expect(root.bsTheme).toBe("dark");
  systemTurns(false);
  expect(root.bsTheme).toBe("light");
});

it.each([
  ["dark", "dark"],
  ["light", "light"],
  ["automatic", "light"],
  ["sepia", "light"],
])("starts with the stored %j as %s", (readSetting, theme) => {
  localStorage.setItem("theme", readSetting);
  startTheme();
  expect(root.bsTheme).toBe(theme);
});

it("remembers a choice, which the system does not change, and forgets it for automatic", () => {
  startTheme();
  chooseTheme("dark");
  expect(root.bsTheme).toBe("dark");
  expect(localStorage.getItem("theme")).toBe("dark");
  systemTurns(true);
  systemTurns(false);
  expect(root.bsTheme).toBe("dark");
  chooseTheme("automatic");
  expect(root.bsTheme).toBe("light");
  expect(localStorage.getItem("theme")).toBeNull();
});

it("follows a choice made in another window", () => {
  startTheme();
  localStorage.setItem("theme", "dark");
  window.dispatchEvent(new StorageEvent("storage", { key: "theme" }));
  expect(chosenTheme()).toBe("dark");
  expect(root.bsTheme).toBe("dark");
});

it("works where a browser forbids storage", () => {
  const refuse = () => {
    throw new DOMException("denied", "SecurityError");
  };
  vi.spyOn(Storage.prototype, "getItem").mockImplementation(refuse);
  vi.spyOn(Storage.prototype, "setItem").mockImplementation(refuse);
  startTheme();
  chooseTheme("dark");
  expect(chosenTheme()).toBe("dark");
  expect(root.bsTheme).toBe("dark");
});
