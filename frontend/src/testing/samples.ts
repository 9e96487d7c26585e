import type { SpendSummary } from "@/api/costs-summary";
import type { Project } from "@/api/projects";

export const spend: SpendSummary = {
  range: { start_date: "2026-11-01", end_date: "2026-11-22", days: 22, days_elapsed: 22 },
  currency: "usd",
  total: 48213.7704,
  daily_average: 2191.535,
  days: [
    { date: "2026-11-20", total: 1200.5, partial: false },
    { date: "2026-11-21", total: 4866.2, partial: false },
    { date: "2026-11-22", total: 300, partial: true },
  ],
  projects: [
    {
      id: "proj_search000001",
      name: "Search prod",
      description: "Retrieval and answers",
      status: "active",
      total: 47009.11,
      share: 0.975,
      daily_average: 2136.77,
      models: [
        { model: "gpt-5.6-terra", total: 40000 },
        { model: "gpt-5-mini", total: 7000 },
        { model: "whisper", total: 9.11 },
      ],
      others: 0,
    },
    {
      id: null,
      name: null,
      description: null,
      status: null,
      total: 1204.66,
      share: 0.025,
      daily_average: 54.75,
      models: [{ model: null, total: 1204.66 }],
      others: 0,
    },
    {
      id: "proj_nameless0001",
      name: null,
      description: null,
      status: "archived",
      total: 0.0004,
      share: 0.00000001,
      daily_average: 0.000018,
      models: [{ model: "gpt-5-mini", total: 0.0004 }],
      others: 0,
    },
  ],
  project_count: { with_spend: 2, all: 24, new: null },
  models: [
    { model: "gpt-5.6-terra", total: 40000, share: 0.83, others: 0 },
    { model: "gpt-5-mini", total: 7000.0004, share: 0.145, others: 0 },
    { model: null, total: 1204.66, share: 0.025, others: 0 },
    { model: "whisper", total: 9.11, share: 0.0002, others: 0 },
  ],
  line_items: [],
  comparison: null,
  dearest_day: { date: "2026-11-21", total: 4866.2 },
  model_count: {
    with_spend: 3,
    leading: { model: "gpt-5.6-terra", total: 40000, share: 0.83 },
    new: null,
  },
  other_currencies: [],
  warnings: [],
  as_of: "2026-11-22T12:03:00Z",
};

export function project(change: Partial<Project> = {}): Project {
  return {
    object: "organization.project",
    id: "proj_1",
    name: "Search prod",
    description: null,
    status: "active",
    permission: null,
    created_at: Date.UTC(2025, 2, 1) / 1000,
    archived_at: null,
    external_key_id: null,
    residency: null,
    ...change,
  };
}
