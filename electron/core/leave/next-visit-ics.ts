/** The next visit as a calendar file (RFC 5545): when, from whom, whom to call; nothing of what it is about. */
import ICAL from 'ical.js'

export interface NextVisitEvent {
  /** Stays the same for one visit, so that a file left later moves it. */
  readonly uid: string
  readonly startMs: number
  readonly minutes: number
  readonly madeMs: number
  readonly summary: string
  /** Whom to call, a line each. */
  readonly contact: readonly string[]
}

const instant = (ms: number): ICAL.Time => ICAL.Time.fromJSDate(new Date(ms), true)

/** The text of the file, lines ended as the standard says. */
export function nextVisitIcs({ uid, startMs, minutes, madeMs, summary, contact }: NextVisitEvent): string {
  const calendar = new ICAL.Component(['vcalendar', [], []])
  calendar.addPropertyWithValue('version', '2.0')
  calendar.addPropertyWithValue('prodid', '-//Rapport//Rapport//ZH')
  calendar.addPropertyWithValue('method', 'PUBLISH')
  const event = new ICAL.Component('vevent')
  event.addPropertyWithValue('uid', uid)
  event.addPropertyWithValue('dtstamp', instant(madeMs))
  event.addPropertyWithValue('dtstart', instant(startMs))
  event.addPropertyWithValue('dtend', instant(startMs + minutes * 60_000))
  event.addPropertyWithValue('summary', summary)
  if (contact.length > 0) event.addPropertyWithValue('description', contact.join('\n'))
  calendar.addSubcomponent(event)
  return `${calendar.toString()}\r\n`
}
