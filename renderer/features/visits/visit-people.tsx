/** The people of a visit: what they do, what part they play, where they stand. */
import type { Row } from '../../../shared/domain/record-types.ts'
import { openDialog } from '../../app/dialogs.ts'
import { useChoiceWords } from '../../i18n/choice-words.ts'
import { Facts } from '../../ui/facts.tsx'
import classes from './visit-page.module.css'

interface Props {
  readonly contacts: readonly Row<'contact'>[]
  /** The part they play and where they stand: before a visit one wants to know, in a report it has no place. */
  readonly withStance?: boolean
}

export function VisitPeople({ contacts, withStance = false }: Props) {
  const words = useChoiceWords()
  return (
    <ul className={classes.lines}>
      {contacts.map((c) => (
        <li key={c.id}>
          <button
            type="button"
            className={classes.line}
            onClick={() => openDialog({ type: 'card', of: 'contact', id: c.id })}
          >
            <span className="rp-grow">
              {c.name} <span className="rp-2">{c.jobTitle}</span>
            </span>
            {withStance ? (
              <span className="rp-xs rp-3 rp-nw">
                <Facts items={[words('role', c.role), words('stance', c.stance)]} />
              </span>
            ) : null}
          </button>
        </li>
      ))}
    </ul>
  )
}
