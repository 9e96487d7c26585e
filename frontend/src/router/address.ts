/**
 * A place in the dashboard. All of it stands behind the "#", so that one document serves every page, below any
 * path of a reverse proxy.
 */
export interface Address {
  /** "/projects" */
  pathname: string;
  /** "?search=team", or empty. */
  search: string;
}

/** Where a link leads; without a path, to the same page. */
export type To = string | { pathname?: string; search: string };

/** Parses "/projects?search=team", with or without the "#" of `location.hash` before it. */
export function parseAddress(text: string): Address {
  const [path = "", ...rest] = text.replace(/^#?\/?/, "").split("?");
  return { pathname: `/${path.replace(/\/$/, "")}`, search: searchString(rest.join("?")) };
}

export function currentAddress(): Address {
  return parseAddress(location.hash);
}

/** The search of an address, with its "?"; empty where there are no parameters. */
export function searchString(params: URLSearchParams | string): string {
  const text = params.toString();
  return text === "" ? "" : `?${text}`;
}

/** The address that a link on the page `here` leads to: "/projects?search=team". */
export function resolve(to: To, here: string): string {
  const { pathname = here, search } = typeof to === "string" ? parseAddress(to) : to;
  return `${pathname}${search}`;
}

/**
 * Adds a step to the browser's history, or replaces the current one. wouter's own `navigate` would write the
 * search before the "#", where it is not part of the dashboard's address.
 */
export function navigate(to: To, { replace = false }: { replace?: boolean | undefined } = {}) {
  const hash = `#${resolve(to, currentAddress().pathname)}`;
  if (hash === location.hash) return;
  history[replace ? "replaceState" : "pushState"](null, "", hash);
  // The browser itself reports only links and steps through its history.
  window.dispatchEvent(new HashChangeEvent("hashchange"));
}
