import { type KeyboardEvent, type ReactNode, useRef } from "react";
import styles from "./tabs.module.css";
import { useOptimisticValue } from "@/hooks/use-optimistic-value";

export interface Tab<Id extends string> {
  id: Id;
  label: string;
}

interface TabsProps<Id extends string> {
  /** What is chosen between, for those who listen. */
  label: string;
  tabs: readonly Tab<Id>[];
  active: Id;
  onChoose: (id: Id) => void;
  /** The id of the panel; the tabs' own begin with it. */
  panel: string;
}

function tabId(panel: string, id: string): string {
  return `${panel}-${id}`;
}

/** The index that a key leads to; null for a key that leads nowhere. */
function target(key: string, index: number, count: number): number | null {
  if (key === "ArrowRight") return (index + 1) % count;
  if (key === "ArrowLeft") return (index - 1 + count) % count;
  if (key === "Home") return 0;
  return key === "End" ? count - 1 : null;
}

/** One stop for the keyboard; the arrow keys choose at once, for what a tab shows comes quickly. */
export function Tabs<Id extends string>({ label, tabs, active, onChoose, panel }: TabsProps<Id>) {
  const list = useRef<HTMLDivElement>(null);
  const [chosen, setChosen] = useOptimisticValue(active);
  const choose = (id: Id) => {
    setChosen(id);
    onChoose(id);
  };
  const walk = (event: KeyboardEvent, index: number) => {
    const to = target(event.key, index, tabs.length);
    const tab = to === null ? undefined : tabs[to];
    if (to === null || !tab) return;
    event.preventDefault();
    list.current?.querySelectorAll<HTMLElement>("[role=tab]")[to]?.focus();
    choose(tab.id);
  };
  return (
    <div ref={list} role="tablist" aria-label={label} className={styles.tabs}>
      {tabs.map((tab, index) => (
        <button
          key={tab.id}
          type="button"
          role="tab"
          id={tabId(panel, tab.id)}
          aria-selected={tab.id === chosen}
          aria-controls={panel}
          tabIndex={tab.id === chosen ? 0 : -1}
          className={styles.tab}
          onClick={() => {
            choose(tab.id);
          }}
          onKeyDown={(event) => {
            walk(event, index);
          }}
        >
          {tab.label}
        </button>
      ))}
    </div>
  );
}

/** What the chosen tab shows. */
export function TabPanel(props: { panel: string; active: string; children: ReactNode }) {
  return (
    <div role="tabpanel" id={props.panel} aria-labelledby={tabId(props.panel, props.active)}>
      {props.children}
    </div>
  );
}
