import { statusLabel } from "@/lib/labels";
import { Tag } from "./tag";
import { NotAvailable } from "./not-available";

/** Whether a project is in use, where OpenAI says it. */
export function StatusTag({ status }: { status: string | null }) {
  if (status === null) return <NotAvailable />;
  const { text, tone } = statusLabel(status);
  return <Tag tone={tone}>{text}</Tag>;
}
