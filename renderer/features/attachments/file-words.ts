/** What is said of a file in one line: its time, how long or large it is. */
import { shownFileName } from '../../../shared/base/file-name.ts'
import type { Output } from '../../../shared/api/contract.ts'
import { useFormat } from '../../app/use-format.ts'

export type ListedFile = Output<'attachments.list'>['files'][number]
export type FileRow = ListedFile['file']

/** Seconds as `0:42`, `12:05` or `1:02:05`: as a player writes them. */
export function playTime(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000))
  const two = (n: number): string => String(n).padStart(2, '0')
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60]
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`
}

export interface FileWords {
  readonly name: string
  /** `14:31`, or with its day when that is another one. */
  readonly when: string
  /** How long a memo is, how large anything else. */
  readonly amount: string
}

export function useFileWords(): (file: FileRow) => FileWords {
  const format = useFormat()
  return (file) => {
    const at = file.takenAt ?? file.createdAt
    const isOtherDay = format.dateOf(at) !== format.dateOf(file.createdAt)
    return {
      name: shownFileName(file.name),
      when: isOtherDay ? format.moment(at) : format.time(at),
      amount: file.durationMs === null ? format.size(file.sizeBytes) : playTime(file.durationMs),
    }
  }
}
