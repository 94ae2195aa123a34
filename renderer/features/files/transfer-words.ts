/** A file on its way, in words: how much, how fast, how long still, or why not. */
import type { FileQueue, FileTransfer } from '../../../shared/api/files.ts'
import type { Format } from '../../../shared/base/format.ts'
import type { Words } from '../../i18n/use-words.ts'

interface Way {
  readonly sizeBytes: number
  readonly doneBytes: number
  readonly bytesPerSecond: number | null
}

/** Time left is said in steps that do not jump: below a minute in seconds is noise. */
export function minutesLeft({ sizeBytes, doneBytes, bytesPerSecond }: Way): number | null {
  if (bytesPerSecond === null || bytesPerSecond < 1) return null
  return Math.max(1, Math.ceil((sizeBytes - doneBytes) / bytesPerSecond / 60))
}

/** How fast, and how long still. */
function paceFacts(way: Way, t: Words, format: Format): readonly (string | null)[] {
  const { bytesPerSecond } = way
  const left = minutesLeft(way)
  return [
    bytesPerSecond === null || bytesPerSecond < 1 ? null : t('sync:filesRate', { rate: format.size(bytesPerSecond) }),
    left === null ? null : t('sync:filesLeft', { left: format.span(left) }),
  ]
}

/** The whole queue: how many of how many, how much, how fast, how long still. */
export function queueFacts(queue: FileQueue, t: Words, format: Format): readonly (string | null)[] {
  const { count, goneCount, sizeBytes, doneBytes } = queue
  return [
    t('sync:filesGone', { done: goneCount, count: count + goneCount }),
    t('sync:filesOf', { done: format.size(doneBytes), size: format.size(sizeBytes) }),
    ...paceFacts(queue, t, format),
  ]
}

export function transferFacts(transfer: FileTransfer, t: Words, format: Format): readonly (string | null)[] {
  const { state, failure, sizeBytes, doneBytes } = transfer
  if (failure !== null) return [t(`sync:filesFailure.${failure}`)]
  const amount =
    doneBytes === 0
      ? format.size(sizeBytes)
      : t('sync:filesOf', { done: format.size(doneBytes), size: format.size(sizeBytes) })
  if (state === 'waiting') return [amount, t('sync:filesWaiting')]
  return [amount, ...paceFacts(transfer, t, format)]
}
