import { useQuery } from "@tanstack/react-query";
import { useId } from "react";
import ProgressBar from "react-bootstrap/ProgressBar";
import { getReading } from "@/api/refresh";
import { Card } from "@/components/card";
import { formatCount } from "@/lib/format/count";
import styles from "./reading-progress.module.css";

const EVERY_MS = 500;

/** "Reading day 120 of 395 from OpenAI", for as long as it is shown and the server reads. */
export function ReadingProgress() {
  const id = useId();
  const { data: reading } = useQuery({
    queryKey: ["reading"],
    queryFn: ({ signal }) => getReading(signal),
    refetchInterval: EVERY_MS,
    retry: false,
    staleTime: 0,
    // What was read for the wait before says nothing about this one.
    gcTime: 0,
  });
  if (!reading) return null;
  return (
    <Card title="Progress" titleHidden className={styles.progress}>
      <p id={id} className="quiet num mb-0">
        Reading day {formatCount(reading.days_read)} of {formatCount(reading.days_wanted)} from
        OpenAI
      </p>
      <ProgressBar>
        <ProgressBar now={reading.days_read} max={reading.days_wanted} aria-labelledby={id} />
      </ProgressBar>
    </Card>
  );
}
