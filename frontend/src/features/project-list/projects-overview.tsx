import { type ReactNode, useId } from "react";
import { LiveRegion } from "@/components/live-region";
import { QueryState } from "@/components/query-state";
import { Card } from "@/components/card";
import { RefreshErrorNotice } from "@/components/refresh-error-notice";
import { Freshness, type RefreshSlot } from "@/components/freshness";
import { LongWait } from "@/components/long-wait";
import { SearchBox } from "@/components/search-box";
import { SkeletonLines } from "@/components/skeleton";
import { StaleNotice } from "@/components/stale-notice";
import { TableHead } from "@/components/table/table-head";
import { TabPanel, Tabs } from "@/components/tabs";
import { useLastPage } from "@/components/table/use-last-page";
import { Warnings } from "@/components/warnings";
import { formatCount } from "@/lib/format/count";
import { splitWarnings } from "@/api/freshness";
import { NothingFound } from "./nothing-found";
import { comparedDays, countText } from "./projects-data";
import styles from "./projects-overview.module.css";
import { ProjectsTable } from "./projects-table";
import { ProjectsWithoutSpend } from "./projects-without-spend";
import { useProjectsSpend } from "./use-projects-spend";
import type { ProjectsTableState } from "./use-projects-table";

interface ProjectsOverviewProps {
  table: ProjectsTableState;
  refresh: RefreshSlot;
  /** What else there is to do with the list. */
  tools: ReactNode;
  /** How far a long wait has come. */
  progress: ReactNode;
}

/** The organisation's projects with what they cost lately, or why they are not there. */
export function ProjectsOverview({ table, refresh, tools, progress }: ProjectsOverviewProps) {
  const panel = useId();
  const query = useProjectsSpend(table.wanted, table.page);
  const { data, error, isPlaceholderData } = query;
  useLastPage(isPlaceholderData ? undefined : data?.body, table.setPage);
  if (error?.code === "missing_scope" && data === undefined) {
    return <ProjectsWithoutSpend problem={error} />;
  }
  const found = data?.body.found;
  const count = found ? countText(found, table) : "";
  const { failed, others } = splitWarnings(data?.body.warnings ?? []);
  const archived = found && found.archived > 0 ? ` (${formatCount(found.archived)})` : "";
  const active = table.archived ? "archived" : "current";
  return (
    <>
      <LiveRegion>{isPlaceholderData ? "" : count}</LiveRegion>
      {data && (
        <Freshness
          asOf={data.body.as_of}
          freshness={error === null ? data.freshness : "stale"}
          refresh={refresh}
        />
      )}
      <RefreshErrorNotice query={query} />
      <StaleNotice messages={failed} />
      <Warnings warnings={others} />
      {query.isPending && <LongWait>{progress}</LongWait>}
      <Card title="Projects" titleHidden>
        <TableHead
          tabs={
            <Tabs
              label="Which projects"
              tabs={[
                { id: "current", label: "Projects" },
                { id: "archived", label: `Archived${archived}` },
              ]}
              active={active}
              onChoose={(id) => {
                table.showArchived(id === "archived");
              }}
              panel={panel}
            />
          }
        >
          <SearchBox
            label="Search projects"
            placeholder="Search name, id or description"
            value={table.search}
            onSearch={table.setSearch}
          />
          {tools}
        </TableHead>
        <TabPanel panel={panel} active={active}>
          <QueryState
            query={query}
            waiting="Loading the projects…"
            skeleton={<SkeletonLines lines={12} />}
            inCard
            errorShownAbove
          >
            {({ body }) =>
              body.found.count > 0 ? (
                <>
                  <ProjectsTable spend={body} table={table} />
                  <p className={`quiet ${styles.note}`}>
                    <span className="num">{count}</span>. Change: {comparedDays(body)}.
                  </p>
                </>
              ) : (
                <NothingFound table={table} found={body.found} />
              )
            }
          </QueryState>
        </TabPanel>
      </Card>
    </>
  );
}
