import { tokenColour } from "@/lib/token-colour";

const TOKENS = {
  text: "--text",
  faint: "--faint",
  line: "--line",
  surface: "--surface",
  compared: "--compared",
  expected: "--expected",
  up: "--up",
} as const;

/** The theme's colours and letters as they are now, as a canvas understands them. */
export type ChartColours = Record<keyof typeof TOKENS, string> & {
  part: (token: `--series-${string}`) => string;
  font: { family: string; size: number };
};

/** The size of the theme's smallest text, in the reader's own measure. */
function textPx(): number {
  const root = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  return 0.75 * (Number.isNaN(root) ? 16 : root);
}

export function chartColours(onPaper: boolean): ChartColours {
  const named = Object.fromEntries(
    Object.entries(TOKENS).map(([name, token]) => [name, tokenColour(token, { onPaper })]),
  ) as Record<keyof typeof TOKENS, string>;
  const known = new Map<string, string>();
  const part = (token: `--series-${string}`) => {
    const colour = known.get(token) ?? tokenColour(token, { onPaper, keepInForcedColors: true });
    known.set(token, colour);
    return colour;
  };
  const font = { family: getComputedStyle(document.body).fontFamily, size: textPx() };
  // Forced colours apply to every probe as a text colour, also where a background is meant.
  const forced = matchMedia("(forced-colors: active)").matches;
  return { ...named, surface: forced ? "Canvas" : named.surface, part, font };
}

/** A faded colour: "rgb(1, 2, 3)" becomes "rgba(1, 2, 3, 0.2)". */
export function faded(colour: string): string {
  return colour.replace(/^rgb\((.*)\)$/, "rgba($1, 0.2)");
}
