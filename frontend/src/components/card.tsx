import { type ReactNode, useId } from "react";
import styles from "./card.module.css";

interface CardProps {
  title: string;
  /** Beside the title: a search box, a switch, a note. */
  aside?: ReactNode;
  children: ReactNode;
  /** For a card whose content explains itself to the eye; the heading stays for those who listen. */
  titleHidden?: boolean;
  className?: string | undefined;
}

/** A region with a heading. */
export function Card({ title, aside, children, titleHidden = false, className }: CardProps) {
  const id = useId();
  return (
    <section className={`${styles.card} ${className ?? ""}`} aria-labelledby={id}>
      <div className={titleHidden ? "visually-hidden" : styles.head}>
        <h2 id={id}>{title}</h2>
        {aside}
      </div>
      {children}
    </section>
  );
}
