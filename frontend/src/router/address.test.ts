import { expect, it, vi } from "vitest";
import { addressNow, addressOf, go, hashTo, onMove, pathPart } from "./address";

it.each([
  ["", "/", ""],
  ["#", "/", ""],
  ["#/", "/", ""],
  ["#/projects/", "/projects", ""],
  ["#projects", "/projects", ""],
  ["#/projects?search=a%2Fb&page=2", "/projects", "?search=a%2Fb&page=2"],
  ["#/?search=why?", "/", "?search=why?"],
  ["#/?", "/", ""],
])("reads %j", (hash, pathname, search) => {
  expect(addressOf(hash)).toEqual({ pathname, search });
});

it.each([
  ["/", "#/"],
  ["/projects?archived=true", "#/projects?archived=true"],
  [{ search: "?page=3" }, "#/projects?page=3"],
  [{ search: "" }, "#/projects"],
  [{ pathname: "/projects/a%2Fb", search: "?range=today" }, "#/projects/a%2Fb?range=today"],
])("leads to %j from another page", (to, hash) => {
  expect(hashTo(to, "/projects")).toBe(hash);
});

it("goes with and without a step back, and tells the browser a moment later", () => {
  vi.useFakeTimers();
  location.hash = "#/";
  const before = history.length;
  go("/projects");
  expect(addressNow()).toEqual({ pathname: "/projects", search: "" });
  expect(location.hash).toBe("#/");
  vi.runAllTimers();
  expect(location.hash).toBe("#/projects");
  expect(history.length).toBe(before + 1);
  go({ search: "?page=2" }, { replace: true });
  vi.runAllTimers();
  expect(location.hash).toBe("#/projects?page=2");
  expect(history.length).toBe(before + 1);
});

it("leaves out no step of two that follow at once, and none for where it is", () => {
  vi.useFakeTimers();
  location.hash = "#/";
  const before = history.length;
  go("/projects");
  go({ search: "?page=2" });
  go({ search: "?page=2" });
  vi.runAllTimers();
  expect(location.hash).toBe("#/projects?page=2");
  expect(history.length).toBe(before + 2);
});

it.each(["keydown", "pointerdown"])("tells the browser before it acts on a %s", (press) => {
  vi.useFakeTimers();
  location.hash = "#/";
  const before = history.length;
  go("/projects");
  document.body.dispatchEvent(new Event(press, { bubbles: true }));
  expect(location.hash).toBe("#/projects");
  vi.runAllTimers();
  expect(history.length).toBe(before + 1);
});

it("is where a link has led since", () => {
  vi.useFakeTimers();
  location.hash = "#/projects";
  go({ search: "?page=2" });
  location.hash = "#/projects/proj_1";
  expect(addressNow().pathname).toBe("/projects/proj_1");
  vi.runAllTimers();
  expect(location.hash).toBe("#/projects/proj_1");
});

it("tells of every move, however it is made, until it is to no longer", () => {
  let moves = 0;
  const end = onMove(() => {
    moves += 1;
  });
  go("/projects?page=7");
  window.dispatchEvent(new HashChangeEvent("hashchange"));
  expect(moves).toBe(2);
  end();
  go("/projects?page=8");
  expect(moves).toBe(2);
});

it.each([
  ["/projects/proj_1", "proj_1"],
  ["/projects/a%2Fb", "a/b"],
  ["/projects/100%25", "100%"],
  ["/projects/100%", "100%"],
  ["/projects", null],
  ["/projects/a/b", null],
  ["/", null],
  ["/elsewhere/proj_1", null],
])("finds in %s the project %j", (pathname, part) => {
  expect(pathPart(pathname, "projects")).toBe(part);
});
