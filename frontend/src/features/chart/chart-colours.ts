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

/** The theme's colours as they are now, as a canvas understands them. */
export type ChartColours = Record<keyof typeof TOKENS, string> & {
  part: (token: `--series-${string}`) => string;
  font: string;
};

export function chartColours(onPaper: boolean): ChartColours {
  const named = Object.fromEntries(
    Object.entries(TOKENS).map(([name, token]) => [name, tokenColour(token, onPaper)]),
  ) as Record<keyof typeof TOKENS, string>;
  const known = new Map<string, string>();
  const part = (token: `--series-${string}`) => {
    const colour = known.get(token) ?? tokenColour(token, onPaper);
    known.set(token, colour);
    return colour;
  };
  return { ...named, part, font: getComputedStyle(document.body).fontFamily };
}

/** A colour that stands back: "rgb(1, 2, 3)" becomes "rgba(1, 2, 3, 0.2)". */
export function faded(colour: string): string {
  return colour.replace(/^rgb\((.*)\)$/, "rgba($1, 0.2)");
}
