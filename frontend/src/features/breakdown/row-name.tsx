import type { ReactNode } from "react";
import type { BreakdownRow, BrokenDownBy } from "@/api/costs-breakdown";
import { Link } from "@/router/link";
import { Tag } from "@/components/tag";
import { formatCount } from "@/lib/format/count";
import { lineItemLabel, shortId } from "@/lib/labels";
import { useSpendParams } from "@/router/spend-params";
import { useSearchParams } from "@/router/use-search-params";
import { projectAddress } from "@/router/spend-params";
import { type Filtering, filteredAddress, rowLabel } from "./breakdown-data";
import styles from "./row-name.module.css";

interface RowNameProps {
  by: BrokenDownBy;
  row: BreakdownRow;
  unusual: boolean;
  /** How many projects it belongs to goes without saying. */
  ofOneProject: boolean;
}

/** The name of a row as a link to its details, and what distinguishes it from others. */
export function RowName({ by, row, unusual, ofOneProject }: RowNameProps) {
  return (
    <>
      {by === "project" ? (
        <ProjectLink row={row}>{rowLabel(by, row)}</ProjectLink>
      ) : (
        <FilterLink by={by} row={row}>
          {rowLabel(by, row)}
        </FilterLink>
      )}
      {unusual && (
        <>
          {" "}
          <Tag tone="warn">Unusual</Tag>
        </>
      )}
      {by === "project" && <ProjectDetail row={row} />}
      {by === "line_item" && row.key !== null && <LineItemDetail label={row.key} />}
      {!ofOneProject && <ProjectCount count={row.project_count} />}
    </>
  );
}

interface RowLinkProps {
  row: BreakdownRow;
  children: string;
}

// <bdi>: a name may be written from right to left, what follows it is not.

/** To the project's page; it does not change while its table is searched and sorted. */
function ProjectLink({ row, children }: RowLinkProps) {
  return (
    <Link
      className={styles.link}
      to={projectAddress(row.key, useSpendParams())}
      title={row.key ?? undefined}
    >
      <bdi>{children}</bdi>
    </Link>
  );
}

/** To this page, with nothing else in sight. */
function FilterLink({ by, row, children }: RowLinkProps & { by: Filtering }) {
  const [params] = useSearchParams();
  const to = filteredAddress(by, row.key, params);
  const name = <bdi className={styles.badge}>{children}</bdi>;
  return to === null ? (
    name
  ) : (
    <Link className={styles.link} to={to} title={row.key ?? undefined}>
      {name}
    </Link>
  );
}

function ProjectDetail({ row: { key, name, description, status } }: { row: BreakdownRow }) {
  return (
    <>
      {key !== null && name !== null && (
        <>
          {" "}
          <span className={styles.id} title={key}>
            {shortId(key)}
          </span>
        </>
      )}
      {status === "archived" && (
        <>
          {" "}
          <Tag>Archived</Tag>
        </>
      )}
      {key === null && <Below>Billed at organisation level</Below>}
      {description !== null && description !== "" && (
        <Below>
          <bdi>{description}</bdi>
        </Below>
      )}
    </>
  );
}

function LineItemDetail({ label }: { label: string }) {
  const { detail } = lineItemLabel(label);
  return detail !== "" && <span className="quiet"> {detail}</span>;
}

function ProjectCount({ count }: { count: number | null }) {
  if (count === null || count === 0) return null;
  return (
    <Below>
      in {formatCount(count)} {count === 1 ? "project" : "projects"}
    </Below>
  );
}

function Below({ children }: { children: ReactNode }) {
  return <div className="quiet wide-only">{children}</div>;
}
