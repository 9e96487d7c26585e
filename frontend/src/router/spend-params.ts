/** What of an address says which money is looked at, on every page that looks at some. */
const VIEW_NAMES = ["range", "start", "end", "compare", "model", "line_item"];

/** An address's own words, with the view of another one instead of its own. */
export function withViewOf(view: URLSearchParams, own = new URLSearchParams()): URLSearchParams {
  const after = new URLSearchParams([...own].filter(([name]) => !VIEW_NAMES.includes(name)));
  for (const [name, value] of view) {
    if (VIEW_NAMES.includes(name)) after.append(name, value);
  }
  return after;
}

/** The words behind an address's "?"; nothing where there are none. */
export function searchOf(params: URLSearchParams): string {
  return params.size === 0 ? "" : `?${params}`;
}

/** Where a project's page is, with the view kept; null is money without a project. */
export function projectAddress(id: string | null, params: URLSearchParams) {
  return {
    pathname: `/projects/${encodeURIComponent(id ?? "none")}`,
    search: searchOf(withViewOf(params)),
  };
}
