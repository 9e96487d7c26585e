import type { Tone } from "./tag";

interface Word {
  text: string;
  tone: Tone;
}

const STATUS: Partial<Record<string, Word>> = {
  active: { text: "Active", tone: "good" },
  archived: { text: "Archived", tone: "quiet" },
};

/** A project's status in words; one of OpenAI's that we do not know is shown as it is. */
export function statusWord(status: string): Word {
  return STATUS[status] ?? { text: status, tone: "quiet" };
}
