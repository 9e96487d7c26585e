/** Where keys are letters of a text, or choose in a list. */
const TYPING =
  'input, select, textarea, [contenteditable]:not([contenteditable="false"]), [role="textbox"], ' +
  '[role="searchbox"], [role="combobox"]';

/** What is open above the page takes all keys. */
const OPEN = '[role="dialog"], [role="alertdialog"], dialog[open], .dropdown-menu.show';

/** What arrows move about in. */
const USES_ARROWS = ["menu", "menubar", "listbox", "radiogroup", "radio", "slider", "spinbutton"]
  .concat(["tablist", "tab", "grid", "treegrid", "tree", "toolbar", "scrollbar", "application"])
  .map((role) => `[role="${role}"]`)
  .join(", ");

/** Whether a key pressed here may be a shortcut, or belongs to what has the focus. */
export function isShortcutAllowed(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || document.querySelector(OPEN) !== null) return false;
  const target = event.target instanceof Element ? event.target : document.body;
  if (target.closest(TYPING) !== null) return false;
  return !event.key.startsWith("Arrow") || !usesArrows(target);
}

function usesArrows(target: Element): boolean {
  if (target.closest(USES_ARROWS) !== null) return true;
  for (let element: Element | null = target; element !== null; element = element.parentElement) {
    if (scrollsSideways(element)) return true;
  }
  return false;
}

/** A wide table in its own scroller, or the whole page where it is much enlarged. */
function scrollsSideways(element: Element): boolean {
  if (element.scrollWidth <= element.clientWidth) return false;
  if (element === document.documentElement) return true;
  return /^(auto|scroll)$/.test(getComputedStyle(element).overflowX);
}
