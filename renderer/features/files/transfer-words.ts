/** A file on its way, in words: how much, how fast, how long still, or why not. */
import type { FileTransfer } from '../../../shared/api/files.ts'
import type { Format } from '../../i18n/format.ts'
import type { Words } from '../../i18n/use-words.ts'

/** Time left is said in steps that do not jump: below a minute in seconds is noise. */
export function minutesLeft({ sizeBytes, doneBytes, bytesPerSecond }: FileTransfer): number | null {
  if (bytesPerSecond === null || bytesPerSecond < 1) return null
  return Math.max(1, Math.ceil((sizeBytes - doneBytes) / bytesPerSecond / 60))
}

export function transferFacts(transfer: FileTransfer, t: Words, format: Format): readonly (string | null)[] {
  const { state, failure, sizeBytes, doneBytes, bytesPerSecond } = transfer
  if (failure !== null) return [t(`sync:filesFailure.${failure}`)]
  const amount =
    doneBytes === 0
      ? format.size(sizeBytes)
      : t('sync:filesOf', { done: format.size(doneBytes), size: format.size(sizeBytes) })
  if (state === 'waiting') return [amount, t('sync:filesWaiting')]
  const left = minutesLeft(transfer)
  return [
    amount,
    bytesPerSecond === null || bytesPerSecond < 1 ? null : t('sync:filesRate', { rate: format.size(bytesPerSecond) }),
    left === null ? null : t('sync:filesLeft', { left: format.span(left) }),
  ]
}
