import { breakdownFile } from "@/api/costs-breakdown";
import { Card } from "@/components/card";
import { EmptyState } from "@/components/empty-state";
import { Link } from "@/components/link";
import { BreakdownCard } from "@/features/breakdown/breakdown-card";
import { useBreakdownTable } from "@/features/breakdown/use-breakdown-table";
import { OtherRanges } from "@/features/date-range/other-ranges";
import { ExportMenu } from "@/features/export/export-menu";
import { FilterChips } from "@/features/filters/filter-chips";
import { MonthsCard } from "@/features/project/months-card";
import { ProjectIntro } from "@/features/project/project-intro";
import { ProjectName } from "@/features/project/project-name";
import { useListing } from "@/features/project/use-listing";
import { useProject } from "@/features/project/use-project";
import { RefreshNotice } from "@/features/refresh/refresh-notice";
import type { Address } from "@/lib/address";
import { projectLabel } from "@/lib/project-label";
import { useFilters } from "@/lib/use-filters";
import { useUrlState } from "@/lib/use-url-state";
import type { Filters } from "@/lib/view";
import { wayBack } from "./came-from";
import { PageTitle } from "./page-title";
import styles from "./project-page.module.css";
import { SpendAhead } from "./spend-ahead";
import { SpendBlocks } from "./spend-blocks";
import { useRefreshSlot } from "./use-refresh-slot";
import { useSpendView } from "./use-spend-view";
import { ViewToolbar } from "./view-toolbar";

/** The word in the address for money without a project. */
const NONE = "none";

interface ProjectPageProps {
  /** The project's id, or the word for none. */
  word: string;
  origin: Address | null;
}

export default function ProjectPage({ word, origin }: ProjectPageProps) {
  const [params] = useUrlState();
  const id = word === NONE ? null : word;
  const project = useProject(id);
  const back = wayBack(origin, params);
  const listing = useListing(word, project);
  return (
    <>
      <PageTitle>{projectLabel(project.data?.body ?? { id, name: null })}</PageTitle>
      <Link className={styles.back} to={back.to}>
        ‹ {back.label}
      </Link>
      {listing === "nowhere" ? (
        <Card title="No such project" titleHidden>
          <EmptyState
            title="There is no such project"
            actions={<Link to="/projects">All projects</Link>}
          >
            OpenAI lists none with the id “{word}”, and has billed none for a year. The address may
            be mistyped, or from another organisation.
          </EmptyState>
        </Card>
      ) : (
        <>
          <ProjectIntro id={id} query={project} listing={listing} />
          <ProjectFigures
            key={word}
            word={word}
            name={projectLabel(project.data?.body ?? { id, name: null })}
          />
        </>
      )}
    </>
  );
}

/** The same blocks as on the Usage page, of one project's money. */
function ProjectFigures({ word, name }: { word: string; name: string }) {
  const filters: Filters = { ...useFilters(), projectIds: [word] };
  const { dates, view, hinted, toolbar } = useSpendView(filters);
  const table = useBreakdownTable(["models", "line-items"]);
  const { problem, slot } = useRefreshSlot();
  return (
    <>
      <SpendAhead view={view} table={table} />
      {hinted && <SpendAhead view={hinted} table={{ ...table, page: 1 }} history />}
      <RefreshNotice problem={problem} />
      <ViewToolbar {...toolbar}>
        <ExportMenu table={breakdownFile(view, table.wanted)} view={view} />
      </ViewToolbar>
      <FilterChips projectName={(id) => <ProjectName id={id} />} />
      <SpendBlocks
        view={view}
        label={dates.label}
        subject={`Spend of ${name}`}
        elsewhere={<OtherRanges preset={dates.preset} onChoose={dates.choose} />}
        refresh={slot}
        rows={(unusual) => <BreakdownCard view={view} table={table} unusual={unusual} />}
      />
      <MonthsCard filters={filters} />
    </>
  );
}
