/** Between one label and the next. */
const AIR_PX = 14;

/**
 * The places on the axis that have room for their label, so that `anchor` (today) always has its own.
 * `labelWidth` is that of the widest one, `axisWidth` that of all places together; both in pixels.
 */
export function labelledPlaces(
  places: number,
  labelWidth: number,
  axisWidth: number,
  anchor = places - 1,
): number[] {
  const step = Math.max(1, Math.ceil((places * (labelWidth + AIR_PX)) / Math.max(1, axisWidth)));
  const indexes = Array.from({ length: places }, (_, index) => index);
  return indexes.filter((index) => (anchor - index) % step === 0);
}
