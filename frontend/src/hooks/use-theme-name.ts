import { useSyncExternalStore } from "react";

function watch(onChange: () => void): () => void {
  const observer = new MutationObserver(onChange);
  observer.observe(document.documentElement, { attributeFilter: ["data-bs-theme"] });
  return () => {
    observer.disconnect();
  };
}

/** The theme that is on: for what is painted on a canvas and cannot follow CSS by itself. */
export function useThemeName(): string {
  return useSyncExternalStore(watch, () => document.documentElement.dataset.bsTheme ?? "light");
}
