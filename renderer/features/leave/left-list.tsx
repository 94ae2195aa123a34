/** What was left, in lines: which papers and files, with whom, when, on paper or as files. */
import type { Left } from '../../../shared/api/leave.ts'
import { openDialog } from '../../app/dialogs.ts'
import { useFormat } from '../../app/use-format.ts'
import { useChoiceWords } from '../../i18n/choice-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { Facts } from '../../ui/facts.tsx'
import classes from './leave.module.css'

export function LeftList({ rows }: { readonly rows: readonly Left[] }) {
  const t = useWords()
  const words = useChoiceWords()
  const format = useFormat()
  return (
    <ul className={classes.left}>
      {rows.map(({ leaveBehind, papers, files, people, by }) => {
        const things = [
          ...papers.map(({ id, name, versionNo, fileId }) => ({
            id,
            label: t('leave:paperVersion', { name, no: versionNo }),
            fileId,
          })),
          ...files.map(({ id, name }) => ({ id, label: name, fileId: id })),
        ]
        return (
          <li key={leaveBehind.id}>
            <div className={classes.what}>
              {things.map(({ id, label, fileId }) =>
                fileId === null ? (
                  <span key={id}>{label}</span>
                ) : (
                  <button
                    key={id}
                    type="button"
                    className="rp-link"
                    onClick={() => openDialog({ type: 'file', id: fileId })}
                  >
                    {label}
                  </button>
                ),
              )}
            </div>
            <div className="rp-xs rp-3">
              <Facts
                items={[
                  format.date(format.dateOf(leaveBehind.leftAt)),
                  people.length === 0 ? null : t('leave:toPeople', { names: people.join(t('common:listComma')) }),
                  words('leaveMedium', leaveBehind.medium),
                  by,
                ]}
              />
            </div>
          </li>
        )
      })}
    </ul>
  )
}
