/** The mark of the app: two circles that overlap, one of ink, one of azurite. */
export function Mark() {
  return (
    <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" focusable="false">
      <circle cx="7.2" cy="10" r="5.7" fill="none" stroke="var(--rp-accent)" strokeWidth="1.8" />
      <circle cx="12.8" cy="10" r="5.7" fill="none" stroke="var(--rp-text)" strokeWidth="1.8" />
    </svg>
  )
}
