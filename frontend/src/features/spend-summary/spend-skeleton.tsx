import { Card } from "@/components/card";
import { SkeletonBlock, SkeletonLines } from "@/components/skeleton";
import styles from "./spend-skeleton.module.css";

/** The shape of the page while its first data loads. */
export function SpendSkeleton() {
  return (
    <>
      <Card title="Summary" titleHidden className={styles.summary}>
        <SkeletonLines lines={3} />
      </Card>
      <Card title="Cost per day" className={styles.chart}>
        <SkeletonBlock className={styles.block} />
      </Card>
      <Card title="Rows" titleHidden>
        <SkeletonLines lines={8} />
      </Card>
    </>
  );
}
