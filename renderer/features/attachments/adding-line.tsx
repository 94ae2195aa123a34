/** What is being added and how far it is, with its stop; before that, what may be added. */
import { mostBytesPerRecord } from '../../../shared/domain/attached-to.ts'
import { useFormat } from '../../app/use-format.ts'
import { useWords } from '../../i18n/use-words.ts'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import type { AddFiles } from './use-add-files.ts'

interface Props extends Omit<AddFiles, 'add'> {
  readonly isOver: boolean
  readonly usedBytes?: number
}

export function AddingLine({ adding, stop, isOver, usedBytes = 0 }: Props) {
  const t = useWords()
  const format = useFormat()
  if (isOver) return <span className="rp-xs rp-accent">{t('attachments:dropNow')}</span>
  if (adding === null) {
    const size = format.size(mostBytesPerRecord)
    const isUsed = usedBytes > 0
    return (
      <span className="rp-xs rp-3">
        {isUsed ? t('attachments:limitUsed', { size, used: format.size(usedBytes) }) : t('attachments:limit', { size })}
      </span>
    )
  }
  const said = t('attachments:adding', { name: adding.name, share: format.share(adding.share) })
  return (
    <div className="rp-grow rp-xs">
      <ProgressBar share={adding.share} label={said}>
        {said}{' '}
        <button type="button" className="rp-link" onClick={stop}>
          {t('attachments:stop')}
        </button>
      </ProgressBar>
    </div>
  )
}
