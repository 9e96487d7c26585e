import { Link, useParams } from "react-router";
import { breakdownFile } from "@/api/costs-breakdown";
import { Card } from "@/components/card";
import { EmptyState } from "@/components/empty-state";
import { BreakdownCard } from "@/features/breakdown/breakdown-card";
import { useBreakdownTable } from "@/features/breakdown/use-breakdown-table";
import { useComparison } from "@/features/comparison/use-comparison";
import { useDateRange } from "@/features/date-range/use-date-range";
import { ExportMenu } from "@/features/export/export-menu";
import { FilterChips } from "@/features/filters/filter-chips";
import { MonthsCard } from "@/features/project/months-card";
import { ProjectIntro } from "@/features/project/project-intro";
import { ProjectName } from "@/features/project/project-name";
import { useProject } from "@/features/project/use-project";
import { RefreshNotice } from "@/features/refresh/refresh-notice";
import { projectLabel } from "@/lib/project-label";
import { useFilters } from "@/lib/use-filters";
import { useUrlState } from "@/lib/use-url-state";
import type { Filters, View } from "@/lib/view";
import { type Origin, wayBack } from "./came-from";
import { PageTitle } from "./page-title";
import styles from "./project-page.module.css";
import { useRefreshSlot } from "./use-refresh-slot";
import { ViewToolbar } from "./view-toolbar";

/** The word in the address for money without a project. */
const NONE = "none";

export default function ProjectPage({ origin }: { origin: Origin | null }) {
  const { id: word = NONE } = useParams();
  const [params] = useUrlState();
  const id = word === NONE ? null : word;
  const project = useProject(id);
  const back = wayBack(origin, params);
  const missing = project.error?.status === 404;
  return (
    <>
      <PageTitle>{projectLabel(project.data?.body ?? { id, name: null })}</PageTitle>
      <Link className={styles.back} to={back.to}>
        ‹ {back.label}
      </Link>
      {missing ? (
        <Card title="No such project" titleHidden>
          <EmptyState title="There is no such project" actions={<Link to="/projects">All projects</Link>}>
            OpenAI lists none with the id “{word}”. The address may be mistyped, or from another
            organisation.
          </EmptyState>
        </Card>
      ) : (
        <>
          <ProjectIntro id={id} query={project} />
          <ProjectFigures word={word} />
        </>
      )}
    </>
  );
}

/** The same blocks as on the Usage page, of one project's money. */
function ProjectFigures({ word }: { word: string }) {
  const dates = useDateRange();
  const comparison = useComparison();
  const chosen = useFilters();
  const table = useBreakdownTable(["models", "line-items"]);
  const { problem } = useRefreshSlot();
  const filters: Filters = { ...chosen, projectIds: [word] };
  const view: View = { range: dates.range, compare: comparison.value, filters };
  return (
    <>
      <RefreshNotice problem={problem} />
      <ViewToolbar dates={dates} comparison={comparison}>
        <ExportMenu table={breakdownFile(view, table.wanted)} view={view} />
      </ViewToolbar>
      <FilterChips projectName={(id) => <ProjectName id={id} />} />
      <BreakdownCard view={view} table={table} />
      <MonthsCard filters={filters} />
    </>
  );
}
