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

/**
 * A browser that is told of another address is busy with that for some milliseconds, and so is the page:
 * figures come first, as a rule within this time.
 */
const FIGURES_FIRST_MS = 100;

/** Where the browser has still to be told to be, and where it is until then. */
let coming: { from: string; hash: string; replace: boolean } | null = null;

let timer: ReturnType<typeof setTimeout> | undefined;

/** Gives up what was coming where a link or the history has led elsewhere: there a person wants to be. */
function stillComing() {
  if (coming?.from !== location.hash) coming = null;
  return coming;
}

export function addressNow(): Address {
  return addressOf(stillComing()?.hash ?? location.hash);
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
  coming = { from: location.hash, hash, replace };
  clearTimeout(timer);
  timer = setTimeout(tellBrowser, FIGURES_FIRST_MS);
  // The next press may be on a link, or on the browser's own keys: those go on from what the browser knows.
  for (const press of ["keydown", "pointerdown"]) {
    window.addEventListener(press, tellBrowser, { capture: true, once: true });
  }
  window.dispatchEvent(new Event(MOVED));
}

function tellBrowser() {
  const told = stillComing();
  if (told === null) return;
  coming = null;
  if (told.replace) history.replaceState(null, "", told.hash);
  else history.pushState(null, "", told.hash);
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
