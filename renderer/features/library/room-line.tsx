/** What the files here take and what the disk has left, at the foot of the library; it warns where that gets little. */
import { mostBytesPerMaterial } from '../../../shared/domain/material.ts'
import { openDialog } from '../../app/dialogs.ts'
import { localZone, useToday } from '../../app/today.ts'
import { useFormat } from '../../app/use-format.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useAsk } from '../../platform/queries.ts'
import classes from './library.module.css'

/** From here on a film may not fit any more (bytes). */
const lowBytes = 5_000_000_000

export function RoomLine() {
  const t = useWords()
  const format = useFormat()
  const { data } = useAsk('vault.room', { today: useToday(), zone: localZone() })
  if (!data) return null
  const { used, freeDiskBytes, quotaBytes, unused } = data
  const isOver = quotaBytes !== null && used.bytes > quotaBytes
  const isLow = freeDiskBytes < lowBytes
  return (
    <section className={classes.room} aria-label={t('library:room')}>
      {isOver ? <p className="rp-xs rp-warn">{t('library:roomOver', { quota: format.size(quotaBytes) })}</p> : null}
      {isLow ? <p className="rp-xs rp-warn">{t('library:roomLow')}</p> : null}
      <p className="rp-xs rp-2">
        {t('library:roomUsed', { used: format.size(used.bytes), free: format.size(freeDiskBytes) })}
      </p>
      {unused.files > 0 ? (
        <p className="rp-xs rp-2">{t('library:unused', { count: unused.files, size: format.size(unused.bytes) })}</p>
      ) : null}
      <p className="rp-xs rp-3">{t('library:limit', { size: format.size(mostBytesPerMaterial) })}</p>
      <button type="button" className="rp-link rp-xs" onClick={() => openDialog({ type: 'room' })}>
        {t('library:makeRoom')}
      </button>
    </section>
  )
}
