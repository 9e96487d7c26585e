import { Link, useSearchParams } from "react-router";
import { filterWords } from "./filter-data";
import styles from "./filter-chips.module.css";

/** Which part of the money the page shows, and the way back to all of it. */
export function FilterChips() {
  const [params] = useSearchParams();
  const filters = filterWords(params);
  if (filters.length === 0) return null;
  return (
    <ul className={styles.chips} aria-label="Only money of">
      {filters.map(({ what, value, without }) => (
        <li key={what + value} className={styles.chip}>
          <span className={styles.what}>{what}</span>
          <bdi>{value}</bdi>
          <Link to={{ search: without }} aria-label={`Show more than ${value}`}>
            <span aria-hidden="true">×</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
