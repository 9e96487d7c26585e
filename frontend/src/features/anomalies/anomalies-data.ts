import type { UnusualMark } from "@/api/costs-unusual";
import { modelLabel, projectLabel } from "@/lib/labels";
import { formatMoney } from "@/lib/format/money";
import type { Anomalies } from "./use-anomalies";

/** A day and what was unusual about it. */
export interface AnomalyText {
  date: string;
  words: string;
}

function who(mark: UnusualMark): string {
  if (mark.whole_organisation) return "the whole organisation";
  const project = projectLabel({ id: mark.project_id, name: mark.project_name });
  return `${project} on ${modelLabel(mark.model)}`;
}

/** "Document Intake on gpt-5.4, $410.22, usually $76.10" */
export function anomalyTexts({ currency, marks }: Anomalies): AnomalyText[] {
  return marks.map((mark) => {
    const [total, usual] = [mark.total, mark.usual].map((amount) => formatMoney(amount, currency));
    const soFar = mark.partial ? " so far" : "";
    return { date: mark.date, words: `${who(mark)}, ${total}${soFar}, usually ${usual}` };
  });
}
