import { expect, it } from "vitest";
import { shortId } from "./short-id";

it.each([
  ["proj_8fK2abcdef", "proj_8fK2…"],
  ["proj_8fK2a", "proj_8fK2a"],
  ["default", "default"],
])("shortens %s to %s", (id, short) => {
  expect(shortId(id)).toBe(short);
});
