/** How many series have their own colour; more could not be distinguished. */
const COLOURS = 7;

/** The theme's token for a part of the money, by its place by falling total from 1; grey for all beyond. */
export function seriesToken(rank: number): `--series-${string}` {
  return rank >= 1 && rank <= COLOURS ? `--series-${rank}` : "--series-other";
}
