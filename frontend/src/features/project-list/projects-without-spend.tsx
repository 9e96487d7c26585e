import { useQuery } from "@tanstack/react-query";
import Table from "react-bootstrap/Table";
import { getAllProjects, type Project } from "@/api/projects";
import { Alert } from "@/components/alert";
import { QueryState } from "@/components/query-state";
import { Card } from "@/components/card";
import { DayOfSeconds } from "@/components/day-of";
import { SkeletonLines } from "@/components/skeleton";
import { StatusTag } from "@/components/status-tag";
import type { ApiError } from "@/api/api-error";
import { SPEND_DATA } from "@/api/freshness";
import { projectLabel } from "@/lib/labels";

/** The list alone, for a key that may read projects and not what they cost. */
export function ProjectsWithoutSpend({ problem }: { problem: ApiError }) {
  const query = useQuery<Project[], ApiError>({
    queryKey: [SPEND_DATA, "projects"],
    queryFn: ({ signal }) => getAllProjects(signal),
  });
  return (
    <>
      <Alert role="note" aria-label="About this list">
        {problem.message}
      </Alert>
      <Card title="Projects">
        <QueryState
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
        </QueryState>
      </Card>
    </>
  );
}
