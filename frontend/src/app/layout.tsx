import { type ReactNode, useEffect, useRef, useState } from "react";
import { HeaderStatusPlace } from "@/components/header-status";
import { Link } from "@/router/link";
import { ShortcutsHelp } from "@/features/shortcuts/shortcuts-help";
import { ThemeMenu } from "@/features/theme/theme-menu";
import { usePathname } from "@/router/use-address";
import { Footer } from "./footer";
import styles from "./layout.module.css";

/** The frame of every page: navigation, freshness, tools, footer. */
export function Layout({ children }: { children: ReactNode }) {
  const [status, setStatus] = useState<HTMLElement | null>(null);
  const pathname = usePathname();
  const main = useFocusOnNewPage(pathname);
  return (
    <HeaderStatusPlace value={status}>
      <a
        className={styles.skip}
        href="#main"
        onClick={(event) => {
          // The hash is the router's: the jump is made by hand.
          event.preventDefault();
          main.current?.focus();
        }}
      >
        Skip to content
      </a>
      <header className={styles.header}>
        <div className={`${styles.wrap} ${styles.bar}`}>
          <span className={styles.brand}>
            <span className={styles.mark} aria-hidden="true" />
            Spend
          </span>
          <nav className={styles.nav} aria-label="Pages">
            <PageLink to="/" open={pathname === "/"}>
              Usage
            </PageLink>
            <PageLink to="/projects" open={pathname.startsWith("/projects")}>
              Projects
            </PageLink>
          </nav>
          <div className={styles.status} ref={setStatus} />
          <div className={styles.tools}>
            <ThemeMenu />
            <ShortcutsHelp />
          </div>
        </div>
      </header>
      <main id="main" ref={main} tabIndex={-1} className={`${styles.wrap} ${styles.main}`}>
        {children}
      </main>
      <Footer />
    </HeaderStatusPlace>
  );
}

function PageLink(props: { to: string; open: boolean; children: string }) {
  const { to, open, children } = props;
  return (
    <Link to={to} aria-current={open ? "page" : undefined}>
      {children}
    </Link>
  );
}

/** A new page begins at its top, and the reading goes on there; not on the first load. */
function useFocusOnNewPage(pathname: string) {
  const main = useRef<HTMLElement>(null);
  const shown = useRef(pathname);
  useEffect(() => {
    if (shown.current === pathname) return;
    shown.current = pathname;
    main.current?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, [pathname]);
  return main;
}
