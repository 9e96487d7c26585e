/** A hue beside a label; the label alone says it too. */
export type Tone = "quiet" | "good" | "warn" | "accent";

/** A project's name, or its id where it has none; spend that belongs to no project says so. */
export function projectLabel(project: { id: string | null; name: string | null }): string {
  return project.name ?? project.id ?? "No project";
}

/** A model's name; spend may have no line item, or one with an empty name. */
export function modelLabel(model: string | null): string {
  if (model === null) return "No model";
  return model.trim() === "" ? "Unnamed line item" : model;
}

const STATUS: Partial<Record<string, { text: string; tone: Tone }>> = {
  active: { text: "Active", tone: "good" },
  archived: { text: "Archived", tone: "quiet" },
};

/** A project's status as a label; an unknown status of OpenAI's is shown as it is. */
export function statusLabel(status: string): { text: string; tone: Tone } {
  return STATUS[status] ?? { text: status, tone: "quiet" };
}

const ID_LENGTH = 9;

/** An id short enough to stand beside a name: "proj_8fK2…". */
export function shortId(id: string): string {
  return id.length <= ID_LENGTH + 1 ? id : `${id.slice(0, ID_LENGTH)}…`;
}

/** The parts of a line item, by the same grammar as the server's `app/spend/line_items.py`. */
export interface LineItem {
  /** What counts as the model; of a label that does not follow the grammar, all of it. */
  model: string;
  surface: string | null;
  modality: string | null;
  direction: string | null;
  longContext: boolean;
}

const DIRECTION = /^(input|cached input|cache writes|output)( tokens)?$/;
const MODALITY = /^(.+) (text|image|audio)$/i;

/** Parses "[surface | ]model[ modality][, direction][, long context]". */
export function parseLineItem(label: string): LineItem {
  const whole = label.trim();
  const bar = whole.lastIndexOf(" | ");
  const parts = whole
    .slice(bar === -1 ? 0 : bar + 3)
    .split(",")
    .map((part) => part.trim());
  const longContext = parts.at(-1)?.toLowerCase() === "long context";
  if (longContext) parts.pop();
  let direction: string | null = null;
  if (parts.length > 1) {
    const last = (parts.at(-1) ?? "").toLowerCase().replaceAll("_", " ");
    direction = DIRECTION.exec(last)?.[1] ?? null;
  }
  if (direction !== null) parts.pop();
  const [name, ...rest] = parts;
  if (name === undefined || name === "" || rest.length > 0) {
    const model = whole === "" ? label : whole;
    return { model, surface: null, modality: null, direction: null, longContext: false };
  }
  const surface = bar === -1 ? null : whole.slice(0, bar);
  const [, head = "", modality = ""] = MODALITY.exec(name) ?? [];
  // A name with further blanks in it is a sentence, unless a direction says otherwise.
  if (modality !== "" && (direction !== null || !head.includes(" "))) {
    return { model: head, surface, modality: modality.toLowerCase(), direction, longContext };
  }
  return { model: name, surface, modality: null, direction, longContext };
}

/** A line item as a name and what qualifies it: "gpt-5.6-sol", "priority · output". */
export function lineItemLabel(label: string): { name: string; detail: string } {
  const { model, surface, modality, direction, longContext } = parseLineItem(label);
  const details = [surface, direction, longContext && "long context"];
  return {
    name: modality === null ? model : `${model} ${modality}`,
    detail: details.filter(Boolean).join(" · "),
  };
}
