import { getChanges } from "@/api/costs-changes";
import { useFigures } from "@/api/use-figures";
import type { View } from "@/lib/view";

const FEW = 6;
const MANY = 100;

/** Why the money of a view differs from what it is compared with; nothing is asked where it is not. */
export function useChanges(view: View, all = false) {
  const limit = all ? MANY : FEW;
  return useFigures(
    {
      key: ["costs-changes", view, limit],
      ask: (signal) => getChanges(view, limit, signal),
    },
    { enabled: view.compare !== "none" },
  );
}
