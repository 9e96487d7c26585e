import { useState } from "react";
import { copyText } from "@/lib/copy-text";

const SHOWN_MS = 3000;

/** Copies a text, and says for a while how that went; the words are for an LiveRegion. */
export function useCopy() {
  const [news, setNews] = useState("");
  const copy = async (text: string) => {
    setNews((await copyText(text)) ? "Copied" : "The browser blocks copying");
    setTimeout(() => {
      setNews("");
    }, SHOWN_MS);
  };
  return { news, copy };
}
