import { useMemo } from "react";
import Button from "react-bootstrap/Button";
import type { Project } from "@/api/projects";
import { Announcer } from "@/components/announcer";
import { Card } from "@/components/card";
import { EmptyState } from "@/components/empty-state";
import { Freshness } from "@/components/freshness";
import { Loading } from "@/components/loading";
import { ProblemNotice, ProblemState } from "@/components/problem-state";
import { SkeletonLines } from "@/components/skeleton";
import { formatCount } from "@/lib/count";
import { ProjectsControls } from "./projects-controls";
import { searchProjects } from "./projects-data";
import { ProjectsTable } from "./projects-table";
import { useProjectFilters } from "./use-project-filters";
import { useProjects } from "./use-projects";

const NONE: Project[] = [];

/** The organisation's projects, or why they are not there. */
export function ProjectsOverview() {
  const filters = useProjectFilters();
  const { data, error, isFetching, isPlaceholderData, refetch } = useProjects(
    filters.includeArchived,
  );
  const all = data?.body ?? NONE;
  const found = useMemo(() => searchProjects(all, filters.search), [all, filters.search]);
  const onTry = () => void refetch();
  const count =
    found.length === all.length
      ? `${formatCount(all.length)} ${all.length === 1 ? "project" : "projects"}`
      : `${formatCount(found.length)} of ${formatCount(all.length)} projects`;
  return (
    <>
      <ProjectsControls filters={filters} />
      <Announcer>{data && !isPlaceholderData ? count : ""}</Announcer>
      {error && data && <ProblemNotice problem={error} onTry={onTry} busy={isFetching} />}
      {error && !data && (
        <Card title="No projects" titleHidden>
          <ProblemState problem={error} onTry={onTry} busy={isFetching} />
        </Card>
      )}
      {!data && !error && (
        <Loading
          label="Loading the projects…"
          skeleton={
            <Card title="Projects">
              <SkeletonLines lines={12} />
            </Card>
          }
        />
      )}
      {data && (
        <div aria-busy={isPlaceholderData}>
          {data.asOf !== null && <Freshness asOf={data.asOf} />}
          <Card title="Projects" aside={<span className="quiet num">{count}</span>}>
            {found.length > 0 ? (
              <ProjectsTable projects={found} all={all} />
            ) : (
              <NothingFound filters={filters} none={all.length === 0} />
            )}
          </Card>
        </div>
      )}
    </>
  );
}

interface NothingFoundProps {
  filters: ReturnType<typeof useProjectFilters>;
  /** There is nothing to search in. */
  none: boolean;
}

function NothingFound({ filters, none }: NothingFoundProps) {
  const archived = !filters.includeArchived && (
    <Button
      variant="outline-secondary"
      onClick={() => {
        filters.setIncludeArchived(true);
      }}
    >
      Include archived
    </Button>
  );
  if (none) {
    return (
      <EmptyState title="No projects yet" actions={archived}>
        The organisation has no {filters.includeArchived ? "" : "active "}projects.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title="No project found"
      actions={
        <>
          <Button
            variant="outline-secondary"
            onClick={() => {
              filters.setSearch("");
            }}
          >
            Clear the search
          </Button>
          {archived}
        </>
      }
    >
      No name, id or description has all the words of “{filters.search}”.
    </EmptyState>
  );
}
