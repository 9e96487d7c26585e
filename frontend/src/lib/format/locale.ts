/** The reader's languages, preferred first, for numbers and dates. */
export function readerLocales(): string[] {
  return [...navigator.languages];
}

/** Letters and marks of scripts that are written from right to left. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\u200f\ufb1d-\ufefc]/;

/** A date or an amount that keeps its own order of writing inside an English sentence. */
export function isolated(text: string): string {
  return RIGHT_TO_LEFT.test(text) ? `\u2068${text}\u2069` : text;
}
