import type { Area } from "./chart-marks";

/** Between the bar and its figures. */
const GAP_PX = 10;
/** Half of the widest bar. */
const HALF_BAR_PX = 22;
/** Names and figures need so much; on a phone they have to lie over other bars. */
const LEAST_PX = 215;

/** Where figures stand: on the wider side of their bar, at the chart's edge where that is too narrow. */
export function besideBar(at: number, places: number, { left, right }: Area, width: number) {
  const slot = (right - left) / places;
  const centre = left + slot * (at + 0.5);
  const reach = Math.min(slot / 2, HALF_BAR_PX) + GAP_PX;
  const [before, after] = [centre - reach, width - centre - reach];
  const room = Math.max(before, after);
  const away = room < LEAST_PX ? 0 : centre + reach;
  const maxWidth = Math.max(room, LEAST_PX);
  return after >= before
    ? { maxWidth, ...(away === 0 ? { right: 0 } : { left: away }) }
    : { maxWidth, ...(away === 0 ? { left: 0 } : { right: width - centre + reach }) };
}
