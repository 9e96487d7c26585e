import { act, renderHook } from "@testing-library/react";
import { expect, it } from "vitest";
import { useOptimisticValue } from "./use-optimistic-value";

it("shows a choice before its value follows, and every other change of the value", () => {
  const { result, rerender } = renderHook(({ value }) => useOptimisticValue(value), {
    initialProps: { value: "a" },
  });
  const choose = (choice: string) => {
    act(() => {
      result.current[1](choice);
    });
    return result.current[0];
  };
  const follow = (value: string) => {
    rerender({ value });
    return result.current[0];
  };
  expect(choose("b")).toBe("b");
  expect(follow("b")).toBe("b");
  expect(follow("c")).toBe("c");
  expect(choose("d")).toBe("d");
  expect(choose("c")).toBe("c");
  expect(follow("c")).toBe("c");
});
