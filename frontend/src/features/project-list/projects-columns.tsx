import type { ProjectSpendRow, ProjectsSpend } from "@/api/projects-spend";
import { Change } from "@/components/change";
import { DayOf, DayOfSeconds } from "@/components/day-of";
import { Link } from "@/router/link";
import { Money } from "@/components/money";
import { ShareText } from "@/components/share-bar";
import { Sparkline } from "@/components/sparkline";
import { StatusTag } from "@/components/status-tag";
import type { Column } from "@/components/table/table-parts";
import { Tag } from "@/components/tag";
import { NotAvailable } from "@/components/not-available";
import { formatDay } from "@/lib/dates/days";
import { projectLabel, shortId } from "@/lib/labels";
import { seriesToken } from "@/lib/series-colour";
import { useSpendParams } from "@/router/spend-params";
import { projectAddress } from "@/router/spend-params";
import styles from "./projects-columns.module.css";
import { comparedDays, isNew, permissionLabel } from "./projects-data";

type Columns = Column<ProjectSpendRow>[];

/** The columns of the project list; permissions only where OpenAI reports them. */
export function projectsColumns(spend: ProjectsSpend, withPermissions: boolean): Columns {
  return [
    {
      id: "name",
      header: "Project",
      namesRow: true,
      sortable: true,
      cell: (project) => <ProjectCell project={project} />,
    },
    ...aboutColumns(withPermissions),
    {
      id: "trend",
      header: "Trend",
      figures: true,
      wideOnly: true,
      hint: "Cost of each day of last month and this one",
      cell: ({ trend, rank }) => <Sparkline values={trend} token={seriesToken(rank)} />,
    },
    ...spendColumns(spend),
  ];
}

function aboutColumns(withPermissions: boolean): Columns {
  const status: Columns[number] = {
    id: "status",
    header: "Status",
    wideOnly: true,
    sortable: true,
    cell: (project) => <Status project={project} />,
  };
  const permission: Columns[number] = {
    id: "permission",
    header: "Permission",
    wideOnly: true,
    cell: (project) => <Permission project={project} />,
  };
  const created: Columns[number] = {
    id: "created_at",
    header: "Created",
    figures: true,
    wideOnly: true,
    roomyOnly: true,
    sortable: true,
    cell: ({ created_at }) => <DayOfSeconds seconds={created_at} />,
  };
  return withPermissions ? [status, permission, created] : [status, created];
}

function spendColumns(spend: ProjectsSpend): Columns {
  const { currency } = spend;
  return [
    {
      id: "this_month",
      header: "This Month",
      figures: true,
      sortable: true,
      cell: ({ this_month }) => (
        <strong>
          <Money amount={this_month} currency={currency} />
        </strong>
      ),
    },
    {
      id: "change",
      header: "Change",
      figures: true,
      sortable: true,
      hint: `${comparedDays(spend)}; sorted by the amount`,
      cell: (row) => (
        <Change
          change={row.change}
          fraction={row.change_fraction}
          word={isNew(row) ? "new" : null}
          currency={currency}
        />
      ),
    },
    {
      id: "last_month",
      header: "Last Month",
      figures: true,
      wideOnly: true,
      sortable: true,
      cell: ({ last_month }) => <Money amount={last_month} currency={currency} />,
    },
    {
      id: "share",
      header: "% of Total",
      figures: true,
      wideOnly: true,
      sortable: true,
      hint: "Of this month’s total",
      cell: ({ share }) => (
        <span className="num">
          <ShareText share={share} />
        </span>
      ),
    },
    {
      id: "last_spend",
      header: "Last Spend",
      figures: true,
      wideOnly: true,
      roomyOnly: true,
      sortable: true,
      hint: `The last UTC day with spend since ${formatDay(spend.last_spend_since)}`,
      cell: ({ last_spend }) =>
        last_spend === null ? (
          <span className="quiet">
            none since <DayOf day={spend.last_spend_since} />
          </span>
        ) : (
          <DayOf day={last_spend} />
        ),
    },
  ];
}

function ProjectCell({ project }: { project: ProjectSpendRow }) {
  const view = useSpendParams();
  const { id, name, description } = project;
  return (
    <>
      <Link className={styles.link} to={projectAddress(id, view)}>
        <bdi>{projectLabel(project)}</bdi>
      </Link>
      {id !== null && name !== null && (
        <>
          {" "}
          <span className={styles.id} title={id}>
            {shortId(id)}
          </span>
        </>
      )}
      {id === null && <div className="quiet wide-only">Billed at organisation level</div>}
      {description !== null && description !== "" && (
        <div className="quiet wide-only">
          <bdi>{description}</bdi>
        </div>
      )}
    </>
  );
}

function Status({ project }: { project: ProjectSpendRow }) {
  return (
    <>
      <StatusTag status={project.status} />
      {project.archived_at !== null && (
        <div className="quiet">
          <DayOfSeconds seconds={project.archived_at} />
        </div>
      )}
    </>
  );
}

function Permission({ project }: { project: ProjectSpendRow }) {
  if (project.permission === null) return <NotAvailable />;
  const { text, tone } = permissionLabel(project.permission);
  return <Tag tone={tone}>{text}</Tag>;
}
