/**
 * Where in the dashboard a person is: all of it stands behind the "#", so that one document serves every
 * page, below any path of a reverse proxy, and the browser itself follows links and its history.
 */
export interface Address {
  /** "/projects" */
  pathname: string;
  /** "?search=team", or nothing. */
  search: string;
}

/** Where a link leads; without a path, to the same page. */
export type To = string | { pathname?: string; search: string };

/** Reads what `location.hash` holds. */
export function addressOf(hash: string): Address {
  const [path = "", ...rest] = hash.replace(/^#?\/?/, "").split("?");
  const search = rest.join("?");
  return { pathname: `/${path.replace(/\/$/, "")}`, search: search === "" ? "" : `?${search}` };
}

export function addressNow(): Address {
  return addressOf(location.hash);
}

/** What a link's `href` holds; `here` is the page that it stands on. */
export function hashTo(to: To, here: string): string {
  const { pathname = here, search } = typeof to === "string" ? addressOf(to) : to;
  return `#${pathname}${search}`;
}

/** Goes there as a link would; `replace` leaves no step behind for the way back. */
export function go(to: To, { replace = false } = {}) {
  const hash = hashTo(to, addressNow().pathname);
  if (hash === location.hash) return;
  if (replace) history.replaceState(null, "", hash);
  else history.pushState(null, "", hash);
  // The browser's own event would come a frame later, and the question with it.
  window.dispatchEvent(new HashChangeEvent("hashchange"));
}

/** The part of a path behind a word: "a/b" in "/projects/a%2Fb"; null where another page is meant. */
export function pathPart(pathname: string, word: string): string | null {
  const [, first, part, ...rest] = pathname.split("/");
  if (first !== word || part === undefined || part === "" || rest.length > 0) return null;
  try {
    return decodeURIComponent(part);
  } catch {
    // Mistyped: no escape that means anything.
    return part;
  }
}
