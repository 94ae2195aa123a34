/**
 * How far this laptop is with its hub, in one honest sentence: what keeps it, what is not there yet, when the hub was last
 * heard. Pure, so that the foot of the window and the page say the same. It never says that a thing is on the hub without
 * the time at which that was seen.
 */
import type { Output } from '../../../shared/api/contract.ts'
import { sentenceGap, type Format } from '../../../shared/base/format.ts'
import type { Words } from '../../i18n/use-words.ts'
import type { ProofState } from '../../ui/proof.tsx'

export type SyncStatus = Output<'sync.status'>
export type Hub = NonNullable<SyncStatus['hub']>

export interface SyncSentence {
  readonly proof: ProofState
  readonly text: string
  /** The person has to do something. */
  readonly isWarning: boolean
}

/** Beyond this the later of two edits may not be the later one. */
const mostSkewMs = 120_000

/** Troubles that do not end by waiting. */
const needPerson: ReadonlySet<Hub['trouble']> = new Set<Hub['trouble']>([
  'portal',
  'revoked',
  'unauthorised',
  'too_old',
  'many_removed',
])

/** The clock time of today, else day and time. */
export const contactWords = (format: Format, atMs: number): string =>
  format.daysFromToday(format.dateOf(atMs)) === 0 ? format.time(atMs) : format.moment(atMs)

const isReading = (hub: Hub): boolean => hub.firstSync !== null && hub.trouble === null

/** Bytes that lie only here; how far, while some of them move. */
function filesNotYet({ files }: SyncStatus, t: Words, format: Format): string | null {
  const { count, bytes, doneBytes } = files
  if (count === 0) return null
  if (doneBytes === 0 || bytes === 0) return t('sync:filesNotYet', { count })
  return t('sync:filesMoving', { count, share: format.share(Math.min(1, doneBytes / bytes)) })
}

function sentencesOf(status: SyncStatus, hub: Hub, t: Words, format: Format): (string | null)[] {
  const { unsent, rejected, files } = status
  const { trouble, lastContactMs, firstSync } = hub
  const when = lastContactMs === null ? null : contactWords(format, lastContactMs)
  const isAllThere = unsent === 0 && rejected === 0 && files.count === 0 && trouble === null && firstSync === null
  if (isAllThere && when !== null) return [t('sync:allOnHub', { when })]
  return [
    trouble === null ? t('frame:savedAll') : t(`sync:trouble.${trouble}`),
    isReading(hub) ? t('sync:firstRead', { share: format.share(firstSync?.share ?? 0) }) : null,
    unsent === 0 ? null : t('sync:notYet', { count: unsent }),
    filesNotYet(status, t, format),
    rejected === 0 ? null : t('sync:refusedCount', { count: rejected }),
    when === null ? t('sync:noContact') : t('sync:lastContact', { when }),
  ]
}

/** What the foot of the window and the head of the page say. */
export function syncSentence(status: SyncStatus, t: Words, format: Format): SyncSentence {
  const { hub, unsent, rejected, files } = status
  if (hub === null) {
    const text = [t('frame:savedAll'), t('frame:noHub')].join(sentenceGap[format.language])
    return { proof: 'here', text, isWarning: false }
  }
  const text = sentencesOf(status, hub, t, format)
    .filter((s) => s !== null)
    .join(sentenceGap[format.language])
  const isUnknown = hub.lastContactMs === null || hub.firstSync !== null
  return {
    proof: unsent > 0 || files.count > 0 ? 'sending' : rejected > 0 || isUnknown ? 'here' : 'hub',
    text,
    isWarning: needPerson.has(hub.trouble),
  }
}

/** Says that the clock here is off by so much that it matters, or null. `skewMs` is the hub's clock minus this one's. */
export function skewSentence({ skewMs }: Pick<Hub, 'skewMs'>, t: Words, format: Format): string | null {
  if (Math.abs(skewMs) <= mostSkewMs) return null
  const span = format.span(Math.round(Math.abs(skewMs) / 60_000))
  return t(skewMs < 0 ? 'sync:skewFast' : 'sync:skewSlow', { span })
}
