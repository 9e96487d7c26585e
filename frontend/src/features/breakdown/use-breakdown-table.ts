import type { RowsQuery } from "@/api/costs-breakdown";
import { useTableState } from "@/components/table/use-table-state";
import { formatSort } from "@/components/table/table-state";
import { useSearchParams } from "@/router/use-search-params";
import { type BreakdownTab, parseTab, type TabId, TABS } from "./breakdown-data";

const MOST_EXPENSIVE_FIRST = { id: "total", desc: true };

const SORTABLE = ["name", "total", "share", "change", "daily_average"];
/** A project's models have different prices: only of one model is there a price to sort by. */
const PRICED = [...SORTABLE, "unit_price", "unit_price_change"];

/** The open table: its tab, search, sort order and page, all in the address. */
export function useBreakdownTable(ids: readonly TabId[]) {
  const [params, change] = useSearchParams();
  const tabs: readonly BreakdownTab[] = TABS.filter(({ id }) => ids.includes(id));
  const tab = parseTab(params.get("tab"), tabs);
  const state = useTableState(tab.by === "project" ? SORTABLE : PRICED, MOST_EXPENSIVE_FIRST);
  const wanted: RowsQuery = { by: tab.by, search: state.search, sort: formatSort(state.sort) };
  return {
    ...state,
    tabs,
    tab,
    /** What the API is asked for, without the page. */
    wanted,
    chooseTab: (id: TabId) => {
      change({ tab: id === tabs[0]?.id ? null : id, page: null });
    },
  };
}

export type BreakdownTable = ReturnType<typeof useBreakdownTable>;
