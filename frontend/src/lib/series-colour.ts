/** So many parts of the money have a colour of their own; more cannot be told apart. */
const COLOURS = 7;

/** The theme's token for a part of the money, by its place by falling total from 1; grey for all beyond. */
export function seriesToken(rank: number): `--series-${string}` {
  return rank >= 1 && rank <= COLOURS ? `--series-${rank}` : "--series-other";
}
