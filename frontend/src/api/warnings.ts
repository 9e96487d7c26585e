import type { Standing } from "./freshness";

/** What the API wants known about figures. */
export interface Warning {
  code: string;
  message: string;
}

const FAILED = ["stale", "stale_names"];
const ABOUT_AGE = ["refreshing", ...FAILED];

/** The API's warnings: those that newer figures could not be had, and those about other things. */
export function splitWarnings(warnings: Warning[]): { failed: string[]; others: Warning[] } {
  return {
    failed: warnings.filter(({ code }) => FAILED.includes(code)).map(({ message }) => message),
    others: warnings.filter(({ code }) => !ABOUT_AGE.includes(code)),
  };
}

interface AnswerWithWarnings {
  stale: boolean;
  body: { warnings: Warning[] };
}

/** How figures stand: what failed is said by the warnings, names that are read anew by no one. */
export function figuresStanding({ body: { warnings }, stale }: AnswerWithWarnings): Standing {
  const codes = new Set(warnings.map(({ code }) => code));
  if (!stale) return "fresh";
  if (codes.has("stale")) return "stale";
  if (codes.has("refreshing")) return "refreshing";
  return codes.has("stale_names") ? "stale" : "refreshing";
}
