/** A value that was not told: a dash for the eye, words for those who listen. */
export function NotAvailable() {
  return (
    <span className="quiet">
      <span aria-hidden="true">–</span>
      <span className="visually-hidden">not available</span>
    </span>
  );
}
