import { describe, expect, it } from "vitest";
import type { ChangeDriver, ChangeParts, ChangeRow, SpendChanges } from "@/api/costs-changes";
import type { UnitPrice } from "@/lib/format/unit-price";
import { changeLabel, changeReason, changesSentence } from "./changes-data";

const NO_PARTS: ChangeParts = { volume: 0, unit_price: 0, mix: 0, new: 0, gone: 0, unsplit: 0 };

function perMillion(amount: number): UnitPrice {
  return { amount, per: 1_000_000, unit: "tokens" };
}

const OUTPUT: ChangeDriver = {
  line_item: "gpt-5.6-terra, output",
  direction: "output",
  before: 4100,
  after: 9430,
  change: 5330,
  quantity_ratio: 2.3,
  unit_price_before: perMillion(9.6),
  unit_price_after: perMillion(9.6),
  unit_price_change: 0,
};

const ROW: ChangeRow = {
  project_id: "proj_search",
  project_name: "Search prod",
  model: "gpt-5.6-terra",
  before: 6000,
  after: 11320.4,
  change: 5320.4,
  share: 0.71,
  parts: { ...NO_PARTS, volume: 5000, mix: 320.4 },
  kind: "volume",
  unit: "tokens",
  quantity_before: 1e9,
  quantity_after: 2.2e9,
  quantity_ratio: 2.2,
  unit_price_before: perMillion(6),
  unit_price_after: perMillion(5.15),
  unit_price_change: -0.14,
  driver: OUTPUT,
};

function row(kind: keyof ChangeParts, part: number, driver: Partial<ChangeDriver> = {}): ChangeRow {
  return { ...ROW, kind, parts: { ...NO_PARTS, [kind]: part }, driver: { ...OUTPUT, ...driver } };
}

const CHANGES: SpendChanges = {
  range: { start_date: "2026-11-01", end_date: "2026-11-22", days: 22, days_elapsed: 22 },
  currency: "usd",
  comparison: {
    kind: "previous",
    start_date: "2026-10-01",
    end_date: "2026-10-22",
    days: 22,
    total: 40721.67,
    change: 7492.1,
    change_fraction: 0.184,
    partial: false,
  },
  before: 40721.67,
  after: 48213.77,
  change: 7492.1,
  parts: NO_PARTS,
  rows: [ROW],
  others: null,
  warnings: [],
  as_of: "2026-11-22T12:03:00Z",
};

describe("changeReason", () => {
  it.each([
    ["new", 5, "new this period"],
    ["gone", -5, "no spend this period"],
    ["unsplit", 5, "cause unknown (no quantities)"],
    ["volume", 0, "unchanged"],
  ] as const)("says of %s money by %d: %s", (kind, part, text) => {
    expect(changeReason(row(kind, part), "usd")).toBe(text);
  });

  it.each<[string, number, Partial<ChangeDriver>]>([
    ["2.3× as many output tokens, at an unchanged $9.60 per million", 5, {}],
    ["18.4% more output tokens, at an unchanged $9.60 per million", 5, { quantity_ratio: 1.184 }],
    ["<0.1% more output tokens, at an unchanged $9.60 per million", 5, { quantity_ratio: 1.0002 }],
    ["77.3% fewer output tokens, at an unchanged $9.60 per million", -5, { quantity_ratio: 0.227 }],
    [
      "2.3× as many output tokens, at $12.00 → $9.60 per million",
      5,
      { unit_price_before: perMillion(12), unit_price_change: -0.2 },
    ],
    ["2.3× as many output tokens", 5, { unit_price_before: null, unit_price_change: null }],
    [
      "2.3× as many cache write tokens, at an unchanged $9.60 per million",
      5,
      { line_item: "gpt-5.6-terra, cache writes", direction: "cache writes" },
    ],
    [
      "2.3× as many tokens of priority | gpt-5.6-terra, output, at an unchanged $9.60 per million",
      5,
      { line_item: "priority | gpt-5.6-terra, output" },
    ],
    // The largest line item fell while the row as a whole used more
    ["2.2× as many tokens", 5, { quantity_ratio: 0.9 }],
    ["2.2× as many tokens", 5, { quantity_ratio: null }],
  ])("says of volume: %s", (text, part, driver) => {
    expect(changeReason(row("volume", part, driver), "usd")).toBe(text);
  });

  it("says how many of a line item that is the whole model", () => {
    const calls = (unit: string | null, per: number): ChangeRow => {
      const price = { amount: 10, per, unit };
      return {
        ...row("volume", 5, {
          line_item: "calls",
          direction: null,
          unit_price_before: price,
          unit_price_after: price,
        }),
        model: "calls",
        unit,
      };
    };
    expect(changeReason(calls(null, 1000), "usd")).toBe(
      "2.3× as many, at an unchanged $10.00 per 1,000",
    );
    expect(changeReason(calls("images", 1), "usd")).toBe(
      "2.3× as many images, at an unchanged $10.00 per image",
    );
    expect(changeReason(calls("duration_seconds", 3600), "usd")).toBe(
      "2.3× as many seconds, at an unchanged $10.00 per hour",
    );
  });

  it("says only that more was used where no ratio is known", () => {
    const unknown = { ...row("volume", 5, { quantity_ratio: null }), quantity_ratio: null };
    expect(changeReason(unknown, "usd")).toBe("more was used");
    const less = { ...unknown, parts: { ...NO_PARTS, volume: -5 } };
    expect(changeReason(less, "usd")).toBe("less was used");
  });

  it.each<[string, number, Partial<ChangeDriver>]>([
    [
      "unit price down 40.0%, $2.50 → $1.50 per million input tokens",
      -5,
      {
        line_item: "gpt-5.6-terra, input_tokens",
        direction: "input",
        unit_price_before: perMillion(2.5),
        unit_price_after: perMillion(1.5),
        unit_price_change: -0.4,
      },
    ],
    [
      "unit price up 20.0%, $8.00 → $9.60 per million tokens",
      5,
      {
        line_item: "flex | gpt-5.6-terra",
        direction: null,
        unit_price_before: perMillion(8),
        unit_price_change: 0.2,
      },
    ],
    // Free before
    [
      "unit price up, $0.00 → $9.60 per million output tokens",
      5,
      { unit_price_before: perMillion(0), unit_price_change: null },
    ],
    ["unit prices down", -5, {}],
    ["unit prices up", 5, { unit_price_before: null }],
  ])("says of a price: %s", (text, part, driver) => {
    expect(changeReason(row("unit_price", part, driver), "usd")).toBe(text);
  });

  it.each<[string, number, Partial<ChangeDriver>]>([
    [
      "larger share of cached input tokens",
      -5,
      {
        line_item: "gpt-5.6-terra, cached input",
        direction: "cached input",
        quantity_ratio: null,
        unit_price_before: null,
        unit_price_after: perMillion(0.6),
      },
    ],
    ["smaller share of output tokens", -5, { quantity_ratio: 0.9, change: -400 }],
    ["larger share of output tokens", 5, {}],
    [
      "larger share of tokens of priority | gpt-5.6-terra, output",
      5,
      { line_item: "priority | gpt-5.6-terra, output" },
    ],
    // What drove the row does not explain its mix
    ["larger share of cheaper line items", -5, {}],
    ["larger share of more expensive line items", 5, { unit_price_before: null, unit_price_after: null }],
  ])("says of a mix: %s", (text, part, driver) => {
    expect(changeReason(row("mix", part, driver), "usd")).toBe(text);
  });
});

