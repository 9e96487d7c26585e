import { useId } from "react";
import { usePrefetch } from "@/api/use-api-query";
import { LiveRegion } from "@/components/live-region";
import { QueryState } from "@/components/query-state";
import { Card } from "@/components/card";
import { SearchBox } from "@/components/search-box";
import { SkeletonLines } from "@/components/skeleton";
import { TableHead } from "@/components/table/table-head";
import { TabPanel, Tabs } from "@/components/tabs";
import { useLastPage } from "@/components/table/use-last-page";
import type { View } from "@/lib/view";
import { foundText, type Unusual } from "./breakdown-data";
import { BreakdownRows } from "./breakdown-rows";
import { breakdownQuery, useBreakdown } from "./use-breakdown";
import type { BreakdownTable } from "./use-breakdown-table";

interface BreakdownCardProps {
  view: View;
  table: BreakdownTable;
  /** What cost more than usual: its rows are marked. */
  unusual?: readonly Unusual[] | undefined;
}

const NONE: readonly Unusual[] = [];

/** The rows: who or what the money was spent on, searched, sorted and paged by the API. */
export function BreakdownCard({ view, table, unusual = NONE }: BreakdownCardProps) {
  const panel = useId();
  const { tab, tabs, search } = table;
  const query = useBreakdown(view, table.wanted, table.page);
  const prefetch = usePrefetch();
  const { data, isPlaceholderData } = query;
  useLastPage(isPlaceholderData ? undefined : data?.body, table.setPage);
  const news = data && !isPlaceholderData && search !== "" ? foundText(data.body) : "";
  return (
    <Card title="Cost breakdown" titleHidden>
      <TableHead
        tabs={
          <Tabs
            label="Group by"
            tabs={tabs}
            active={tab.id}
            onChoose={table.chooseTab}
            panel={panel}
          />
        }
      >
        <SearchBox
          label={`Search ${tab.many}`}
          placeholder={`Search ${tab.many}`}
          value={search}
          onSearch={table.setSearch}
        />
      </TableHead>
      <LiveRegion>{news}</LiveRegion>
      <TabPanel panel={panel} active={tab.id}>
        <QueryState
          query={query}
          waiting="Loading the rows…"
          skeleton={<SkeletonLines lines={8} />}
          inCard
        >
          {({ body }) => (
            <BreakdownRows
              breakdown={body}
              table={table}
              unusual={unusual}
              onHint={(column) => {
                const next = { ...table.wanted, sort: table.sortAfter(column) };
                prefetch([breakdownQuery(view, next, 1)]);
              }}
            />
          )}
        </QueryState>
      </TabPanel>
    </Card>
  );
}
