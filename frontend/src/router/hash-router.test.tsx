import { act, render, screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { navigate } from "./address";
import { HashRouter } from "./hash-router";
import { Link } from "./link";
import { useSpendParams } from "./spend-params";
import { usePathname } from "./use-address";
import { useSearchParams } from "./use-search-params";

let renders: string[] = [];

function Search() {
  const [params] = useSearchParams();
  renders.push(`search ${params.toString()}`);
  return null;
}

function Spend() {
  renders.push(`spend ${useSpendParams().toString()}`);
  return null;
}

function Pathname() {
  renders.push(`path ${usePathname()}`);
  return <Link to={{ search: "?page=9" }}>To page 9</Link>;
}

function open(hash: string) {
  location.hash = hash;
  render(
    <HashRouter>
      <Search />
      <Spend />
      <Pathname />
    </HashRouter>,
  );
  renders = [];
}

it("renders once for a move, and only what depends on the part that changed", () => {
  open("#/projects?range=today");
  act(() => {
    navigate({ search: "?range=today&page=2" });
  });
  expect(renders).toEqual(["search range=today&page=2"]);
  renders = [];
  act(() => {
    navigate({ search: "?range=last-week" });
  });
  expect(renders).toEqual(["search range=last-week", "spend range=last-week"]);
  renders = [];
  act(() => {
    navigate("/?range=last-week");
  });
  expect(renders).toEqual(["path /"]);
});

it("links to the same page by its search, exactly as the address has it", () => {
  open("#/projects/100%25?range=today");
  const link = screen.getByRole("link");
  expect(link.getAttribute("href")).toBe("#/projects/100%25?page=9");
  act(() => {
    link.click();
  });
  expect(location.hash).toBe("#/projects/100%25?page=9");
});
