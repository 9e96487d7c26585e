import { Link } from "@/router/link";
import { dayRange } from "@/lib/dates/days";
import { formatDayRangeNear } from "@/lib/dates/days";
import { useToday } from "@/lib/dates/use-today";
import { useSearchParams } from "@/router/use-search-params";
import type { Part, Picture } from "./chart-data";
import styles from "./chart-legend.module.css";
import { seriesLink } from "./drill-down-links";

interface ChartLegendProps {
  picture: Picture;
  /** The part that stays lit until it is clicked again. */
  pinned: number | null;
  onPin: (index: number | null) => void;
  /** The part that is pointed at or has the focus. */
  onHighlight: (index: number | null) => void;
  /** Whether there are marks beside the bars to explain. */
  marks: boolean;
}

/** The parts in the order of the stack, and what the other marks mean. A part leads to where it is alone. */
export function ChartLegend(props: ChartLegendProps) {
  const { picture, pinned, onPin, onHighlight, marks } = props;
  const [params] = useSearchParams();
  const { parts, places, by, compared } = picture;
  const today = useToday();
  const expected = places.some((place) => place.expected !== null);
  return (
    <ul className={styles.legend} aria-label="Parts of the bars, from the bottom up">
      {parts.map((part, index) => {
        const target = seriesLink(params, by, part);
        const highlighting = {
          className: styles.part,
          onPointerEnter: () => {
            onHighlight(index);
          },
          onPointerLeave: () => {
            onHighlight(null);
          },
          onFocus: () => {
            onHighlight(index);
          },
          onBlur: () => {
            onHighlight(null);
          },
        };
        return (
          <li key={JSON.stringify([part.key, part.others])}>
            {target === null ? (
              <button
                type="button"
                {...highlighting}
                aria-pressed={pinned === index}
                title={`Highlight ${part.label}`}
                onClick={() => {
                  onPin(pinned === index ? null : index);
                }}
              >
                <Swatch part={part} />
              </button>
            ) : (
              <Link to={target} {...highlighting} title={`Show only ${part.label}`}>
                <Swatch part={part} />
              </Link>
            )}
          </li>
        );
      })}
      {marks && compared !== null && (
        <li className={styles.mark}>
          <span className={styles.dotted} aria-hidden="true" />
          {formatDayRangeNear(dayRange(compared), today)}
        </li>
      )}
      {marks && expected && (
        <li className={styles.mark}>
          <span className={styles.dashed} aria-hidden="true" />
          Expected
        </li>
      )}
    </ul>
  );
}

function Swatch({ part }: { part: Part }) {
  return (
    <>
      <span
        className={styles.swatch}
        style={{ background: `var(${part.token})` }}
        aria-hidden="true"
      />
      <bdi className={styles.name}>{part.label}</bdi>
    </>
  );
}
