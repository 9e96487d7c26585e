/** What browsers, and Vite before them, throw where a part of the program could not be had. */
const WORDS = /dynamically imported module|importing a module script|preload CSS/i;

/** Whether a part of the program did not come: then it is the server that is not there. */
export function isChunkLoadError(error: unknown): boolean {
  return error instanceof Error && WORDS.test(error.message);
}
