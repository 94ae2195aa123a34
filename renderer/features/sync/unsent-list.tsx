/** What is not on the hub yet, oldest first; a line opens its record. */
import { useQueries } from '@tanstack/react-query'
import { useState } from 'react'
import type { UnsentChange } from '../../../shared/api/sync.ts'
import { contactWords } from '../../app/sync/sync-sentence.ts'
import { useFormat } from '../../app/use-format.ts'
import { useWords } from '../../i18n/use-words.ts'
import { ask } from '../../platform/queries.ts'
import { Facts } from '../../ui/facts.tsx'
import { SectionHead } from '../../ui/section-head.tsx'
import { changeWords, titleWords } from './change-words.ts'
import classes from './sync.module.css'
import { isOpenable, useOpenRecord } from './use-open-record.ts'

const pageSize = 50

function Line({ change }: { readonly change: UnsentChange }) {
  const t = useWords()
  const format = useFormat()
  const open = useOpenRecord()
  const title = titleWords(t, change)
  const inside = (
    <>
      <span className="rp-grow">
        <span className={`rp-cut ${classes.lineTitle}`}>{title}</span>
        <span className={`rp-xs rp-3 rp-cut ${classes.lineTitle}`}>
          <Facts items={[changeWords(t, format, change), change.accountName === title ? null : change.accountName]} />
        </span>
      </span>
      <span className="rp-xs rp-3 rp-nw">{contactWords(format, change.at)}</span>
    </>
  )
  if (!isOpenable(change.type) || change.kind === 'delete') return <li className={classes.line}>{inside}</li>
  return (
    <li>
      <button
        type="button"
        data-rove
        className={classes.line}
        onClick={() => open(change.type, change.id)}
        title={t('sync:openRecord', { name: title })}
      >
        {inside}
      </button>
    </li>
  )
}

export function UnsentList({ total }: { readonly total: number }) {
  const t = useWords()
  const [pages, setPages] = useState(1)
  const answers = useQueries({
    queries: Array.from({ length: pages }, (_, i) => ask('sync.unsent', { limit: pageSize, offset: i * pageSize })),
  })
  const rows = answers.flatMap((a) => a.data?.rows ?? [])
  const rest = Math.min(pageSize, total - pages * pageSize)
  return (
    <section className={classes.part}>
      <SectionHead title={t('sync:unsent')} count={total} isMain />
      {total === 0 ? <p className="rp-2">{t('sync:unsentNone')}</p> : null}
      <ul className={classes.lines}>
        {rows.map((change) => (
          <Line key={change.opNo} change={change} />
        ))}
      </ul>
      {rest > 0 ? (
        <button type="button" data-rove className="rp-link rp-xs" onClick={() => setPages(pages + 1)}>
          {t('sync:moreRows', { count: rest })}
        </button>
      ) : null}
    </section>
  )
}
