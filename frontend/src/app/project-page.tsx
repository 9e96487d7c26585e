import { Card } from "@/components/card";
import { EmptyState } from "@/components/empty-state";
import { Link } from "@/router/link";
import { MonthsCard } from "@/features/project-detail/months-card";
import { ProjectIntro } from "@/features/project-detail/project-intro";
import { useListing } from "@/features/project-detail/use-listing";
import { useProject } from "@/features/project-detail/use-project";
import type { Address } from "@/router/address";
import { projectLabel } from "@/lib/labels";
import { NO_PROJECT } from "@/lib/view";
import { useFilters } from "@/router/spend-params";
import { useSearchParams } from "@/router/use-search-params";
import { backLink } from "./back-link";
import { PageTitle } from "./page-title";
import styles from "./project-page.module.css";
import { SpendPage } from "./spend-page";

interface ProjectPageProps {
  /** The project's id, or {@link NO_PROJECT}. */
  word: string;
  origin: Address | null;
}

export default function ProjectPage({ word, origin }: ProjectPageProps) {
  const [params] = useSearchParams();
  const filters = useFilters();
  const id = word === NO_PROJECT ? null : word;
  const project = useProject(id);
  const back = backLink(origin, params);
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
            OpenAI lists no project with the id “{word}” and has billed none in the last twelve
            months. The address may be mistyped, or belong to another organisation.
          </EmptyState>
        </Card>
      ) : (
        <>
          <ProjectIntro id={id} query={project} listing={listing} />
          <SpendPage
            key={word}
            project={word}
            subject={`Spend of ${projectLabel(project.data?.body ?? { id, name: null })}`}
            tabs={["models", "line-items"]}
          />
          <MonthsCard filters={{ ...filters, projectIds: [word] }} />
        </>
      )}
    </>
  );
}
