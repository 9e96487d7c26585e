import { act, fireEvent, render, screen } from "@testing-library/react";
import { beforeEach, expect, it, vi } from "vitest";
import { SearchBox } from "./search-box";

const onSearch = vi.fn<(text: string) => void>();

function box(value: string) {
  return <SearchBox label="Search" placeholder="" value={value} onSearch={onSearch} />;
}

function input() {
  return screen.getByRole<HTMLInputElement>("searchbox");
}

function type(text: string) {
  fireEvent.change(input(), { target: { value: text } });
}

function pass(milliseconds: number) {
  act(() => {
    vi.advanceTimersByTime(milliseconds);
  });
}

beforeEach(() => {
  vi.useFakeTimers();
  onSearch.mockReset();
});

it("reports once, when the typing pauses", () => {
  render(box(""));
  type("a");
  pass(150);
  type("ab");
  pass(150);
  expect(onSearch).not.toHaveBeenCalled();
  pass(50);
  expect(onSearch.mock.calls).toEqual([["ab"]]);
});

it("follows its value when that changes elsewhere", () => {
  const { rerender } = render(box("zzz"));
  rerender(box(""));
  expect(input().value).toBe("");
  rerender(box("zzz"));
  expect(input().value).toBe("zzz");
});

it("forgets a letter that waits when its value changes elsewhere", () => {
  const { rerender } = render(box("zzz"));
  type("zzzz");
  rerender(box(""));
  pass(1000);
  expect(input().value).toBe("");
  expect(onSearch).not.toHaveBeenCalled();
});

it("keeps and reports what is typed while its own report comes back", () => {
  const { rerender } = render(box(""));
  type("a");
  pass(200);
  type("ab");
  rerender(box("a"));
  expect(input().value).toBe("ab");
  pass(200);
  expect(onSearch.mock.calls).toEqual([["a"], ["ab"]]);
});

it("reports to whoever listens by then", () => {
  const { rerender } = render(box(""));
  type("a");
  const later = vi.fn();
  rerender(<SearchBox label="Search" placeholder="" value="" onSearch={later} />);
  pass(200);
  expect(onSearch).not.toHaveBeenCalled();
  expect(later).toHaveBeenCalledWith("a");
});
