import { act, renderHook, waitFor } from "@testing-library/react";
import { HashRouter } from "./hash-router";
import { expect, it } from "vitest";
import { useSearchParams } from "./use-search-params";

it("changes the address as it is, not as it was when the change was prepared", async () => {
  location.hash = "/projects?page=2";
  const { result } = renderHook(() => useSearchParams(), { wrapper: HashRouter });
  const [, changeFromBefore] = result.current;
  act(() => {
    result.current[1]({ archived: "true", page: null });
  });
  act(() => {
    changeFromBefore({ search: "o" });
  });
  await waitFor(() => {
    expect(location.hash).toBe("#/projects?archived=true&search=o");
  });
});
