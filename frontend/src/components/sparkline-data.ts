/** A line over a box of `width` by `height`, left to right, zero at the bottom; as SVG's `points`. */
export function linePoints(values: readonly number[], width: number, height: number): string {
  const top = Math.max(...values, 0);
  const bottom = Math.min(...values, 0);
  const span = top - bottom || 1;
  const step = values.length > 1 ? width / (values.length - 1) : 0;
  return values
    .map((value, index) => {
      const y = height - ((value - bottom) / span) * height;
      return `${(index * step).toFixed(1)},${y.toFixed(1)}`;
    })
    .join(" ");
}
