import { barFraction, formatShare } from "@/lib/share";
import styles from "./share-bar.module.css";
import { Unknown } from "./unknown";

/** A share in words and as a bar; the bar only repeats what the words say. */
export function Share({ share, colour }: { share: number | null; colour?: string }) {
  return (
    <span className={styles.share}>
      <span className="num">
        <ShareText share={share} />
      </span>
      <ShareBar share={share} colour={colour} className={`${styles.inline} wide-only`} />
    </span>
  );
}

/** A share in words; there is none of a total of nothing. */
export function ShareText({ share }: { share: number | null }) {
  return share === null ? <Unknown /> : formatShare(share);
}

interface ShareBarProps {
  share: number | null;
  className?: string | undefined;
  colour?: string | undefined;
}

export function ShareBar({ share, className, colour }: ShareBarProps) {
  return (
    <span className={`${styles.track} ${className ?? ""}`} aria-hidden="true">
      <span className={styles.fill} style={{ width: `${barFraction(share) * 100}%`, background: colour }} />
    </span>
  );
}
