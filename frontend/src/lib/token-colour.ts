/**
 * The colour that a token of the theme stands for now, as a canvas understands it; for paper the one of
 * the light theme.
 */
export function tokenColour(token: `--${string}`, onPaper = false): string {
  const probe = document.createElement("span");
  probe.style.color = `var(${token})`;
  if (onPaper) probe.style.colorScheme = "light";
  document.body.append(probe);
  const colour = getComputedStyle(probe).color;
  probe.remove();
  return colour;
}
