interface TokenColourOptions {
  /** For paper: the colour of the light theme. */
  onPaper?: boolean;
  /** Keep the colour in forced-colors mode: it distinguishes parts and carries no text. */
  keepInForcedColors?: boolean;
}

/** The current value of a theme token, as a canvas understands it. */
export function tokenColour(
  token: `--${string}`,
  { onPaper = false, keepInForcedColors = false }: TokenColourOptions = {},
): string {
  const probe = document.createElement("span");
  probe.style.color = `var(${token})`;
  if (onPaper) probe.style.colorScheme = "light";
  if (keepInForcedColors) probe.style.setProperty("forced-color-adjust", "none");
  document.body.append(probe);
  const colour = getComputedStyle(probe).color;
  probe.remove();
  return colour;
}
