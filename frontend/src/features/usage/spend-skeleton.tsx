import { Card } from "@/components/card";
import { SkeletonBlock, SkeletonLines } from "@/components/skeleton";
import styles from "./spend.module.css";

/** The shape of the page while its first figures are on their way. */
export function SpendSkeleton() {
  return (
    <>
      <Card title="Summary" titleHidden>
        <SkeletonLines lines={3} />
      </Card>
      <div className={styles.two}>
        <Card title="Cost per day">
          <SkeletonBlock className={styles.chart} />
        </Card>
        <Card title="Cost by model">
          <SkeletonLines lines={8} />
        </Card>
      </div>
      <Card title="Projects">
        <SkeletonLines lines={8} />
      </Card>
    </>
  );
}
