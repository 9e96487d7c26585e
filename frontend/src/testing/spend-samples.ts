import { http, HttpResponse } from "msw";
import type { Breakdown } from "@/api/costs-breakdown";
import type { SpendChanges } from "@/api/costs-changes";
import type { Forecast } from "@/api/costs-forecast";
import type { Series } from "@/api/costs-series";
import type { Unusual } from "@/api/costs-unusual";

const AS_OF = "2026-11-22T12:03:00Z";
const NOVEMBER = { start_date: "2026-11-01", end_date: "2026-11-22", days: 22, days_elapsed: 22 };

const COMPARISON = {
  kind: "previous" as const,
  start_date: "2026-10-01",
  end_date: "2026-10-22",
  days: 22,
  total: 40721.67,
  change: 7492.1004,
  change_fraction: 0.184,
  partial: true,
};

const day = (date: string, total: number, previous: number) => ({
  start_date: date,
  end_date: date,
  total,
  partial: date === "2026-11-22",
  previous,
});

/** Three days of two projects, and of all others together. */
export const series: Series = {
  range: NOVEMBER,
  currency: "usd",
  by: "project",
  interval: "day",
  cumulative: false,
  total: 6366.7,
  buckets: [
    day("2026-11-20", 1200.5, 1000),
    day("2026-11-21", 4866.2, 1100.25),
    day("2026-11-22", 300, 1200),
  ],
  series: [
    { key: "proj_1", name: "Search prod", total: 6000, others: 0, values: [1100, 4700, 200] },
    { key: null, name: null, total: 300, others: 0, values: [100, 100, 100] },
    { key: null, name: null, total: 66.7, others: 15, values: [0.5, 66.2, 0] },
  ],
  comparison: COMPARISON,
  warnings: [],
  as_of: AS_OF,
};

const UNIT_PRICE = { amount: 9.6, per: 1_000_000, unit: "tokens" };
const NO_PARTS = { volume: 0, unit_price: 0, mix: 0, new: 0, gone: 0, unsplit: 0 };

/** Two rows that changed, and all others together. */
export const changes: SpendChanges = {
  range: NOVEMBER,
  currency: "usd",
  comparison: COMPARISON,
  before: 40721.67,
  after: 48213.7704,
  change: 7492.1004,
  parts: { ...NO_PARTS, volume: 8000, gone: -507.8996 },
  rows: [
    {
      project_id: "proj_1",
      project_name: "Search prod",
      model: "gpt-5.6-terra",
      before: 3000,
      after: 11000,
      change: 8000,
      share: 1.07,
      parts: { ...NO_PARTS, volume: 8000 },
      kind: "volume",
      unit: "tokens",
      quantity_before: 1e9,
      quantity_after: 2.3e9,
      quantity_ratio: 2.3,
      unit_price_before: UNIT_PRICE,
      unit_price_after: UNIT_PRICE,
      unit_price_change: 0,
      driver: {
        line_item: "gpt-5.6-terra, output",
        direction: "output",
        before: 3000,
        after: 11000,
        change: 8000,
        quantity_ratio: 2.3,
        unit_price_before: UNIT_PRICE,
        unit_price_after: UNIT_PRICE,
        unit_price_change: 0,
      },
    },
    {
      project_id: null,
      project_name: null,
      model: "whisper",
      before: 500,
      after: 0,
      change: -500,
      share: -0.066,
      parts: { ...NO_PARTS, gone: -500 },
      kind: "gone",
      unit: null,
      quantity_before: null,
      quantity_after: null,
      quantity_ratio: null,
      unit_price_before: null,
      unit_price_after: null,
      unit_price_change: null,
      driver: {
        line_item: "whisper",
        direction: null,
        before: 500,
        after: 0,
        change: -500,
        quantity_ratio: null,
        unit_price_before: null,
        unit_price_after: null,
        unit_price_change: null,
      },
    },
  ],
  others: {
    count: 56,
    before: 37221.67,
    after: 37213.7704,
    change: -7.8996,
    parts: { ...NO_PARTS, gone: -7.8996 },
  },
  warnings: [],
  as_of: AS_OF,
};

export const forecast: Forecast = {
  month_start: "2026-11-01",
  month_end: "2026-11-30",
  currency: "usd",
  so_far: 48213.7704,
  expected: 65480.4,
  low: 63100.2,
  high: 67900.1,
  coverage: 0.8,
  history_days: 204,
  reason: null,
  days: [
    { date: "2026-11-22", expected: 1800 },
    { date: "2026-11-23", expected: 2450.5 },
  ],
  last_month_total: 60000,
  change: 5480.4,
  change_fraction: 0.09,
  warnings: [],
  as_of: AS_OF,
};

export const unusual: Unusual = {
  range: NOVEMBER,
  currency: "usd",
  marks: [
    {
      date: "2026-11-21",
      project_id: "proj_1",
      project_name: "Search prod",
      model: "gpt-5.6-terra",
      whole_organisation: false,
      total: 4700,
      usual: 1100,
      ratio: 4.27,
      excess: 3600,
      partial: false,
    },
  ],
  warnings: [],
  as_of: AS_OF,
};

/** No rows at all: what they show is for tests of their own. */
const breakdown: Breakdown = {
  range: NOVEMBER,
  currency: "usd",
  by: "project",
  total: 0,
  daily_average: 0,
  comparison: null,
  found: {
    count: 0,
    all: 0,
    total: 0,
    share: null,
    daily_average: 0,
    previous: null,
    change: null,
    change_fraction: null,
  },
  page: 1,
  pages: 1,
  trend_interval: "day",
  rows: [],
  warnings: [],
  as_of: AS_OF,
};

/** The endpoints of the sections below the summary, for tests that are about something else. */
export const deferredEndpoints = [
  http.get("*/costs/series", ({ request }) => {
    const query = new URL(request.url).searchParams;
    const compared = query.has("compare");
    return HttpResponse.json({
      ...series,
      by: query.get("by"),
      interval: query.get("interval"),
      cumulative: query.get("cumulative") === "true",
      comparison: compared ? series.comparison : null,
      buckets: series.buckets.map((bucket) => ({
        ...bucket,
        previous: compared ? bucket.previous : null,
      })),
    });
  }),
  http.get("*/costs/breakdown", ({ request }) => {
    const query = new URL(request.url).searchParams;
    return HttpResponse.json({ ...breakdown, by: query.get("by") });
  }),
  http.get("*/costs/changes", () => HttpResponse.json(changes)),
  http.get("*/costs/forecast", () => HttpResponse.json(forecast)),
  http.get("*/costs/unusual", () => HttpResponse.json(unusual)),
];
