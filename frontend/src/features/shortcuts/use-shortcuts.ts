import { useEffect, useEffectEvent } from "react";
import { isShortcutAllowed } from "./shortcut-allowed";
import { shortcutsEnabled } from "./shortcuts-enabled";
import { type ShortcutId, shortcutOf } from "./shortcuts-data";

/** What the keys do here. Where an action returns false, the key is left to the browser. */
export type ShortcutActions = Partial<Record<ShortcutId, () => unknown>>;

/** Lets keys do something for as long as the component is there. */
export function useShortcuts(actions: ShortcutActions): void {
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    const id = shortcutOf(event);
    const action = id === null ? undefined : actions[id];
    if (action === undefined || !shortcutsEnabled() || !isShortcutAllowed(event)) return;
    if (action() !== false) event.preventDefault();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      onKeyDown(event);
    };
    document.addEventListener("keydown", listen);
    return () => {
      document.removeEventListener("keydown", listen);
    };
  }, []);
}
