/** The rows that were not taken in: which, why, and what stands in them. */
import type { ImportJob } from '../../../shared/api/interchange.ts'
import { fillText, rowReasonTexts } from '../../../shared/domain/interchange/reason-texts.ts'
import type { RowReason } from '../../../shared/domain/interchange/reasons.ts'
import { useSettings } from '../../app/settings.ts'
import { useWords } from '../../i18n/use-words.ts'
import { Facts } from '../../ui/facts.tsx'
import classes from './import.module.css'

type Failure = ImportJob['failures'][number]

const cellsShown = 4

function Reason({ problem }: { readonly problem: Failure['problems'][number] }) {
  const t = useWords()
  const language = useSettings().language === 'en' ? 'en' : 'zh'
  const text = rowReasonTexts[problem.reason as RowReason]?.[language]
  const reason = text === undefined ? t('faults:invalidInput') : fillText(text, problem)
  return <div>{problem.column === null ? reason : t('interchange:inColumn', { column: problem.column, reason })}</div>
}

export function Failures({ job }: { readonly job: ImportJob }) {
  const t = useWords()
  const { failed } = job.counts
  const shown = job.failures.length
  if (shown === 0) return null
  return (
    <section aria-labelledby="failures">
      <h3 id="failures">{t('interchange:failuresTitle')}</h3>
      {shown < failed ? <p className="rp-xs rp-3">{t('interchange:failuresPart', { shown, count: failed })}</p> : null}
      <table className={classes.failures}>
        <thead>
          <tr>
            <th scope="col">{t('interchange:rowNumber')}</th>
            <th scope="col">{t('interchange:problem')}</th>
            <th scope="col">{t('interchange:content')}</th>
          </tr>
        </thead>
        <tbody>
          {job.failures.map((failure) => (
            <tr key={failure.row}>
              <td>{failure.row}</td>
              <td>
                {failure.problems.map((problem) => (
                  <Reason key={`${problem.reason} ${problem.column}`} problem={problem} />
                ))}
              </td>
              <td className="rp-2">
                <Facts items={failure.cells.filter((cell) => cell !== '').slice(0, cellsShown)} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
