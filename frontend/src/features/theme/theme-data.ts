/** Light, dark, or what the system says. */
export type ThemeChoice = "automatic" | "light" | "dark";

export const THEMES: readonly { id: ThemeChoice; label: string }[] = [
  { id: "automatic", label: "Automatic" },
  { id: "light", label: "Light" },
  { id: "dark", label: "Dark" },
];

/** The choice of this name; automatic where there is none. */
export function parseTheme(text: string | null | undefined): ThemeChoice {
  return THEMES.find(({ id }) => id === text)?.id ?? "automatic";
}
