/** In the place of the canvas: what a chart is for those who do not see it. */
export function Bar(props: { "aria-label": string }) {
  return <div role="img" aria-label={props["aria-label"]} />;
}
