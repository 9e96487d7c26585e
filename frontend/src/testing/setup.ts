import { cleanup, configure } from "@testing-library/react";
import { afterAll, afterEach, beforeAll, beforeEach, expect, vi } from "vitest";
import { api } from "./api";

// jsdom neither draws nor scrolls.
vi.mock("react-chartjs-2", () => import("./fake-chart"));
HTMLCanvasElement.prototype.getContext = () => null;
window.scrollTo = () => undefined;
Element.prototype.scrollIntoView = () => undefined;
// Nothing has a size, so that none changes.
window.ResizeObserver = class {
  observe = () => undefined;
  unobserve = () => undefined;
  disconnect = () => undefined;
};
// Nor has it a screen: no media query holds.
window.matchMedia = (media) =>
  Object.assign(new EventTarget(), { media, matches: false, onchange: null }) as MediaQueryList;

// A page of many rows takes jsdom a while to look through, on a busy machine more than a second.
configure({ asyncUtilTimeout: 4000 });

beforeAll(() => {
  api.listen({ onUnhandledRequest: "error" });
});

// A warning of React's or of a library's is a fault like any other.
beforeEach(() => {
  vi.spyOn(console, "error");
  vi.spyOn(console, "warn");
});

afterEach(() => {
  cleanup();
  api.resetHandlers();
  location.hash = "";
  vi.useRealTimers();
  expect(console.error).not.toHaveBeenCalled();
  expect(console.warn).not.toHaveBeenCalled();
});

afterAll(() => {
  api.close();
});
