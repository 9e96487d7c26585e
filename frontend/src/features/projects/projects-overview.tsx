import { useMemo } from "react";
import type { Project } from "@/api/projects";
import { Announcer } from "@/components/announcer";
import { Answer } from "@/components/answer";
import { Card } from "@/components/card";
import { Freshness, type RefreshSlot } from "@/components/freshness";
import { SkeletonLines } from "@/components/skeleton";
import { StaleNotice } from "@/components/stale-notice";
import { NothingFound } from "./nothing-found";
import { ProjectsControls } from "./projects-controls";
import { countInWords, searchProjects } from "./projects-data";
import { ProjectsTable } from "./projects-table";
import { useProjectFilters } from "./use-project-filters";
import { useProjects } from "./use-projects";

const NONE: Project[] = [];

const STALE =
  "The projects have not been read anew since the time above. These are the last that arrived.";

/** The organisation's projects, or why they are not there. */
export function ProjectsOverview({ refresh }: { refresh: RefreshSlot }) {
  const filters = useProjectFilters();
  const query = useProjects(filters.includeArchived);
  const all = query.data?.body ?? NONE;
  const found = useMemo(() => searchProjects(all, filters.search), [all, filters.search]);
  const count = countInWords(found.length, all.length);
  return (
    <>
      <ProjectsControls filters={filters} />
      <Announcer>{query.data && !query.isPlaceholderData ? count : ""}</Announcer>
      <Answer query={query} waiting="Loading the projects…" skeleton={<ProjectsSkeleton />}>
        {({ asOf, standing }) => (
          <>
            <Freshness asOf={asOf} standing={standing} refresh={refresh} />
            <StaleNotice messages={standing === "stale" ? [STALE] : []} />
            <Card title="Projects" aside={<span className="quiet num">{count}</span>}>
              {found.length > 0 ? (
                <ProjectsTable projects={found} all={all} />
              ) : (
                <NothingFound filters={filters} none={all.length === 0} />
              )}
            </Card>
          </>
        )}
      </Answer>
    </>
  );
}

function ProjectsSkeleton() {
  return (
    <Card title="Projects">
      <SkeletonLines lines={12} />
    </Card>
  );
}
