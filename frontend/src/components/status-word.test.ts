import { expect, it } from "vitest";
import { statusWord } from "./status-word";

it.each([
  ["active", "Active"],
  ["archived", "Archived"],
  ["frozen", "frozen"],
])("writes the status %s as %s", (status, text) => {
  expect(statusWord(status).text).toBe(text);
});
