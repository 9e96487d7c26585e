import { expect, it } from "vitest";
import { keyCap, type KeyPress, SHORTCUTS, shortcutOf } from "./shortcuts-data";

function press(key: string, change: Partial<KeyPress> = {}): KeyPress {
  return {
    key,
    shiftKey: false,
    ctrlKey: false,
    altKey: false,
    metaKey: false,
    repeat: false,
    isComposing: false,
    ...change,
  };
}

it.each([
  ["d", "today"],
  ["e", "yesterday"],
  ["w", "last-week"],
  ["t", "last-30-days"],
  ["m", "this-month"],
  ["p", "last-month"],
  ["l", "last-12-months"],
  ["y", "year-to-date"],
  ["c", "custom"],
  ["ArrowLeft", "before"],
  ["ArrowRight", "after"],
  ["x", "comparison"],
  ["/", "search"],
  ["?", "help"],
  ["q", null],
  ["Enter", null],
  ["Escape", null],
])("%s is %s", (key, id) => {
  expect(shortcutOf(press(key))).toBe(id);
});

it("gives no key to two shortcuts", () => {
  const keys = SHORTCUTS.map(({ key }) => key);
  expect(new Set(keys).size).toBe(keys.length);
});

it.each(["ctrlKey", "altKey", "metaKey", "repeat", "isComposing"] as const)(
  "leaves every key alone with %s",
  (held) => {
    for (const { key } of SHORTCUTS) expect(shortcutOf(press(key, { [held]: true }))).toBeNull();
  },
);

it("allows Shift where a keyboard needs it, and nowhere else", () => {
  const keys = SHORTCUTS.map(({ key }) => key);
  const allowed = keys.filter((key) => shortcutOf(press(key, { shiftKey: true })) !== null);
  expect(allowed).toEqual(["/", "?"]);
});

it("does not mind Caps Lock", () => {
  expect(shortcutOf(press("D"))).toBe("today");
});

it.each([
  ["d", "D"],
  ["ArrowLeft", "←"],
  ["ArrowRight", "→"],
  ["/", "/"],
])("prints %s as %s", (key, cap) => {
  expect(keyCap(key)).toBe(cap);
});
