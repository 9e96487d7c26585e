import { getChanges } from "@/api/costs-changes";
import { useFigures, useFiguresAhead } from "@/api/use-figures";
import type { View } from "@/lib/view";

const FEW = 6;
/** As many as the API gives at once. */
const MANY = 1000;

function question(view: View, limit: number) {
  return {
    key: ["costs-changes", view, limit],
    ask: (signal: AbortSignal) => getChanges(view, limit, signal),
  };
}

/** Why the money of a view differs from what it is compared with; nothing is asked where it is not. */
export function useChanges(view: View, all = false) {
  return useFigures(question(view, all ? MANY : FEW), { enabled: view.compare !== "none" });
}

/** Asks for what the card of changes will show. */
export function useChangesAhead(view: View) {
  useFiguresAhead(view.compare === "none" ? null : question(view, FEW));
}
