interface TokenColourOptions {
  /** For paper: the colour of the light theme. */
  onPaper?: boolean;
  /** Also where the reader's system replaces colours: it tells parts apart, and no words are in it. */
  kept?: boolean;
}

/** The colour that a token of the theme stands for now, as a canvas understands it. */
export function tokenColour(
  token: `--${string}`,
  { onPaper = false, kept = false }: TokenColourOptions = {},
): string {
  const probe = document.createElement("span");
  probe.style.color = `var(${token})`;
  if (onPaper) probe.style.colorScheme = "light";
  if (kept) probe.style.setProperty("forced-color-adjust", "none");
  document.body.append(probe);
  const colour = getComputedStyle(probe).color;
  probe.remove();
  return colour;
}