it("calls a row by its project and model", () => {
  expect(changeLabel(ROW)).toBe("Search prod on gpt-5.6-terra");
  const nameless = { ...ROW, project_id: null, project_name: null, model: null };
  expect(changeLabel(nameless)).toBe("No project on No model");
});

/** Intl sets thin spaces around the dash of a range, not in all versions the same ones. */
function sentence(change: Partial<SpendChanges> = {}, subject?: string): string {
  return changesSentence({ ...CHANGES, ...change }, subject).replace(/[\u2009\u202f]/g, " ");
}

describe("changesSentence", () => {
  it("says what was spent, how much more that is, and why", () => {
    expect(sentence()).toBe(
      "Spend for Nov 1 – 22, 2026 (UTC) was $48,213.77, up $7,492.10 (18.4%) from " +
        "Oct 1 – 22, 2026, mainly Search prod on gpt-5.6-terra (+$5,320.40: " +
        "2.3× as many output tokens, at an unchanged $9.60 per million).",
    );
  });

  it("leads with the largest row that went the same way", () => {
    const fallen = { ...row("gone", -900), change: -900, share: 0.4, project_name: "Trial" };
    const comparison = { ...CHANGES.comparison, change_fraction: -0.126, partial: true };
    expect(sentence({ change: -881.65, rows: [ROW, fallen], comparison })).toBe(
      "Spend for Nov 1 – 22, 2026 (UTC, today so far) was $48,213.77, down $881.65 (12.6%) from " +
        "Oct 1 – 22, 2026, mainly Trial on gpt-5.6-terra (−$900.00: no spend this period).",
    );
  });

  it("names its subject, and writes a multiple as such", () => {
    const comparison = { ...CHANGES.comparison, change_fraction: 11 };
    expect(sentence({ comparison, rows: [] }, "Spend of Search prod")).toBe(
      "Spend of Search prod for Nov 1 – 22, 2026 (UTC) was $48,213.77, up $7,492.10 (×12) from " +
        "Oct 1 – 22, 2026.",
    );
  });

  it.each<[string, Partial<SpendChanges>]>([
    ["unchanged from Oct 1 – 22, 2026.", { change: 0 }],
    ["with no spend in Oct 1 – 22, 2026.", { before: 0, rows: [] }],
    [
      "up $7,492.10 from Oct 1 – 22, 2026.",
      { before: -1, rows: [], comparison: { ...CHANGES.comparison, change_fraction: null } },
    ],
  ])("ends a sentence with %s", (text, change) => {
    expect(sentence(change)).toBe(`Spend for Nov 1 – 22, 2026 (UTC) was $48,213.77, ${text}`);
  });
});
