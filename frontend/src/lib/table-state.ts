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

/** The word for the address; null for the order a table has anyway. */
export function writeSort(sort: Sort, fallback: Sort): string | null {
  if (sort.id === fallback.id && sort.desc === fallback.desc) return null;
  return `${sort.desc ? "-" : ""}${sort.id}`;
}

/** The page's index from 0, held within the pages there are. */
export function parsePage(text: string | null, rowCount: number, pageSize: number): number {
  const last = Math.max(0, Math.ceil(rowCount / pageSize) - 1);
  const page = text !== null && /^\d{1,6}$/.test(text) ? Number(text) - 1 : 0;
  return Math.min(last, Math.max(0, page));
}
