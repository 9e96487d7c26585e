import Dropdown from "react-bootstrap/Dropdown";
import { exportFile } from "@/api/costs-export";
import { LiveRegion } from "@/components/live-region";
import { useCopy } from "@/hooks/use-copy";
import type { View } from "@/lib/view";
import { linkToDays } from "./export-data";
import styles from "./export-menu.module.css";

interface ExportMenuProps {
  /** Where the table on screen is to be had as a file. */
  table: URL;
  /** What the page looks at, where it looks at days of a person's choice. */
  view?: View;
}

/** What the page shows, to take along: as files, and as an address. */
export function ExportMenu({ table, view }: ExportMenuProps) {
  const { news, copy } = useCopy();
  return (
    <>
      <Dropdown align="end">
        <Dropdown.Toggle id="export" variant="outline-secondary">
          {news === "" ? "Export" : news}
        </Dropdown.Toggle>
        <Dropdown.Menu className={styles.menu ?? ""}>
          <File url={table} label="This table as CSV" meaning="Current search and sort, all rows" />
          {view && (
            <>
              <File
                url={exportFile(view, "csv")}
                label="All rows as CSV"
                meaning="By day, project and line item"
              />
              <File
                url={exportFile(view, "json")}
                label="All rows as JSON"
                meaning="The same, for programs"
              />
              <Dropdown.Divider />
              <Dropdown.Item
                as="button"
                type="button"
                onClick={() => void copy(linkToDays(location.href, view.range))}
              >
                Copy link to these days
                <span className={styles.meaning}>Still shows these days tomorrow</span>
              </Dropdown.Item>
            </>
          )}
        </Dropdown.Menu>
      </Dropdown>
      <LiveRegion>{news}</LiveRegion>
    </>
  );
}

function File({ url, label, meaning }: { url: URL; label: string; meaning: string }) {
  return (
    // The server names the file.
    <Dropdown.Item href={url.href} download="">
      {label}
      <span className={styles.meaning}>{meaning}</span>
    </Dropdown.Item>
  );
}
