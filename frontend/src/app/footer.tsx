import { useQuery } from "@tanstack/react-query";
import { getHealth } from "@/api/healthz";
import styles from "./layout.module.css";

/** What the data is, and its source. */
export function Footer() {
  const { data } = useQuery({
    queryKey: ["healthz"],
    queryFn: ({ signal }) => getHealth(signal),
    staleTime: Infinity,
  });
  return (
    <footer className={`${styles.wrap} ${styles.footer}`}>
      <span>
        Billed costs from OpenAI, added exactly. Forecasts are estimates. Days are UTC.
      </span>
      {data && <span>Source: {data.source}</span>}
    </footer>
  );
}
