import type { UnusualMark } from "@/api/costs-unusual";
import { modelLabel } from "@/lib/model-label";
import { formatMoney } from "@/lib/format/money";
import { projectLabel } from "@/lib/project-label";
import type { UnusualDays } from "./use-anomalies";

/** A day and what was unusual about it. */
export interface UnusualWords {
  date: string;
  words: string;
}

function who(mark: UnusualMark): string {
  if (mark.whole_organisation) return "everything together";
  const project = projectLabel({ id: mark.project_id, name: mark.project_name });
  return `${project} on ${modelLabel(mark.model)}`;
}

/** "Document Intake on gpt-5.4, $410.22, usually $76.10" */
export function unusualWords({ currency, marks }: UnusualDays): UnusualWords[] {
  return marks.map((mark) => {
    const [total, usual] = [mark.total, mark.usual].map((amount) => formatMoney(amount, currency));
    const soFar = mark.partial ? " so far" : "";
    return { date: mark.date, words: `${who(mark)}, ${total}${soFar}, usually ${usual}` };
  });
}
