import { fireEvent, render, screen } from "@testing-library/react";
import { beforeEach, expect, it, vi } from "vitest";
import { SearchBox } from "./search-box";

const onSearch = vi.fn<(text: string) => void>();

function box(value: string) {
  return <SearchBox label="Search" placeholder="Search" value={value} onSearch={onSearch} />;
}

function input() {
  return screen.getByRole<HTMLInputElement>("searchbox");
}

function type(text: string) {
  fireEvent.change(input(), { target: { value: text } });
}

beforeEach(() => {
  onSearch.mockReset();
});

it("reports every letter at once", () => {
  render(box(""));
  type("a");
  type("ab");
  expect(onSearch.mock.calls).toEqual([["a"], ["ab"]]);
});

it("follows its value when that changes elsewhere", () => {
  const { rerender } = render(box("zzz"));
  rerender(box(""));
  expect(input().value).toBe("");
  rerender(box("zzz"));
  expect(input().value).toBe("zzz");
});

it("follows a change elsewhere to a text that was typed before", () => {
  const { rerender } = render(box(""));
  type("a");
  rerender(box("a"));
  rerender(box(""));
  expect(input().value).toBe("");
});

it("keeps what is typed while its own reports come back, one by one or several at once", () => {
  const { rerender } = render(box(""));
  type("a");
  type("ab");
  rerender(box("a"));
  expect(input().value).toBe("ab");
  type("abc");
  rerender(box("abc"));
  expect(input().value).toBe("abc");
});

it("keeps a letter that was taken back while the reports come back", () => {
  const { rerender } = render(box(""));
  type("a");
  type("ab");
  type("a");
  for (const value of ["a", "ab", "a"]) {
    rerender(box(value));
    expect(input().value).toBe("a");
  }
});

it("takes no change for its own report once it was left", () => {
  const { rerender } = render(box(""));
  type("a");
  type("");
  type("a");
  // The router may pass over values in between.
  rerender(box("a"));
  fireEvent.blur(input());
  rerender(box(""));
  expect(input().value).toBe("");
});

it("can be reached by the key that it shows", () => {
  render(box(""));
  expect(input().dataset.shortcut).toBe("search");
  expect(input().getAttribute("aria-keyshortcuts")).toBe("/");
});
