import { useEffect, useEffectEvent } from "react";

/** An address can name a page that is there no more: then the last one is shown instead. */
export function useLastPage(
  shown: { page: number; pages: number } | undefined,
  onPage: (page: number, how: { replace: boolean }) => void,
) {
  const go = useEffectEvent(onPage);
  const last = shown && shown.pages > 0 && shown.page > shown.pages ? shown.pages : null;
  useEffect(() => {
    if (last !== null) go(last, { replace: true });
  }, [last]);
}
