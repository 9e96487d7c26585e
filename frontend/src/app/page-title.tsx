import { useEffect } from "react";

/** The page's name: in the browser's tab, and as the heading above all others for those who listen. */
export function PageTitle({ children }: { children: string }) {
  useEffect(() => {
    document.title = `${children} · Spend`;
  }, [children]);
  return <h1 className="visually-hidden">{children}</h1>;
}
