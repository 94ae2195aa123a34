/** The papers that can be left, to tick: sheets that are printed now, and what was printed. */
import { Checkbox } from '@mantine/core'
import type { Output } from '../../../shared/api/contract.ts'
import type { PaperVersion } from '../../../shared/api/documents.ts'
import { useFormat } from '../../app/use-format.ts'
import { useChoiceWords } from '../../i18n/choice-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { Facts } from '../../ui/facts.tsx'
import formClasses from '../../ui/form.module.css'
import classes from './leave.module.css'

interface Props {
  /** Undefined while nobody knows. */
  readonly rows: readonly PaperVersion[] | undefined
  readonly drafts: Output<'leave.offers'>['drafts']
  readonly chosen: ReadonlySet<string>
  readonly onToggle: (id: string) => void
}

export function PapersField({ rows, drafts, chosen, onToggle }: Props) {
  const t = useWords()
  const words = useChoiceWords()
  const format = useFormat()
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
      {rows?.map(({ id, kind, name, versionNo, madeAt, file }) => (
        <div key={id} className={classes.row}>
          <Checkbox
            label={name}
            aria-label={t('leave:paperVersion', { name, no: versionNo })}
            checked={chosen.has(id)}
            disabled={file?.state !== 'here'}
            onChange={() => onToggle(id)}
          />
          <span className="rp-xs rp-3">
            <Facts
              items={[
                words('documentKind', kind),
                t('paper:version', { no: versionNo }),
                format.date(format.dateOf(madeAt)),
                file === null ? null : file.state === 'here' ? format.size(file.sizeBytes) : t('paper:elsewhere'),
              ]}
            />
          </span>
        </div>
      ))}
    </fieldset>
  )
}
