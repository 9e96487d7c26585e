/** Says a change to those who do not see it: the element stays, its words change. */
export function LiveRegion({ children }: { children: string }) {
  return (
    <p className="visually-hidden" role="status">
      {children}
    </p>
  );
}
