/** The attendance sheet of a session that is over, read and printed: signatures, results, what was covered, who comes again. */
import { Button, NumberInput, SegmentedControl } from '@mantine/core'
import type { Output } from '../../../shared/api/contract.ts'
import { addDays } from '../../../shared/base/local-date.ts'
import { trainingResults } from '../../../shared/domain/attendance.ts'
import { localZone, useToday } from '../../app/today.ts'
import { useFormat } from '../../app/use-format.ts'
import { useRun } from '../../app/use-run.ts'
import { useChoiceWords } from '../../i18n/choice-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useAsk } from '../../platform/queries.ts'
import { Facts } from '../../ui/facts.tsx'
import sheet from '../../ui/sheet-page.module.css'
import { VisitPart } from '../visits/visit-part.tsx'
import { Signature } from './signature.tsx'
import classes from './training.module.css'

type Attendance = Output<'training.get'>['rows'][number]
type Attempt = Output<'training.get'>['attempts'][number]

/** When one has forgotten what was not understood. */
const againInDays = 7

function Row({ row, attempts }: { readonly row: Attendance; readonly attempts: readonly Attempt[] }) {
  const t = useWords()
  const run = useRun()
  const words = useChoiceWords()
  const format = useFormat()
  const { visitId, contactId, name, jobTitle, signedAt, signature, result, scorePercent } = row
  const judge = (patch: { result?: Attendance['result']; scorePercent?: number | null }): void => {
    if (contactId !== null)
      void run('training.judge', { visitId, contactId, ...patch }, { quietly: t('training:judged') })
  }
  return (
    <tr>
      <td>
        {name}
        {attempts.map(({ id, name: quiz, scorePercent: percent }) => (
          <div key={id} className="rp-xs rp-3">
            {t('quizzes:attempt', { name: quiz, percent: `${percent}%` })}
          </div>
        ))}
      </td>
      <td className="rp-2">{jobTitle}</td>
      <td>
        <Signature text={signature} name={name} />
      </td>
      <td className="rp-nw">{signedAt === null ? t('training:notSigned') : format.time(signedAt)}</td>
      <td>
        <span className={classes.onPaper}>{words('trainingResult', result)}</span>
        <SegmentedControl
          className={sheet.onScreen ?? ''}
          size="xs"
          aria-label={t('training:result', { name })}
          value={result ?? ''}
          onChange={(value) => judge({ result: trainingResults.find((one) => one === value) ?? null })}
          data={trainingResults.map((value) => ({ value, label: words('trainingResult', value) }))}
        />
      </td>
      <td>
        <span className={classes.onPaper}>{scorePercent ?? ''}</span>
        <NumberInput
          className={sheet.onScreen ?? ''}
          w={64}
          size="xs"
          hideControls
          min={0}
          max={100}
          allowDecimal={false}
          clampBehavior="strict"
          aria-label={t('training:scoreOf', { name })}
          // a quiz taken meanwhile is another score
          key={scorePercent}
          defaultValue={scorePercent ?? ''}
          onBlur={({ currentTarget }) => {
            const next = currentTarget.value === '' ? null : Number(currentTarget.value)
            if (next !== scorePercent) judge({ scorePercent: next })
          }}
        />
      </td>
    </tr>
  )
}

function Again({ detail, count }: { readonly detail: Output<'visits.get'>; readonly count: number }) {
  const t = useWords()
  const run = useRun()
  const format = useFormat()
  const dueOn = addDays(useToday(), againInDays)
  const { visit } = detail
  const make = (): void => {
    const subject = t('training:againSubject', { subject: visit.subject }).slice(0, 200)
    const said = t('training:againSaid', { count, when: format.dateWithDay(dueOn) })
    void run('training.again', { visitId: visit.id, dueOn, subject, zone: localZone() }, said)
  }
  return (
    <p className={`rp-row ${sheet.onScreen}`}>
      <span className="rp-warn">{t('training:again', { count })}</span>
      <Button onClick={make}>{t('training:makeAgain')}</Button>
    </p>
  )
}

/** Who has a certificate, with what stands on it. */
function Certificates({ visitId }: { readonly visitId: string }) {
  const t = useWords()
  const rows = useAsk('training.certificates', { visitId }).data?.rows ?? []
  if (rows.length === 0) return null
  return (
    <VisitPart title={t('training:certificates')} count={t('training:sheetCount', { count: rows.length })}>
      <p className={`rp-2 ${sheet.onScreen}`}>{t('training:certificatesHint')}</p>
      <ul>
        {rows.map(({ number, name, jobTitle, scorePercent }) => (
          <li key={number}>
            <Facts items={[number, name, jobTitle, scorePercent === null ? null : `${scorePercent}%`]} />
          </li>
        ))}
      </ul>
    </VisitPart>
  )
}

export function AttendanceSheet({ detail }: { readonly detail: Output<'visits.get'> }) {
  const t = useWords()
  const { visit, items } = detail
  const { data } = useAsk('training.get', { visitId: visit.id })
  if (!data) return null
  const { rows, needAgain, attempts } = data
  const covered = items.filter((item) => item.refType === 'material' && item.doneAt !== null)
  return (
    <>
      <VisitPart title={t('training:sheet')} count={t('training:sheetCount', { count: rows.length })}>
        {rows.length === 0 ? (
          <p className="rp-2">{t('training:nobody')}</p>
        ) : (
          <table className={classes.sheet}>
            <thead>
              <tr>
                <th>{t('fields:attendance.name')}</th>
                <th>{t('fields:attendance.jobTitle')}</th>
                <th>{t('training:title')}</th>
                <th>{t('fields:attendance.signedAt')}</th>
                <th>{t('fields:attendance.result')}</th>
                <th>{t('fields:attendance.scorePercent')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <Row
                  key={row.id}
                  row={row}
                  attempts={attempts.filter(({ contactId }) => contactId === row.contactId)}
                />
              ))}
            </tbody>
          </table>
        )}
        {needAgain > 0 ? <Again detail={detail} count={needAgain} /> : null}
      </VisitPart>
      <VisitPart title={t('training:covered')}>
        {covered.length === 0 ? <p className="rp-2">{t('training:nothingCovered')}</p> : null}
        <ul>
          {covered.map((item) => (
            <li key={item.id}>{item.label}</li>
          ))}
        </ul>
      </VisitPart>
      <Certificates visitId={visit.id} />
    </>
  )
}
