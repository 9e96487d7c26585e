import { http, HttpResponse } from "msw";
import type { Breakdown, BreakdownRow, BrokenDownBy } from "@/api/costs-breakdown";
import type { Project } from "@/api/projects";
import type { ProjectSpendRow, ProjectsSpend } from "@/api/projects-spend";
import { api } from "./api";

type Cache = "HIT" | "STALE";

const AS_OF = "2026-11-22T12:03:00Z";

/** Days of November and of October, as the API writes a range. */
const NOVEMBER = { start_date: "2026-11-01", end_date: "2026-11-22", days: 22, days_elapsed: 22 };
const OCTOBER = { start_date: "2026-10-01", end_date: "2026-10-31", days: 31, days_elapsed: 31 };
const COMPARED = { ...OCTOBER, end_date: "2026-10-22", days: 22, days_elapsed: 22 };

export function breakdownRow(change: Partial<BreakdownRow> = {}): BreakdownRow {
  return {
    key: "proj_1",
    name: "Search prod",
    description: null,
    status: "active",
    rank: 1,
    total: 10,
    share: 0.1,
    daily_average: 1,
    previous: 8,
    change: 2,
    change_fraction: 0.25,
    is_new: false,
    unit_price: null,
    unit_price_change: null,
    trend: [1, 2, 3],
    models: [],
    project_count: null,
    ...change,
  };
}

export function breakdownAnswer(rows: BreakdownRow[], change: Partial<Breakdown> = {}): Breakdown {
  return {
    range: NOVEMBER,
    currency: "usd",
    by: "project",
    total: 48213.7704,
    daily_average: 2191.535,
    comparison: {
      kind: "previous",
      start_date: "2026-10-01",
      end_date: "2026-10-22",
      days: 22,
      total: 40721.67,
      change: 7492.1004,
      change_fraction: 0.184,
      partial: true,
    },
    found: {
      count: rows.length,
      all: rows.length,
      total: 48213.7704,
      share: 1,
      daily_average: 2191.535,
      previous: 40721.67,
      change: 7492.1004,
      change_fraction: 0.184,
    },
    page: 1,
    pages: 1,
    trend_interval: "day",
    rows,
    warnings: [],
    as_of: AS_OF,
    ...change,
  };
}

function searched<Row extends { name: string | null }>(
  rows: Row[],
  search: string,
  id: (row: Row) => string | null,
): Row[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return rows.filter((row) => {
    const text = `${row.name ?? ""} ${id(row) ?? ""}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/** The rows in the requested order; equal ones as they come. */
function sorted<Row extends object>(rows: Row[], sort: string): Row[] {
  const column = sort.replace("-", "") as keyof Row;
  const sign = sort.startsWith("-") ? -1 : 1;
  return rows.toSorted((a, b) => {
    const [one, other] = [a[column], b[column]];
    if (typeof one === "number" && typeof other === "number") return sign * (one - other);
    return sign * String(one).localeCompare(String(other), "en", { numeric: true });
  });
}

function paged<Row>(rows: Row[], query: URLSearchParams) {
  const [page, limit] = [Number(query.get("page") ?? 1), Number(query.get("limit") ?? 25)];
  const pages = Math.ceil(rows.length / limit);
  return { page, pages, rows: rows.slice((page - 1) * limit, page * limit) };
}

/** Tables, searched, sorted and paged as requested; returns the parameters of each request. */
export function answerBreakdown(
  tables: Partial<Record<BrokenDownBy, BreakdownRow[]>>,
  change: Partial<Breakdown> = {},
): URLSearchParams[] {
  const asked: URLSearchParams[] = [];
  api.use(
    http.get("*/costs/breakdown", ({ request }) => {
      const query = new URL(request.url).searchParams;
      asked.push(query);
      const by = (query.get("by") ?? "project") as BrokenDownBy;
      const all = tables[by] ?? [];
      const rows = searched(all, query.get("search") ?? "", ({ key }) => key);
      const answer = breakdownAnswer(rows, { by, ...change });
      return HttpResponse.json({
        ...answer,
        comparison: query.has("compare") ? answer.comparison : null,
        found: { ...answer.found, count: rows.length, all: all.length },
        ...paged(sorted(rows, query.get("sort") ?? "-total"), query),
      });
    }),
  );
  return asked;
}

/** A project as the list of projects has it, with nothing spent. */
export function projectSpend(project: Project, change: Partial<ProjectSpendRow> = {}) {
  return {
    id: project.id,
    name: project.name,
    description: project.description,
    status: project.status,
    permission: project.permission,
    created_at: project.created_at,
    archived_at: project.archived_at,
    external_key_id: project.external_key_id,
    residency: project.residency,
    rank: 1,
    this_month: 0,
    last_month: 0,
    change: 0,
    change_fraction: null,
    share: null,
    last_spend: null,
    trend: [0, 0],
    ...change,
  } satisfies ProjectSpendRow;
}

/** The list of projects with their spend, searched, sorted and paged as requested. */
export function answerProjectsSpend(
  projects: ProjectSpendRow[],
  change: Partial<ProjectsSpend> = {},
  cache: Cache = "HIT",
): URLSearchParams[] {
  const asked: URLSearchParams[] = [];
  api.use(
    http.get("*/projects/spend", ({ request }) => {
      const query = new URL(request.url).searchParams;
      asked.push(query);
      const found = searched(projects, query.get("search") ?? "", ({ id }) => id);
      const archived = found.filter(({ status }) => status === "archived");
      const others = found.filter(({ status }) => status !== "archived");
      const rows = query.get("archived") === "only" ? archived : others;
      const answer: ProjectsSpend = {
        currency: "usd",
        this_month: NOVEMBER,
        last_month: OCTOBER,
        compared: COMPARED,
        total_this_month: 48213.7704,
        total_last_month: 60000,
        change: 7492.1004,
        change_fraction: 0.184,
        found: {
          count: rows.length,
          all: projects.length,
          archived: archived.length,
          this_month: 48213.7704,
          last_month: 60000,
          change: 7492.1004,
        },
        last_spend_since: "2025-11-23",
        warnings: [],
        as_of: AS_OF,
        ...paged(sorted(rows, query.get("sort") ?? "-this_month"), query),
        ...change,
      };
      return HttpResponse.json(answer, { headers: { "X-Cache": cache } });
    }),
  );
  return asked;
}

/** The same for projects in OpenAI's shape. */
export function answerProjects(
  projects: Project[],
  change: Partial<ProjectsSpend> = {},
  cache: Cache = "HIT",
): URLSearchParams[] {
  return answerProjectsSpend(
    projects.map((project) => projectSpend(project)),
    change,
    cache,
  );
}

/** One project, each by its id. */
export function answerProject(...projects: Project[]) {
  api.use(
    http.get("*/projects/:id", ({ params }) =>
      HttpResponse.json(projects.find(({ id }) => id === params.id)),
    ),
  );
}
