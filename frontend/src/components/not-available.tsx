/** A missing value: a dash, and text for screen readers. */
export function NotAvailable() {
  return (
    <span className="quiet">
      <span aria-hidden="true">–</span>
      <span className="visually-hidden">not available</span>
    </span>
  );
}
