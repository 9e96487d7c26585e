import { statusWord } from "./status-word";
import { Tag } from "./tag";
import { Unknown } from "./not-available";

/** Whether a project is in use, where OpenAI says it. */
export function StatusTag({ status }: { status: string | null }) {
  if (status === null) return <Unknown />;
  const { text, tone } = statusWord(status);
  return <Tag tone={tone}>{text}</Tag>;
}
