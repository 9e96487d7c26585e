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

const MOVED = "spend:moved";

/** Where the browser has still to be told to be. */
let coming: { hash: string; replace: boolean } | null = null;

export function addressNow(): Address {
  return addressOf(coming?.hash ?? location.hash);
}

/** What a link's `href` holds; `here` is the page that it stands on. */
export function hashTo(to: To, here: string): string {
  const { pathname = here, search } = typeof to === "string" ? addressOf(to) : to;
  return `#${pathname}${search}`;
}

/** Goes there as a link would; `replace` leaves no step behind for the way back. */
export function go(to: To, { replace = false } = {}) {
  const hash = hashTo(to, addressNow().pathname);
  tellBrowser();
  if (hash === location.hash) return;
  coming = { hash, replace };
  // What is looked at now is asked for first: to change the history takes a browser some time.
  setTimeout(tellBrowser);
  window.dispatchEvent(new Event(MOVED));
}

function tellBrowser() {
  if (coming === null) return;
  const { hash, replace } = coming;
  coming = null;
  if (replace) history.replaceState(null, "", hash);
  else history.pushState(null, "", hash);
}

/** Calls back whenever the address is another, by a link, the history or {@link go}; gives what ends that. */
export function onMove(callBack: () => void): () => void {
  window.addEventListener("hashchange", callBack);
  window.addEventListener(MOVED, callBack);
  return () => {
    window.removeEventListener("hashchange", callBack);
    window.removeEventListener(MOVED, callBack);
  };
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
