import { expect, it } from "vitest";
import { isChunkLoadError } from "./chunk-load-error";

it.each([
  "Failed to fetch dynamically imported module: http://localhost:5000/assets/x.js",
  "error loading dynamically imported module: http://localhost:5000/assets/x.js",
  "Importing a module script failed.",
  "Unable to preload CSS for /assets/x.css",
])("recognises by %s that a part failed to load", (message) => {
  expect(isChunkLoadError(new TypeError(message))).toBe(true);
});

it("takes no other failure for one", () => {
  expect(isChunkLoadError(new TypeError("x is not a function"))).toBe(false);
  expect(isChunkLoadError("preload CSS")).toBe(false);
});
