import { barFraction, formatShare } from "@/lib/format/share";
import styles from "./share-bar.module.css";
import { NotAvailable } from "./not-available";

/** A share in words and as a bar; the bar only repeats what the words say. */
export function Share({ share, token }: Pick<ShareBarProps, "share" | "token">) {
  return (
    <span className={styles.share}>
      <span className="num">
        <ShareText share={share} />
      </span>
      <ShareBar share={share} token={token} className={`${styles.inline} wide-only`} />
    </span>
  );
}

/** A share in words; there is none of a total of nothing. */
export function ShareText({ share }: { share: number | null }) {
  return share === null ? <NotAvailable /> : formatShare(share);
}

interface ShareBarProps {
  share: number | null;
  /** The theme's token for its colour. */
  token?: `--${string}` | undefined;
  className?: string | undefined;
}

export function ShareBar({ share, token = "--series-1", className }: ShareBarProps) {
  return (
    <span className={`${styles.track} ${className ?? ""}`} aria-hidden="true">
      <span className={styles.fill} style={{ background: `var(${token})`, width: `${barFraction(share) * 100}%` }} />
    </span>
  );
}
