import { beforeEach, expect, it, vi } from "vitest";
import { isShortcutAllowed } from "./shortcut-allowed";

beforeEach(() => {
  document.body.innerHTML = "";
});

/** Whether a key pressed in the element marked `id=here` of this page may be a shortcut. */
function pressedIn(page: string, key: string): boolean {
  document.body.innerHTML = page;
  const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true });
  (document.getElementById("here") ?? document.body).dispatchEvent(event);
  return isShortcutAllowed(event);
}

it.each([
  ["the page", ""],
  ["a button", '<button id="here"></button>'],
  ["a link in a table", '<table><tr><td><a id="here" href="#x"></a></td></tr></table>'],
  ["what is not to be edited", '<p id="here" contenteditable="false"></p>'],
  ["beside a menu that is closed", '<div class="dropdown-menu"></div><button id="here"></button>'],
])("lets all keys be shortcuts in %s", (_, page) => {
  expect(pressedIn(page, "d")).toBe(true);
  expect(pressedIn(page, "ArrowLeft")).toBe(true);
});

it.each([
  ["a text box", '<input id="here">'],
  ["a search box", '<input type="search" id="here">'],
  ["a list to choose from", '<select id="here"></select>'],
  ["a large text box", '<textarea id="here"></textarea>'],
  ["a text that is edited", '<div contenteditable><b id="here"></b></div>'],
  ["a text that is edited as plain text", '<p contenteditable="plaintext-only" id="here"></p>'],
  ["a box by its role", '<div role="combobox" id="here" tabindex="0"></div>'],
  ["the page below a dialog", '<div role="dialog"></div>'],
  ["a dialog", '<div role="dialog"><button id="here"></button></div>'],
  ["a browser's own dialog", '<dialog open><button id="here"></button></dialog>'],
  ["an open menu", '<div class="dropdown-menu show"><button id="here"></button></div>'],
])("lets no key be one in %s", (_, page) => {
  expect(pressedIn(page, "d")).toBe(false);
  expect(pressedIn(page, "?")).toBe(false);
  expect(pressedIn(page, "ArrowLeft")).toBe(false);
});

it.each(["menu", "radiogroup", "slider", "tablist", "grid", "listbox", "tree"])(
  "leaves the arrows to a %s, and no other key",
  (role) => {
    const page = `<div role="${role}"><button id="here"></button></div>`;
    expect(pressedIn(page, "ArrowRight")).toBe(false);
    expect(pressedIn(page, "d")).toBe(true);
  },
);

it.each([
  ["auto", false],
  ["scroll", false],
  ["hidden", true],
])("with what is too wide and overflows %s, lets arrows be shortcuts: %s", (overflow, may) => {
  vi.spyOn(Element.prototype, "clientWidth", "get").mockReturnValue(100);
  vi.spyOn(Element.prototype, "scrollWidth", "get").mockImplementation(function (this: Element) {
    return this.id === "wide" ? 300 : 100;
  });
  const page = `<div id="wide" style="overflow-x: ${overflow}"><a id="here" href="#x"></a></div>`;
  expect(pressedIn(page, "ArrowRight")).toBe(may);
  expect(pressedIn(page, "d")).toBe(true);
});

it("leaves the arrows to a page that is wider than its window", () => {
  vi.spyOn(Element.prototype, "clientWidth", "get").mockReturnValue(100);
  vi.spyOn(Element.prototype, "scrollWidth", "get").mockImplementation(function (this: Element) {
    return this === document.documentElement ? 300 : 100;
  });
  expect(pressedIn('<button id="here"></button>', "ArrowRight")).toBe(false);
});

it("leaves alone what somebody has answered already", () => {
  const event = new KeyboardEvent("keydown", { key: "d", bubbles: true, cancelable: true });
  const answer = (before: Event) => {
    before.preventDefault();
  };
  document.body.addEventListener("keydown", answer, { once: true });
  document.body.dispatchEvent(event);
  expect(isShortcutAllowed(event)).toBe(false);
});
