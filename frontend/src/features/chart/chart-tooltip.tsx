import { Money } from "@/components/money";
import type { Picture } from "./chart-data";
import type { Area } from "./chart-overlays";
import styles from "./chart-tooltip.module.css";
import { placeOfFigures } from "./chart-tooltip-place";
import { COMPARED, expectedLabel, partsAt } from "./chart-text";


interface ChartTooltipProps {
  picture: Picture;
  at: number;
  area: Area;
  /** Of the whole canvas, in pixels. */
  width: number;
}

/** The amounts of the active bar, beside it. */
export function ChartTooltip({ picture, at, area, width }: ChartTooltipProps) {
  const place = picture.places[at];
  if (!place) return null;
  const { currency, compared } = picture;
  const style = placeOfFigures(at, picture.places.length, area, width);
  return (
    // The slider announces the same to screen readers.
    <div className={styles.tooltip} style={style} aria-hidden="true">
      <div className={styles.title}>{place.title}</div>
      {place.unusual.map((words) => (
        <div key={words} className={styles.unusual}>
          {words}
        </div>
      ))}
      <dl className={styles.rows}>
        {partsAt(picture, at).map(({ part, value }) => (
          <div key={part.token + part.label}>
            <dt>
              <span className={styles.swatch} style={{ background: `var(${part.token})` }} />
              <bdi>{part.label}</bdi>
            </dt>
            <dd>
              <Money amount={value} currency={currency} />
            </dd>
          </div>
        ))}
        {place.total !== null && (
          <div className={styles.total}>
            <dt>{picture.cumulative ? "Cumulative total" : "Total"}</dt>
            <dd>
              <Money amount={place.total} currency={currency} />
            </dd>
          </div>
        )}
        {place.expected !== null && (
          <div>
            <dt>{expectedLabel(place)}</dt>
            <dd>
              <Money amount={place.expected} currency={currency} />
            </dd>
          </div>
        )}
        {compared !== null && place.previous !== null && (
          <div>
            <dt>{COMPARED[compared.kind]}</dt>
            <dd>
              <Money amount={place.previous} currency={currency} />
            </dd>
          </div>
        )}
      </dl>
    </div>
  );
}
