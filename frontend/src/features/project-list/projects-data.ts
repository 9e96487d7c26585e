import type { ProjectSpendRow, ProjectsSpend } from "@/api/projects-spend";
import type { Tone } from "@/lib/labels";
import { formatCount } from "@/lib/format/count";
import { dayRange, formatDayRange } from "@/lib/dates/days";

interface Word {
  text: string;
  tone: Tone;
}

const PERMISSION: Partial<Record<string, Word>> = {
  admin: { text: "Admin", tone: "warn" },
  read_write: { text: "Write", tone: "accent" },
  read_only: { text: "Read Only", tone: "quiet" },
};

/** An unknown permission of OpenAI's is shown as it is. */
export function permissionLabel(permission: string): Word {
  return PERMISSION[permission] ?? { text: permission, tone: "quiet" };
}

/** OpenAI's documented answer has no permission; only some organisations' answers carry one. */
export function havePermissions(projects: Pick<ProjectSpendRow, "permission">[]): boolean {
  return projects.some((project) => project.permission !== null);
}

/** "1,000 projects", "1 archived project", "3 of 1,000 archived projects found" */
export function countText(
  { count, all }: Pick<ProjectsSpend["found"], "count" | "all">,
  { search, archived }: { search: string; archived: boolean },
): string {
  const word = archived ? "archived project" : "project";
  if (search !== "") return `${formatCount(count)} of ${formatCount(all)} ${word}s found`;
  return `${formatCount(count)} ${word}${count === 1 ? "" : "s"}`;
}

/** What a change on this page means: this month is not over, and is not held against a whole one. */
export function comparedDays(spend: Pick<ProjectsSpend, "this_month" | "compared">): string {
  const [now, before] = [spend.this_month, spend.compared].map((days) =>
    formatDayRange(dayRange(days)),
  );
  return `${now} vs ${before}`;
}

/** There was no spend last month to compare with. */
export function isNew({
  this_month,
  last_month,
}: Pick<ProjectSpendRow, "this_month" | "last_month">): boolean {
  return this_month > 0 && last_month === 0;
}
