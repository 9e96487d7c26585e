import FormCheck from "react-bootstrap/FormCheck";
import { SearchBox } from "@/components/search-box";
import styles from "./projects-controls.module.css";
import type { useProjectFilters } from "./use-project-filters";

/** Search, and whether archived projects are listed. */
export function ProjectsControls({ filters }: { filters: ReturnType<typeof useProjectFilters> }) {
  return (
    <div role="search" className={styles.controls}>
      <SearchBox
        label="Search projects"
        placeholder="Search name, id or description"
        value={filters.search}
        onSearch={filters.setSearch}
      />
      <FormCheck
        type="switch"
        role="switch"
        id="include-archived"
        label="Include archived"
        checked={filters.includeArchived}
        onChange={(event) => {
          filters.setIncludeArchived(event.target.checked);
        }}
      />
    </div>
  );
}
