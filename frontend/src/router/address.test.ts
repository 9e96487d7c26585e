import { expect, it } from "vitest";
import { navigate, parseAddress, resolve } from "./address";

it.each([
  ["", "/", ""],
  ["#", "/", ""],
  ["#/", "/", ""],
  ["#/projects/", "/projects", ""],
  ["#projects", "/projects", ""],
  ["/projects?page=2", "/projects", "?page=2"],
  ["#/projects?search=a%2Fb&page=2", "/projects", "?search=a%2Fb&page=2"],
  ["#/?search=why?", "/", "?search=why?"],
  ["#/?", "/", ""],
])("parses %j", (text, pathname, search) => {
  expect(parseAddress(text)).toEqual({ pathname, search });
});

it.each([
  ["/", "/"],
  ["/projects?archived=true", "/projects?archived=true"],
  [{ search: "?page=3" }, "/projects?page=3"],
  [{ search: "" }, "/projects"],
  [{ pathname: "/projects/a%2Fb", search: "?range=today" }, "/projects/a%2Fb?range=today"],
])("resolves %j on another page", (to, address) => {
  expect(resolve(to, "/projects")).toBe(address);
});

it("writes the search behind the #, with or without a step in the history, at once", () => {
  location.hash = "#/";
  const [steps, page] = [history.length, location.pathname];
  navigate("/projects?range=today");
  expect(location.hash).toBe("#/projects?range=today");
  expect(history.length).toBe(steps + 1);
  navigate({ search: "?page=2" }, { replace: true });
  expect(location.hash).toBe("#/projects?page=2");
  expect([location.pathname, location.search]).toEqual([page, ""]);
  expect(history.length).toBe(steps + 1);
});

it("adds no step for the address that is open already", () => {
  location.hash = "#/projects?page=2";
  const steps = history.length;
  navigate({ search: "?page=2" });
  expect(history.length).toBe(steps);
});

it("reports every move as the browser reports those of links", () => {
  const moves: string[] = [];
  const listen = () => moves.push(location.hash);
  window.addEventListener("hashchange", listen);
  navigate("/projects?page=7");
  navigate("/projects?page=8", { replace: true });
  window.removeEventListener("hashchange", listen);
  expect(moves).toEqual(["#/projects?page=7", "#/projects?page=8"]);
});
