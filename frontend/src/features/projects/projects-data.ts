import type { Project } from "@/api/projects";
import type { Tone } from "@/components/tag";
import { formatCount } from "@/lib/count";
import type { Standing } from "@/lib/standing";

/** Longer than the server tries to read a list. */
const READING_MS = 60_000;

/** A list past its time is being read anew; the API does not say when that failed, time does. */
export function listStanding({ stale }: { stale: boolean }, forMs: number): Standing {
  if (!stale) return "fresh";
  return forMs < READING_MS ? "refreshing" : "stale";
}

/** Letters without accents and case, so that "cafe" finds "Café". */
function plain(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

/** The projects whose name, id and description together hold every word of the search. */
export function searchProjects(projects: Project[], search: string): Project[] {
  const words = plain(search).split(/\s+/).filter(Boolean);
  if (words.length === 0) return projects;
  return projects.filter((project) => {
    const text = plain(`${project.name ?? ""} ${project.id} ${project.description ?? ""}`);
    return words.every((word) => text.includes(word));
  });
}

interface Word {
  text: string;
  tone: Tone;
}

const STATUS: Partial<Record<string, Word>> = {
  active: { text: "Active", tone: "good" },
  archived: { text: "Archived", tone: "quiet" },
};

const PERMISSION: Partial<Record<string, Word>> = {
  admin: { text: "Admin", tone: "warn" },
  read_write: { text: "Write", tone: "accent" },
  read_only: { text: "Read Only", tone: "quiet" },
};

/** A word of OpenAI's that we do not know is shown as it is. */
export function statusWord(status: string): Word {
  return STATUS[status] ?? { text: status, tone: "quiet" };
}

export function permissionWord(permission: string): Word {
  return PERMISSION[permission] ?? { text: permission, tone: "quiet" };
}

/** OpenAI's documented answer has no permission; only some organisations' answers carry one. */
export function havePermissions(projects: Project[]): boolean {
  return projects.some((project) => project.permission !== null);
}

/** "1,000 projects", "3 of 1,000 projects" */
export function countInWords(found: number, all: number): string {
  if (found !== all) return `${formatCount(found)} of ${formatCount(all)} projects`;
  return `${formatCount(all)} ${all === 1 ? "project" : "projects"}`;
}
