/** One line of the library: its picture, its name and version, for whom, how large, where it is. */
import { IconPinFilled } from '@tabler/icons-react'
import type { FileTransfer } from '../../../shared/api/files.ts'
import type { ListedMaterial } from '../../../shared/api/materials.ts'
import { useFormat } from '../../app/use-format.ts'
import { useRun } from '../../app/use-run.ts'
import { useChoiceWords } from '../../i18n/choice-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { Facts } from '../../ui/facts.tsx'
import { Proof } from '../../ui/proof.tsx'
import { useTransfer } from '../../app/use-transfers.ts'
import classes from './library.module.css'
import { Poster } from './poster.tsx'
import { proofOf, whereIs } from './where-words.ts'

/** A version that moves or waits to: how far it is, before where it is. */
function OnItsWay({ transfer }: { readonly transfer: FileTransfer }) {
  const t = useWords()
  const format = useFormat()
  const { state, direction, doneBytes, sizeBytes } = transfer
  if (state === 'waiting') return <span className="rp-3">{t('sync:filesWaiting')}</span>
  const where = t(direction === 'up' ? 'sync:filesUp' : 'sync:filesDown')
  return (
    <span className="rp-2" title={where}>
      {direction === 'up' ? '↑' : '↓'} {format.share(sizeBytes === 0 ? 1 : Math.min(1, doneBytes / sizeBytes))}
      <span className="rp-sr">{where}</span>
    </span>
  )
}

function WhereCell({ row }: { readonly row: ListedMaterial }) {
  const t = useWords()
  const run = useRun()
  const { version, isPinned } = row
  const transfer = useTransfer(version?.sha256 ?? '')
  if (version === null) return null
  // what was not asked for waits for its turn without a word: it is here
  const shown =
    transfer && (transfer.state === 'moving' || (transfer.state === 'waiting' && transfer.direction === 'down'))
  const where = whereIs(version)
  return (
    <>
      <Proof state={proofOf[where]} />
      <span className="rp-cut">{t(`library:where.${where}`)}</span>
      {shown ? <OnItsWay transfer={transfer} /> : null}
      {where === 'elsewhere' && !shown && version.isOnHub !== null ? (
        <button
          type="button"
          tabIndex={-1}
          className="rp-link"
          onClick={(event) => {
            event.stopPropagation()
            void run('files.fetch', { id: version.id })
          }}
        >
          {t('library:fetch')}
        </button>
      ) : null}
      {isPinned ? (
        <span title={t('library:pinned')}>
          <IconPinFilled size={14} aria-hidden />
          <span className="rp-sr">{t('library:pinned')}</span>
        </span>
      ) : null}
    </>
  )
}

export function MaterialRow({ row }: { readonly row: ListedMaterial }) {
  const t = useWords()
  const words = useChoiceWords()
  const format = useFormat()
  const { material, version, versions } = row
  const when = version === null ? '' : format.date(format.dateOf(version.createdAt))
  return (
    <div className={classes.row}>
      <span role="gridcell">
        <Poster {...row} />
      </span>
      <span role="gridcell" className="rp-cut">
        <b className="rp-cut">{material.name}</b>
        <br />
        <span className="rp-xs rp-3">
          <Facts
            items={[
              material.kind === 'video' ? null : words('materialKind', material.kind),
              version?.pageCount ? t('library:pages', { count: version.pageCount }) : null,
              version === null ? null : t('library:versionOn', { no: versions, when }),
              ...(material.products ?? []),
            ]}
          />
        </span>
      </span>
      <span role="gridcell" className={`${classes.middle} rp-2 rp-cut`}>
        {(material.audiences ?? []).join(t('common:comma'))}
      </span>
      <span role="gridcell" className={`${classes.size} rp-2`}>
        {version === null ? '' : format.size(version.sizeBytes)}
      </span>
      <span role="gridcell" className={classes.where}>
        <WhereCell row={row} />
      </span>
    </div>
  )
}
