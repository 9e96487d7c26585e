import { Card } from "@/components/card";
import { EmptyState } from "@/components/empty-state";
import { Link } from "@/router/link";
import styles from "./layout.module.css";
import { PageTitle } from "./page-title";

export function NotFoundPage() {
  return (
    <div className={styles.alone}>
      <PageTitle>Page not found</PageTitle>
      <Card title="Nothing here" titleHidden>
        <EmptyState title="There is no such page" actions={<Link to="/">Go to Usage</Link>}>
          The address may be mistyped, or belong to another version of the dashboard.
        </EmptyState>
      </Card>
    </div>
  );
}
