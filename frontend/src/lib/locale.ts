/** The reader's languages, best first: figures and dates are written the way they are used to. */
export function readerLocales(): string[] {
  return [...navigator.languages];
}
