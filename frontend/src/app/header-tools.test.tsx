import { render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeAll, beforeEach, expect, it } from "vitest";
import { SearchBox } from "@/components/search-box";
import { ShortcutsHelp } from "@/features/shortcuts/shortcuts-help";
import { answerSpend } from "@/testing/api";
import { openApp, stopClock } from "@/testing/render-app";

// So that no test waits for it longer than others.
beforeAll(async () => {
  await import("@/features/shortcuts/shortcuts-dialog");
});

beforeEach(() => {
  localStorage.clear();
  stopClock();
});

function help() {
  return screen.findByRole("dialog", { name: "Keyboard shortcuts" });
}

it("offers three themes, says which one is on, and keeps the focus", async () => {
  const user = openApp("/nowhere");
  const button = await screen.findByRole("button", { name: /^Theme: / });
  await user.click(button);
  await user.click(screen.getByRole("button", { name: "Dark" }));
  expect(document.documentElement.dataset.bsTheme).toBe("dark");
  expect(await screen.findByRole("button", { name: "Theme: dark" })).toBe(document.activeElement);
  expect(screen.getByText("Theme: dark", { selector: "[role=status]" })).toBeDefined();
  await user.click(button);
  expect(screen.getByRole("button", { current: true }).textContent).toBe("Dark");
  await user.click(screen.getByRole("button", { name: "Automatic" }));
  expect(await screen.findByRole("button", { name: "Theme: automatic" })).toBeDefined();
});

it("lists the shortcuts by button and by key, and Escape closes the list", async () => {
  const user = openApp("/nowhere");
  const button = await screen.findByRole("button", { name: "Keyboard shortcuts" });
  await user.click(button);
  const list = within(await help());
  const does = list.getByText("Last 30 days").parentElement;
  expect(does?.textContent).toBe("TLast 30 days");
  expect(list.getAllByRole("term")).toHaveLength(14);
  await user.keyboard("{Escape}");
  expect(screen.queryByRole("dialog")).toBeNull();
  expect(document.activeElement).toBe(button);
  await user.keyboard("?");
  await user.click(within(await help()).getByRole("button", { name: "Close" }));
  expect(screen.queryByRole("dialog")).toBeNull();
});

it("switches single keys off for those in whose way they are, and on again", async () => {
  const user = openApp("/nowhere");
  const button = await screen.findByRole("button", { name: "Keyboard shortcuts" });
  const flip = async () => {
    await user.click(button);
    await user.click(within(await help()).getByRole("switch", { name: "Use these keys" }));
    await user.keyboard("{Escape}");
  };
  await flip();
  expect(localStorage.getItem("shortcuts")).toBe("off");
  await user.keyboard("?");
  expect(screen.queryByRole("dialog")).toBeNull();
  await flip();
  await user.keyboard("?");
  await help();
});

it("goes to the search box by the slash, which is a letter only there", async () => {
  render(
    <>
      <ShortcutsHelp />
      <SearchBox label="Search" placeholder="" value="old" onSearch={() => undefined} />
    </>,
  );
  const user = userEvent.setup();
  const box = screen.getByRole("searchbox", { name: "Search" });
  await user.keyboard("/");
  expect(document.activeElement).toBe(box);
  // What stood there is selected, for another search to take its place.
  await user.keyboard("/?");
  expect(box).toHaveProperty("value", "/?");
  expect(screen.queryByRole("dialog")).toBeNull();
});

it("leaves the slash to the browser where there is nothing to search", () => {
  render(<ShortcutsHelp />);
  const press = new KeyboardEvent("keydown", { key: "/", bubbles: true, cancelable: true });
  document.body.dispatchEvent(press);
  expect(press.defaultPrevented).toBe(false);
});

it.each([
  ["/", "Usage"],
  ["/projects", "Projects"],
  ["/projects/proj_1", "Projects"],
  ["/nowhere", null],
])("marks at %s the page %s alone", async (address, name) => {
  answerSpend();
  openApp(address);
  const pages = within(await screen.findByRole("navigation", { name: "Pages" }));
  const marked = pages.getAllByRole("link").filter((link) => link.hasAttribute("aria-current"));
  expect(marked.map((link) => link.textContent)).toEqual(name === null ? [] : [name]);
});
