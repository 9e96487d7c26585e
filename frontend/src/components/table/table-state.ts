/** How a table's order and page are written in the address: `sort=-total`, `page=2`. */
export interface Sort {
  id: string;
  desc: boolean;
}

export function parseSort(text: string | null, columns: readonly string[], fallback: Sort): Sort {
  const desc = text?.startsWith("-") ?? false;
  const id = desc ? text?.slice(1) : text;
  return id != null && columns.includes(id) ? { id, desc } : fallback;
}

/** A sort order as the API and the address write it. */
export function formatSort({ id, desc }: Sort): string {
  return `${desc ? "-" : ""}${id}`;
}

/** The value for the address; null for the default order. */
export function sortParam(sort: Sort, fallback: Sort): string | null {
  if (sort.id === fallback.id && sort.desc === fallback.desc) return null;
  return formatSort(sort);
}

/** What of a column decides which order it gives. */
export interface SortColumn {
  id: string;
  figures?: boolean | undefined;
}

/** The order after a click on a column's heading: numbers start with the largest, names with A. */
export function nextSort(before: Sort, column: SortColumn): Sort {
  if (before.id === column.id) return { id: column.id, desc: !before.desc };
  return { id: column.id, desc: column.figures ?? false };
}

/** The page that the address names, from 1; which pages there are is for the API to know. */
export function parsePage(text: string | null): number {
  return text !== null && /^\d{1,6}$/.test(text) ? Math.max(1, Number(text)) : 1;
}
