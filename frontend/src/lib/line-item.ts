/** A label of OpenAI's for what was billed, in the parts that are worth reading apart. */
export interface LineItemParts {
  /** What stands before the directions, not always the API's model; the whole label where it has no known form. */
  model: string;
  /** "priority", "output · long context"; empty where the label says no more. */
  detail: string;
}

const DIRECTION = /^(input|cached input|cache writes|output)([ _]tokens)?$/i;
const LONG_CONTEXT = /^long context$/i;

/** Takes "priority | gpt-5.6-sol, output" apart; a label of another form is left whole. */
export function splitLineItem(label: string): LineItemParts {
  const bar = label.lastIndexOf(" | ");
  const tier = bar === -1 ? [] : [label.slice(0, bar).trim()];
  const [model = "", ...rest] = label
    .slice(bar === -1 ? 0 : bar + 3)
    .split(",")
    .map((part) => part.trim());
  const known = rest.every((part) => DIRECTION.test(part) || LONG_CONTEXT.test(part));
  if (model === "" || !known) return { model: label, detail: "" };
  return { model, detail: [...tier, ...rest].join(" · ") };
}
