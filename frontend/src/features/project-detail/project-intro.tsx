import type { UseQueryResult } from "@tanstack/react-query";
import type { ApiResponse } from "@/api/client";
import type { Project } from "@/api/projects";
import { Card } from "@/components/card";
import { Loading } from "@/components/loading";
import { SkeletonLines } from "@/components/skeleton";
import type { ApiError } from "@/api/api-error";
import { NoProjectHeader, ProjectHeader, UnknownProjectHeader } from "./project-header";
import type { Listing } from "./use-listing";

interface ProjectIntroProps {
  /** Null for money without a project. */
  id: string | null;
  query: UseQueryResult<ApiResponse<Project>, ApiError>;
  listing: Listing;
}

/** The project that the page is about; its id alone where OpenAI has no data about it. */
export function ProjectIntro({ id, query, listing }: ProjectIntroProps) {
  const { data, error } = query;
  if (id === null) return <NoProjectHeader />;
  if (data) return <ProjectHeader project={data.body} />;
  if (error === null || listing === null) {
    return (
      <Card title="Project" titleHidden>
        <Loading label="Loading the project…" skeleton={<SkeletonLines lines={3} />} />
      </Card>
    );
  }
  return (
    <UnknownProjectHeader id={id}>
      {unknownProjectText(listing, error)}
    </UnknownProjectHeader>
  );
}

function unknownProjectText(listing: Listing, error: ApiError): string {
  switch (listing) {
    case "billed":
      return "This project is not in OpenAI’s list of projects, but it was billed.";
    case "unread":
      return "This project is not in OpenAI’s list of projects; whether it was billed is unknown.";
    default:
      return `Name and status are not available: ${error.message}`;
  }
}
