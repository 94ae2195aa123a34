/** What came in before, newest first, each with its way back. */
import { useState } from 'react'
import type { Output } from '../../../shared/api/contract.ts'
import { typeLabels } from '../../../shared/domain/interchange/labels.ts'
import { useSettings } from '../../app/settings.ts'
import { useFormat } from '../../app/use-format.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useAsk } from '../../platform/queries.ts'
import { Facts } from '../../ui/facts.tsx'
import { SectionHead } from '../../ui/section-head.tsx'
import classes from './import.module.css'
import { useUndoImport } from './undo-import.tsx'

type Past = Output<'imports.list'>[number]

function PastImport({ past }: { readonly past: Past }) {
  const t = useWords()
  const format = useFormat()
  const at = useSettings().language === 'en' ? 1 : 0
  const undo = useUndoImport()
  const [isBusy, setBusy] = useState(false)
  const act = async (): Promise<void> => {
    setBusy(true)
    await undo(past.importId)
    setBusy(false)
  }
  const { rows, failed } = past.counts
  return (
    <li>
      <div className="rp-row">
        <span className="rp-grow rp-cut rp-exact" title={past.fileName}>
          {past.fileName}
        </span>
        {past.isUndone ? (
          <span className="rp-xs rp-3 rp-nw">{t('interchange:isUndone')}</span>
        ) : (
          <button
            type="button"
            className="rp-link rp-nw"
            disabled={isBusy}
            aria-label={t('interchange:undoOf', { name: past.fileName })}
            onClick={() => void act()}
          >
            {t('interchange:undo')}
          </button>
        )}
      </div>
      <div className="rp-xs rp-3">
        <Facts
          items={[
            typeLabels[past.type][at],
            t('interchange:rows', { count: rows }),
            failed === 0 ? null : t('interchange:withFailures', { count: failed }),
            format.moment(past.at),
          ]}
        />
      </div>
    </li>
  )
}

export function PastImports() {
  const t = useWords()
  const past = useAsk('imports.list', {}).data ?? []
  return (
    <section>
      <SectionHead title={t('interchange:past')} {...(past.length > 0 ? { count: past.length } : {})} />
      {past.length === 0 ? <p className="rp-3">{t('interchange:noPast')}</p> : null}
      <ul className={classes.past}>
        {past.map((p) => (
          <PastImport key={p.importId} past={p} />
        ))}
      </ul>
    </section>
  )
}
