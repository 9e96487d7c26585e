import { describe, expect, it } from "vitest";
import { figuresStanding, splitWarnings } from "./warnings";

describe("the warnings of figures", () => {
  const warning = (code: string) => ({ code, message: `About ${code}.` });

  it("are told apart: those about age that a person needs, and those about other things", () => {
    const all = ["refreshing", "stale", "stale_names", "names"].map(warning);
    expect(splitWarnings(all)).toEqual({
      failed: ["About stale.", "About stale_names."],
      others: [warning("names")],
    });
  });

  it.each([
    [false, [], "fresh"],
    [false, ["names"], "fresh"],
    [true, ["refreshing"], "refreshing"],
    [true, ["stale"], "stale"],
    [true, ["stale_names"], "stale"],
    [true, ["refreshing", "stale_names"], "refreshing"],
    // Names that are being read anew have no warning of their own.
    [true, [], "refreshing"],
  ] as const)("say of figures past their time (%s), with %j: %s", (stale, codes, standing) => {
    expect(figuresStanding({ stale, body: { warnings: codes.map(warning) } })).toBe(standing);
  });
});
