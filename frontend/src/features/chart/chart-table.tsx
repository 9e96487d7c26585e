import { memo } from "react";
import Table from "react-bootstrap/Table";
import { Money } from "@/components/money";
import { NotAvailable } from "@/components/not-available";
import type { Picture } from "./chart-data";
import styles from "./chart-table.module.css";
import { COMPARED } from "./chart-text";

/** The chart as a table: a row for each bar, a column for each part. */
export const ChartTable = memo(function ChartTable(props: { picture: Picture; title: string }) {
  const { picture, title } = props;
  const { parts, currency, compared, interval, cumulative } = picture;
  const places = picture.places.filter(({ total }) => total !== null);
  return (
    // Scrolls both ways, so the keyboard has to reach it.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={styles.scroll} role="region" aria-label={`${title}, table`} tabIndex={0}>
      <Table hover className={styles.table ?? ""}>
        <caption className="visually-hidden">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{interval === "day" ? "Day (UTC)" : "Days (UTC)"}</th>
            <th scope="col">{cumulative ? "Cumulative total" : "Total"}</th>
            {compared !== null && <th scope="col">{COMPARED[compared.kind]}</th>}
            {parts.map(({ label, token, key, others }) => (
              <th key={JSON.stringify([key, others])} scope="col" title={label}>
                <span className={styles.swatch} style={{ background: `var(${token})` }} />
                <bdi>{label}</bdi>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {places.map(({ start, title: days, total, previous, unusual }, at) => (
            <tr key={start}>
              <th scope="row">
                {days}
                {unusual.length > 0 && (
                  <>
                    {" "}
                    <span className={styles.unusual}>unusual</span>
                  </>
                )}
              </th>
              <td>
                <strong>
                  <Money amount={total ?? 0} currency={currency} />
                </strong>
              </td>
              {compared !== null && (
                <td>
                  {previous === null ? (
                    <NotAvailable />
                  ) : (
                    <Money amount={previous} currency={currency} />
                  )}
                </td>
              )}
              {parts.map(({ key, others, values }) => (
                <td key={JSON.stringify([key, others])}>
                  <Money amount={values[at] ?? 0} currency={currency} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        {!cumulative && (
          <tfoot>
            <tr>
              <th scope="row">Total</th>
              <td>
                <Money amount={picture.total} currency={currency} />
              </td>
              {compared !== null && (
                <td>
                  <Money amount={compared.total} currency={currency} />
                </td>
              )}
              {parts.map(({ key, others, total }) => (
                <td key={JSON.stringify([key, others])}>
                  <Money amount={total} currency={currency} />
                </td>
              ))}
            </tr>
          </tfoot>
        )}
      </Table>
    </div>
  );
});
