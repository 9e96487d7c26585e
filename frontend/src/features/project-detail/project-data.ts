/**
 * Where a project's data are kept, in words: OpenAI sends "EU_STORAGE_PROCESSING", or null. What is not
 * a word is left out.
 */
export function residencyText(residency: unknown): string | null {
  if (typeof residency !== "string" || residency === "") return null;
  const [place = "", ...kinds] = residency.split("_");
  // "EU" and "US" are abbreviations, "GLOBAL" is a word.
  const named = place.length <= 2 ? place : place.charAt(0) + place.slice(1).toLowerCase();
  return [named, ...kinds.map((kind) => kind.toLowerCase())].join(" ");
}
