/** The size that a sparkline is drawn in; on the page it is scaled. */
export const WIDTH = 90;
export const HEIGHT = 22;
/** Half a line's width, so that peaks are not cut off. */
const EDGE = 1;

function rounded(length: number): number {
  return Math.round(length * 100) / 100;
}

/**
 * The line through amounts from left to right, on a scale that holds zero: a flat line at the foot
 * is no spend, a credit dips below it. Nothing where there is nothing to draw.
 */
export function sparklinePath(values: readonly number[]): string {
  if (values.length === 0) return "";
  const top = Math.max(0, ...values);
  const foot = Math.min(0, ...values);
  const height = top === foot ? 1 : top - foot;
  const x = (index: number) => EDGE + (index / Math.max(1, values.length - 1)) * (WIDTH - 2 * EDGE);
  const y = (value: number) => HEIGHT - EDGE - ((value - foot) / height) * (HEIGHT - 2 * EDGE);
  const points = values.map((value, index) => `${rounded(x(index))} ${rounded(y(value))}`);
  // A single amount is a level rather than a dot.
  if (points.length === 1) points.push(`${WIDTH - EDGE} ${rounded(y(values[0] ?? 0))}`);
  return `M${points.join("L")}`;
}
