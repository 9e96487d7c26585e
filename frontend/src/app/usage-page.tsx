import { PageTitle } from "./page-title";
import { SpendPage } from "./spend-page";

export function UsagePage() {
  return (
    <>
      <PageTitle>Usage</PageTitle>
      <SpendPage tabs={["projects", "models", "line-items"]} />
    </>
  );
}
