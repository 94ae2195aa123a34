/**
 * Quick capture: one line becomes a follow-up (it names a date), a planned visit (it also says so) or a note (it names an
 * account and no date). `#` names an account and `@` a person, by any of the ways the search knows.
 */
import { parseWhen } from './parse-when.ts'
import type { Now, Span } from './when.ts'

export type CaptureKind = 'followUp' | 'visit' | 'note'

export interface Mention {
  readonly sign: '#' | '@'
  readonly name: string
  readonly span: Span
}

export interface CaptureLine {
  /** What is made when all it needs is there. */
  readonly kind: CaptureKind
  readonly followUpKind: 'visit' | 'call' | 'send' | 'task'
  readonly account: string | null
  readonly person: string | null
  readonly on: string | null
  readonly time: string | null
  /** The line without its signs and dates; may be empty. */
  readonly subject: string
}

const mentionPattern = /(?<=^|[\s，,。])([#＃@＠])([^\s#＃@＠，,。；;]{1,60})/gu

/** Names chosen from the list may hold spaces: they are known literally, longest first. */
function knownMentions(text: string, names: readonly string[]): Mention[] {
  const found: Mention[] = []
  for (const name of names.toSorted((a, b) => b.length - a.length))
    for (const sign of ['#', '@'] as const) {
      const at = text.indexOf(sign + name)
      if (at !== -1 && !found.some((m) => at < m.span[1] && at + name.length >= m.span[0]))
        found.push({ sign, name, span: [at, at + 1 + name.length] })
    }
  return found
}

/** What `#` and `@` name in a line; `names` are those chosen from the list. */
export function mentionsIn(text: string, names: readonly string[] = []): readonly Mention[] {
  const known = knownMentions(text, names)
  const others = [...text.matchAll(mentionPattern)]
    .map((m): Mention => ({
      sign: m[1] === '#' || m[1] === '＃' ? '#' : '@',
      name: m[2] ?? '',
      span: [m.index, m.index + m[0].length],
    }))
    .filter((m) => !known.some((k) => m.span[0] < k.span[1] && m.span[1] > k.span[0]))
  return [...known, ...others].toSorted((a, b) => a.span[0] - b.span[0])
}

const visitWords = /拜访|上门|\bvisit(?:ing)?\b/i
const callWords = /电话|打给|回电|\b(?:call|phone|ring)\b/i
const sendWords = /寄|发给|发送|发一|邮件|报价单|\b(?:send|mail|post)\b/i

function followUpKindOf(text: string): CaptureLine['followUpKind'] {
  if (visitWords.test(text)) return 'visit'
  if (callWords.test(text)) return 'call'
  return sendWords.test(text) ? 'send' : 'task'
}

/** A span at a time taken out, from the end on, so that the places of the others stay. */
function cut(text: string, spans: readonly Span[]): string {
  const fromEnd = spans.toSorted((x, y) => y[0] - x[0])
  return fromEnd.reduce((t, [start, end]) => `${t.slice(0, start)} ${t.slice(end)}`, text)
}

function without(text: string, spans: readonly Span[]): string {
  return cut(text, spans)
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/^[\s，,。、；;:：]+|[\s，,、；;:：]+$/gu, '')
    .replace(/^(?:on|at|by|to)\s+(?=\S)|\s+(?:on|at|by)$/i, '')
    .trim()
}

/** Reads a line as it stands at this moment. */
export function readCapture(text: string, now: Now, names: readonly string[] = []): CaptureLine {
  const mentions = mentionsIn(text, names)
  const blankOf = (t: string, [a, b]: Span): string => t.slice(0, a) + ' '.repeat(b - a) + t.slice(b)
  const words = mentions.reduce((t, m) => blankOf(t, m.span), text)
  const when = parseWhen(words, now)
  const account = mentions.find((m) => m.sign === '#')?.name ?? null
  const person = mentions.find((m) => m.sign === '@')?.name ?? null
  const followUpKind = followUpKindOf(words)
  const isVisit = when !== null && followUpKind === 'visit' && (account !== null || person !== null)
  const left = without(text, [...mentions.map((m) => m.span), ...(when?.spans ?? [])])
  return {
    kind: when === null ? 'note' : isVisit ? 'visit' : 'followUp',
    followUpKind,
    account,
    person,
    on: when?.on ?? null,
    time: when?.time ?? null,
    // that it is a visit is said by what it becomes
    subject: isVisit ? left.replace(/^(?:拜访|visit)(?:\s*[:：]\s*|\s+)(?=\S)/i, '') : left,
  }
}

/** The sign and letters under the caret, to offer names for; null elsewhere. */
export function mentionAt(text: string, caret: number, names: readonly string[] = []): Mention | null {
  const found = mentionsIn(text, names).find((m) => caret > m.span[0] && caret <= m.span[1])
  return found === undefined || names.includes(found.name) ? null : found
}
