import { type ReactNode, useRef } from "react";
import { Link } from "@/router/link";
import { NO_PROJECT } from "@/lib/view";
import { useFilters } from "@/router/spend-params";
import { useSearchParams } from "@/router/use-search-params";
import styles from "./filter-chips.module.css";
import {
  FILTER_LABELS,
  filterLabel,
  filtersOn,
  withoutFilter,
  withoutFilters,
} from "./filters-data";

/** What its place is while there is something in it. */
const GROUP = { role: "group", "aria-label": "Filters" };

interface FilterChipsProps {
  /** What a project is called, by its id. */
  projectName: (id: string) => ReactNode;
}

/** What the page is narrowed to by its address, each as the way to take it off again. */
export function FilterChips({ projectName }: FilterChipsProps) {
  const [params] = useSearchParams();
  const on = filtersOn(useFilters());
  const place = useRef<HTMLDivElement>(null);
  // What was pressed goes away: the reading goes on where it stood.
  const stay = () => {
    place.current?.focus();
  };
  return (
    <div ref={place} {...(on.length > 0 && GROUP)} tabIndex={-1} className={styles.chips}>
      {on.map((filter) => (
        <Link
          key={JSON.stringify(filter)}
          to={{ search: withoutFilter(params, filter) }}
          className={styles.chip}
          onClick={stay}
        >
          <span>
            <span className="visually-hidden">Remove the filter</span>{" "}
            <span className={styles.name}>{FILTER_LABELS[filter.name]}:</span>{" "}
            <bdi>
              {filter.name === "project" && filter.value !== NO_PROJECT
                ? projectName(filter.value)
                : filterLabel(filter)}
            </bdi>
          </span>
          <span className={styles.cross} aria-hidden="true">
            ×
          </span>
        </Link>
      ))}
      {on.length > 1 && (
        <Link to={{ search: withoutFilters(params) }} onClick={stay}>
          Remove all
        </Link>
      )}
    </div>
  );
}
