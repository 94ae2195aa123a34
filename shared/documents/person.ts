/** Whom a client's sheet names, and when somebody comes next. */

/** Who the client calls, and when somebody comes next. */
export interface PaperPerson {
  readonly name: string
  readonly lines: readonly string[]
  /** A vCard for the QR code; null leaves it out. */
  readonly card: string | null
}
export interface NextVisit {
  readonly on: string
  /** `HH:mm`, or null for a day without one. */
  readonly at: string | null
}
