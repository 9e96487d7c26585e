import { renderHook } from "@testing-library/react";
import { expect, it } from "vitest";
import { useFrozenValue } from "./use-frozen-value";

it("shows the last value from before it was to be kept, until it is no more", () => {
  const { result, rerender } = renderHook(({ value, keep }) => useFrozenValue(value, keep), {
    initialProps: { value: "a", keep: false },
  });
  const shown = (value: string, keep: boolean) => {
    rerender({ value, keep });
    return result.current;
  };
  expect(result.current).toBe("a");
  expect(shown("b", false)).toBe("b");
  expect(shown("c", true)).toBe("b");
  expect(shown("d", true)).toBe("b");
  expect(shown("d", false)).toBe("d");
});
