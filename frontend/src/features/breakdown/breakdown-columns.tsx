import type { Breakdown, BreakdownRow } from "@/api/costs-breakdown";
import { Change, FractionChange } from "@/components/change";
import { Money } from "@/components/money";
import { Share } from "@/components/share-bar";
import { Sparkline } from "@/components/sparkline";
import type { Column } from "@/components/table/table-parts";
import { NotAvailable } from "@/components/not-available";
import { formatPrice } from "@/lib/format/money";
import { seriesToken } from "@/lib/series-colour";
import { perUnits } from "@/lib/format/unit-price";
import { changeWord, comparedHeader, isUnusual, rowLabel, tabOf, type Unusual } from "./breakdown-data";
import { ModelTags } from "./model-tags";
import { RowName } from "./row-name";

type Shown = Pick<Breakdown, "by" | "currency" | "comparison" | "range" | "trend_interval">;
type Columns = Column<BreakdownRow>[];

/** The columns for what the rows are: what is compared only where something is, prices only of models. */
export function breakdownColumns(
  shown: Shown,
  unusual: readonly Unusual[],
  ofOneProject: boolean,
): Columns {
  const { by, currency, comparison, range, trend_interval } = shown;
  const { one } = tabOf(by);
  return [
    {
      id: "name",
      header: `${one.charAt(0).toUpperCase()}${one.slice(1)}`,
      namesRow: true,
      sortable: true,
      cell: (row) => (
        <RowName
          by={by}
          row={row}
          unusual={isUnusual(by, row.key, unusual)}
          ofOneProject={ofOneProject}
        />
      ),
    },
    {
      id: "trend",
      header: "Trend",
      figures: true,
      wideOnly: true,
      hint: `Cost of each ${trend_interval}`,
      cell: ({ trend, rank }) => <Sparkline values={trend} token={seriesToken(rank)} />,
    },
    {
      id: "total",
      header: "Total Cost",
      figures: true,
      sortable: true,
      cell: ({ total }) => (
        <strong>
          <Money amount={total} currency={currency} />
        </strong>
      ),
    },
    {
      id: "share",
      header: "% of Total",
      figures: true,
      notOnPhones: true,
      sortable: true,
      cell: ({ share, rank }) => <Share share={share} token={seriesToken(rank)} />,
    },
    ...(comparison === null ? [] : [changeColumn(comparedHeader(comparison, range), currency)]),
    ...(by === "project" ? [] : priceColumns(currency, comparison !== null)),
    {
      id: "daily_average",
      header: "Daily Average",
      figures: true,
      wideOnly: true,
      roomyOnly: true,
      sortable: true,
      cell: ({ daily_average }) => <Money amount={daily_average} currency={currency} />,
    },
    ...(by === "project" ? [modelsColumn] : []),
  ];
}

function changeColumn(header: string, currency: string): Columns[number] {
  return {
    id: "change",
    header,
    figures: true,
    sortable: true,
    hint: "Sorted by the amount of the change",
    cell: (row) => (
      <Change
        change={row.change}
        fraction={row.change_fraction}
        word={changeWord(row)}
        currency={currency}
      />
    ),
  };
}

function priceColumns(currency: string, compared: boolean): Columns {
  const price: Columns[number] = {
    id: "unit_price",
    header: "Unit Price",
    figures: true,
    wideOnly: true,
    sortable: true,
    hint: "Billed cost divided by billed quantity",
    cell: ({ unit_price }) =>
      unit_price === null ? (
        <NotAvailable />
      ) : (
        <>
          <span className="num">{formatPrice(unit_price.amount, currency)}</span>
          <div className="quiet num">{perUnits(unit_price)}</div>
        </>
      ),
  };
  const priceChange: Columns[number] = {
    id: "unit_price_change",
    header: "Price Change",
    figures: true,
    wideOnly: true,
    roomyOnly: true,
    sortable: true,
    cell: ({ unit_price_change }) =>
      unit_price_change === null ? <NotAvailable /> : <FractionChange fraction={unit_price_change} />,
  };
  return compared ? [price, priceChange] : [price];
}

const modelsColumn: Columns[number] = {
  id: "models",
  header: "Models",
  wideOnly: true,
  cell: (row) => <ModelTags models={row.models} of={rowLabel("project", row)} />,
};
