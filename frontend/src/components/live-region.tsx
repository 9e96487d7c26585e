/** Announces a change to screen readers: the element stays, its text changes. */
export function LiveRegion({ children }: { children: string }) {
  return (
    <p className="visually-hidden" role="status">
      {children}
    </p>
  );
}
