/** One change the hub sent back, with its author's words. */
import { Button } from '@mantine/core'
import { Fragment, useState } from 'react'
import type { RejectedChange } from '../../../shared/api/sync.ts'
import { say } from '../../app/undo/undo-store.ts'
import { useFormat } from '../../app/use-format.ts'
import { useRun } from '../../app/use-run.ts'
import { useWords } from '../../i18n/use-words.ts'
import { Facts } from '../../ui/facts.tsx'
import { fieldWords, kindWords, titleWords } from './change-words.ts'
import classes from './sync.module.css'

type How = 'again' | 'as_new' | 'dismiss'

/** Types a person would make anew; a conflict or a view is none of them. */
const makeable: ReadonlySet<string> = new Set([
  'account',
  'contact',
  'visit',
  'visitNote',
  'followUp',
  'opportunity',
  'phrase',
])

const canSendAgain = ({ isRecordHere, kind }: RejectedChange): boolean => isRecordHere || kind === 'restore'
const canMakeNew = ({ type, kind }: RejectedChange): boolean =>
  makeable.has(type) && (kind === 'insert' || kind === 'update')

const said = { again: 'sync:sentAgain', as_new: 'sync:madeNew', dismiss: 'sync:gone' } as const

function Ways({ row }: { readonly row: RejectedChange }) {
  const t = useWords()
  const run = useRun()
  const [isAsked, setAsked] = useState(false)
  const settle = async (how: How): Promise<void> => {
    const sentence = t(said[how], { name: titleWords(t, row) })
    const done = await run('sync.settleRejected', { opNo: row.opNo, how }, sentence)
    if (done?.txnId === null) say(sentence)
  }
  if (isAsked)
    return (
      <div className={classes.ways}>
        <Button autoFocus className="rp-danger" variant="subtle" onClick={() => void settle('dismiss')}>
          {t('sync:letGoSure')}
        </Button>
        <Button onClick={() => setAsked(false)}>{t('common:cancel')}</Button>
      </div>
    )
  return (
    <div className={classes.ways}>
      {canSendAgain(row) ? <Button onClick={() => void settle('again')}>{t('sync:again')}</Button> : null}
      {canMakeNew(row) ? <Button onClick={() => void settle('as_new')}>{t('sync:asNew')}</Button> : null}
      <Button variant="subtle" onClick={() => setAsked(true)}>
        {t('sync:letGo')}
      </Button>
    </div>
  )
}

export function RefusedCard({ row }: { readonly row: RejectedChange }) {
  const t = useWords()
  const format = useFormat()
  const words = fieldWords(t, format, row)
  const title = titleWords(t, row)
  return (
    <li className={classes.card}>
      <h3>{t(`sync:refusedOf.${row.kind}`, { what: kindWords(t, row.type), name: title })}</h3>
      <p className="rp-warn">{t(`sync:why.${row.code}`)}</p>
      <p className="rp-xs rp-3">
        <Facts items={[row.accountName === title ? null : row.accountName, format.moment(row.at), row.detail]} />
      </p>
      {words.length === 0 ? null : (
        <dl className={classes.words} aria-label={t('sync:yourWords')}>
          {words.map(({ field, name, value }) => (
            <Fragment key={field}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </Fragment>
          ))}
        </dl>
      )}
      <Ways row={row} />
    </li>
  )
}
