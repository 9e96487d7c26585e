import { type ReactNode, useContext } from "react";
import { type Question, useAllKnown } from "@/api/use-api-query";
import { SearchProvider } from "@/router/hash-router";
import { SearchContext } from "@/router/use-address";
import { useKept } from "@/hooks/use-frozen-value";
import { useLasting } from "@/hooks/use-delayed-flag";

/** A pause that nobody notices: answers come sooner as a rule. */
const NOTICED_AFTER_MS = 100;

interface OnceKnownProps {
  /** What the blocks within will ask at the address as it is now. */
  questions: readonly Question[];
  children: ReactNode;
}

/**
 * Blocks of figures, which see another address once the answers to it are there: they change together, and
 * are drawn once. What takes longer than a moment is theirs to say.
 */
export function OnceKnown({ questions, children }: OnceKnownProps) {
  const known = useAllKnown(questions);
  const late = useLasting(!known, NOTICED_AFTER_MS);
  const shown = useKept(useContext(SearchContext), !known && !late);
  return <SearchProvider search={shown}>{children}</SearchProvider>;
}
