/** So many series have a colour of their own; all others share one. */
const OWN_COLOURS = 7;

/** The colour of a row by its place by total, from 1: the same in the chart, its line and its bar. */
export function seriesColour(rank: number): string {
  return rank <= OWN_COLOURS
    ? `var(--series-${rank}, var(--accent))`
    : "var(--series-other, var(--line-strong))";
}
