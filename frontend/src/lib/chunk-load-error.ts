/** The messages of browsers, and of Vite, for a chunk that failed to load. */
const WORDS = /dynamically imported module|importing a module script|preload CSS/i;

/** Whether a chunk failed to load, which means that the server is unreachable. */
export function isChunkLoadError(error: unknown): boolean {
  return error instanceof Error && WORDS.test(error.message);
}
