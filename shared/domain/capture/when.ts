/** A date, perhaps with a time, found in a line of text: where it stands and what it says. */
export interface FoundWhen {
  readonly on: string
  readonly time: string | null
  /** The pieces of the text that say it, as [start, end): what is left is what is to be done. */
  readonly spans: readonly Span[]
}

export type Span = readonly [start: number, end: number]

export interface Now {
  readonly today: string
  /** The wall clock now, `HH:mm`. */
  readonly time: string
}

export interface FoundDate {
  readonly on: string
  readonly span: Span
}

export interface FoundTime {
  readonly time: string
  readonly span: Span
  /** Days after the date beside it: midnight and the small hours of an evening. */
  readonly dayShift: number
}

export const pad = (n: number): string => String(n).padStart(2, '0')
export const clockOf = (hour: number, minute: number): string => `${pad(hour)}:${pad(minute)}`
