import { PageTitle } from "./page-title";
import { SpendFigures } from "./spend-page";

export function UsagePage() {
  return (
    <>
      <PageTitle>Usage</PageTitle>
      <SpendFigures tabs={["projects", "models", "line-items"]} />
    </>
  );
}
