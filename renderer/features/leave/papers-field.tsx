/** The papers that can be left, to tick: sheets that are printed now, and what was printed. */
import { Checkbox } from '@mantine/core'
import type { Output } from '../../../shared/api/contract.ts'
import type { PaperVersion } from '../../../shared/api/documents.ts'
import { useFormat } from '../../app/use-format.ts'
import { useChoiceWords } from '../../i18n/choice-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useAsk } from '../../platform/queries.ts'
import { Facts } from '../../ui/facts.tsx'
import formClasses from '../../ui/form.module.css'
import classes from './leave.module.css'

interface Props {
  readonly accountId: string
  /** Handed over as paper: how many bytes it has is nobody's business. */
  readonly isPaper: boolean
  /** Undefined while nobody knows. */
  readonly rows: readonly PaperVersion[] | undefined
  readonly drafts: Output<'leave.offers'>['drafts']
  readonly chosen: ReadonlySet<string>
  readonly onToggle: (id: string) => void
}

/** Of papers that have one name the day of the visit they are of, where that is known. */
function useVisitDays(accountId: string, rows: readonly PaperVersion[] | undefined) {
  const format = useFormat()
  const hasTwin = ({ id, name }: PaperVersion): boolean =>
    rows?.some((other) => other.id !== id && other.name === name) === true
  const { data } = useAsk(
    'visits.list',
    { accountId },
    rows?.some((row) => row.visitId !== null && hasTwin(row)) ?? false,
  )
  return (row: PaperVersion): string | null => {
    const visit = hasTwin(row) ? data?.rows.find(({ visit }) => visit.id === row.visitId)?.visit : undefined
    return visit === undefined ? null : format.dateWithDay(format.dateOf(visit.startAt))
  }
}

export function PapersField({ accountId, isPaper, rows, drafts, chosen, onToggle }: Props) {
  const t = useWords()
  const words = useChoiceWords()
  const format = useFormat()
  const visitDay = useVisitDays(accountId, rows)
  return (
    <fieldset className={formClasses.group}>
      <legend className={formClasses.legend}>{t('leave:papers')}</legend>
      {rows && rows.length + drafts.length === 0 ? <p className="rp-2">{t('leave:noPapers')}</p> : null}
      {drafts.map(({ id, kind, name, versionNo }) => (
        <div key={id} className={classes.row}>
          <Checkbox
            label={name}
            aria-label={`${name} ${t('leave:becomes', { no: versionNo })}`}
            checked={chosen.has(id)}
            onChange={() => onToggle(id)}
          />
          <span className="rp-xs rp-3">
            <Facts items={[words('documentKind', kind), t('leave:becomes', { no: versionNo })]} />
          </span>
        </div>
      ))}
      {rows?.map((row) => {
        const { id, kind, name, versionNo, madeAt, file } = row
        const day = visitDay(row)
        const ofVisit = day === null ? null : t('leave:ofVisit', { day })
        return (
          <div key={id} className={classes.row}>
            <Checkbox
              label={name}
              aria-label={[t('leave:paperVersion', { name, no: versionNo }), ofVisit].filter(Boolean).join(', ')}
              checked={chosen.has(id)}
              disabled={file?.state !== 'here'}
              onChange={() => onToggle(id)}
            />
            <span className="rp-xs rp-3">
              <Facts
                items={[
                  words('documentKind', kind),
                  ofVisit,
                  t('paper:version', { no: versionNo }),
                  format.date(format.dateOf(madeAt)),
                  file === null
                    ? t('attachments:paperGone')
                    : file.state !== 'here'
                      ? t('paper:elsewhere')
                      : isPaper
                        ? null
                        : format.size(file.sizeBytes),
                ]}
              />
            </span>
          </div>
        )
      })}
    </fieldset>
  )
}
