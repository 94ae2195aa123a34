/** Signing in while a training session runs: who is here, signed or not, and how it went for each. */
import { Button, SegmentedControl } from '@mantine/core'
import type { Output } from '../../../shared/api/contract.ts'
import { trainingResults } from '../../../shared/domain/attendance.ts'
import { openDialog } from '../../app/dialogs.ts'
import { useFormat } from '../../app/use-format.ts'
import { useRun } from '../../app/use-run.ts'
import { useChoiceWords } from '../../i18n/choice-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useAsk } from '../../platform/queries.ts'
import onSite from '../on-site/on-site.module.css'
import { QuizMenu } from '../quizzes/quiz-menu.tsx'
import classes from './training.module.css'

type Attendance = Output<'training.get'>['rows'][number]

interface LineProps {
  readonly visitId: string
  readonly contact: Output<'visits.get'>['contacts'][number]
  readonly row: Attendance | undefined
  /** Materials on the list of this session. */
  readonly materialIds: readonly string[]
}

function Line({ visitId, contact, row, materialIds }: LineProps) {
  const t = useWords()
  const run = useRun()
  const words = useChoiceWords()
  const format = useFormat()
  const { id: contactId, name } = contact
  const isSigned = typeof row?.signedAt === 'number'
  const judge = (value: string): void => {
    const result = trainingResults.find((one) => one === value) ?? null
    void run('training.judge', { visitId, contactId, result }, { quietly: t('training:judged') })
  }
  return (
    <li className={classes.line}>
      <div className="rp-row">
        <span className="rp-grow rp-cut">{name}</span>
        {typeof row?.scorePercent === 'number' ? <span className="rp-2 rp-nw">{`${row.scorePercent}%`}</span> : null}
        {isSigned ? (
          <span className="rp-xs rp-3 rp-nw">{t('training:signedAt', { time: format.time(row.signedAt ?? 0) })}</span>
        ) : null}
      </div>
      <div className={classes.lineActs}>
        <Button
          variant={isSigned ? 'subtle' : 'default'}
          aria-label={t(isSigned ? 'training:signAgainFor' : 'training:signFor', { name })}
          onClick={() => openDialog({ type: 'sign', visitId, contactId, name })}
        >
          {t(isSigned ? 'training:signAgain' : 'training:sign')}
        </Button>
        <QuizMenu taker={{ type: 'contact', visitId, contactId }} name={name} materialIds={materialIds} />
      </div>
      {isSigned ? (
        <SegmentedControl
          size="xs"
          fullWidth
          aria-label={t('training:result', { name })}
          value={row.result ?? ''}
          onChange={judge}
          data={trainingResults.map((value) => ({ value, label: words('trainingResult', value) }))}
        />
      ) : null}
    </li>
  )
}

export function SignInPart({ detail }: { readonly detail: Output<'visits.get'> }) {
  const t = useWords()
  const { visit, contacts, items } = detail
  const rows = useAsk('training.get', { visitId: visit.id }).data?.rows ?? []
  const present = contacts.filter((c) => visit.contactIds?.includes(c.id))
  const materialIds = items.flatMap(({ refType, refId }) => (refType === 'material' && refId !== null ? [refId] : []))
  const signed = rows.filter((row) => row.signedAt !== null).length
  return (
    <section aria-labelledby="sign-in" className={onSite.part}>
      <div className={onSite.head}>
        <h2 id="sign-in">{t('training:title')}</h2>
        {present.length === 0 ? null : (
          <span className="rp-xs rp-3">{t('training:count', { signed, count: present.length })}</span>
        )}
      </div>
      {present.length === 0 ? <p className="rp-3">{t('training:hint')}</p> : null}
      <ul className={onSite.people}>
        {present.map((contact) => (
          <Line
            key={contact.id}
            visitId={visit.id}
            contact={contact}
            materialIds={materialIds}
            row={rows.find((row) => row.contactId === contact.id)}
          />
        ))}
      </ul>
    </section>
  )
}
