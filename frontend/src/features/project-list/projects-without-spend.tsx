import { useQuery } from "@tanstack/react-query";
import Table from "react-bootstrap/Table";
import { getAllProjects, type Project } from "@/api/projects";
import { Alert } from "@/components/alert";
import { Answer } from "@/components/query-state";
import { Card } from "@/components/card";
import { DayOfSeconds } from "@/components/day-of";
import { SkeletonLines } from "@/components/skeleton";
import { StatusTag } from "@/components/status-tag";
import type { Problem } from "@/api/api-error";
import { FIGURES } from "@/api/freshness";
import { projectLabel } from "@/lib/project-label";

/** The list alone, for a key that may read projects and not what they cost. */
export function ProjectsWithoutSpend({ problem }: { problem: Problem }) {
  const query = useQuery<Project[], Problem>({
    queryKey: [FIGURES, "projects"],
    queryFn: ({ signal }) => getAllProjects(signal),
  });
  return (
    <>
      <Alert role="note" aria-label="About this list">
        {problem.message}
      </Alert>
      <Card title="Projects">
        <Answer
          query={query}
          waiting="Loading the projects…"
          skeleton={<SkeletonLines lines={12} />}
          inCard
        >
          {(projects) => (
            <Table hover>
              <caption className="visually-hidden">Projects of the organisation</caption>
              <thead>
                <tr>
                  <th scope="col">Project</th>
                  <th scope="col">Status</th>
                  <th scope="col">Created</th>
                </tr>
              </thead>
              <tbody>
                {projects.map((project) => (
                  <tr key={project.id}>
                    <th scope="row">
                      <bdi>{projectLabel(project)}</bdi>
                    </th>
                    <td>
                      <StatusTag status={project.status} />
                    </td>
                    <td>
                      <DayOfSeconds seconds={project.created_at} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </Table>
          )}
        </Answer>
      </Card>
    </>
  );
}
