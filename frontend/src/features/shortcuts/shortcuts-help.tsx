import { lazy, Suspense, useState } from "react";
import Button from "react-bootstrap/Button";
import styles from "./shortcuts-help.module.css";
import { useShortcuts } from "./use-shortcuts";

const ShortcutsDialog = lazy(() => import("./shortcuts-dialog"));

/** The search box of the page that is shown, if it has one. */
function goToSearch(): boolean {
  const box = document.querySelector<HTMLElement>('[data-shortcut="search"]');
  box?.focus();
  if (box instanceof HTMLInputElement) box.select();
  return box !== null;
}

/** What the keys do, one press away; and the keys that work on every page. */
export function ShortcutsHelp() {
  const [open, setOpen] = useState(false);
  const show = () => {
    setOpen(true);
  };
  useShortcuts({ help: show, search: goToSearch });
  return (
    <>
      <Button variant="outline-secondary" className={styles.button ?? ""} onClick={show}>
        <span aria-hidden="true">?</span>
        <span className="visually-hidden">Keyboard shortcuts</span>
      </Button>
      {open && (
        <Suspense fallback={null}>
          <ShortcutsDialog
            onClose={() => {
              setOpen(false);
            }}
          />
        </Suspense>
      )}
    </>
  );
}
