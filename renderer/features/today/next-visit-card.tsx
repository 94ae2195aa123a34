/** The next visit: who is met, what is owed to them, and the acts of the moment. */
import { Button } from '@mantine/core'
import { IconHandStop } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { VisitListRow } from '../../../shared/api/work.ts'
import type { Row } from '../../../shared/domain/record-types.ts'
import { openDialog } from '../../app/dialogs.ts'
import { useFormat } from '../../app/use-format.ts'
import { useChoiceWords } from '../../i18n/choice-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { ask } from '../../platform/queries.ts'
import { Facts } from '../../ui/facts.tsx'
import { Kbd } from '../../ui/kbd.tsx'
import { useBeginVisit } from '../on-site/use-begin-visit.ts'
import classes from './today.module.css'

interface Props {
  readonly row: VisitListRow
}

function People({ contacts }: { readonly contacts: readonly Row<'contact'>[] }) {
  const words = useChoiceWords()
  return (
    <ul>
      {contacts.map((c) => (
        <li key={c.id}>
          <Facts
            items={[[c.name, c.jobTitle].filter(Boolean).join(' '), words('role', c.role), words('stance', c.stance)]}
          />
        </li>
      ))}
    </ul>
  )
}

/** What we said we would do for them, or are to send or do; a date to come again is no debt, nor is what they promised. */
const isOwed = ({ promisedBy, kind }: Row<'followUp'>): boolean =>
  promisedBy === 'us' || (promisedBy === null && (kind === 'send' || kind === 'task'))

function Details({ row }: Props) {
  const t = useWords()
  const account = useQuery(ask('accounts.get', { id: row.visit.accountId })).data
  const met = account?.contacts.filter((c) => row.visit.contactIds?.includes(c.id)) ?? []
  const owed = account?.openFollowUps.filter(isOwed) ?? []
  if (met.length + owed.length === 0) return null
  return (
    <dl className={classes.nextFacts}>
      {met.length > 0 ? (
        <>
          <dt>{t('today:meeting')}</dt>
          <dd>
            <People contacts={met} />
          </dd>
        </>
      ) : null}
      {owed.length > 0 ? (
        <>
          <dt>{t('today:owed')}</dt>
          <dd>
            {owed.slice(0, 3).map((f) => (
              <div key={f.id} className={classes.owed}>
                <IconHandStop size={16} stroke={1.6} aria-hidden />
                <span>{f.subject}</span>
              </div>
            ))}
          </dd>
        </>
      ) : null}
    </dl>
  )
}

export function NextVisitCard({ row }: Props) {
  const t = useWords()
  const words = useChoiceWords()
  const format = useFormat()
  const v = row.visit
  const account = { id: v.accountId, name: row.accountName }
  const kind = words('visitType', v.visitType)
  const begin = useBeginVisit()
  return (
    <div className={classes.next}>
      <div>
        <h2>{row.accountName}</h2>
        <div className="rp-2">
          <Facts
            items={[
              v.subject,
              kind === v.subject ? null : kind,
              v.place,
              v.durationMin === null ? null : (
                <span key="span" className="rp-nw">
                  {format.span(v.durationMin)}
                </span>
              ),
            ]}
          />
        </div>
      </div>
      <Details row={row} />
      <div className={classes.nextActs}>
        <Button variant="filled" data-rove rightSection={<Kbd keys="Enter" onAccent />} onClick={() => void begin(v)}>
          {t(v.startedAt === null ? 'onSite:start' : 'onSite:resume')}
        </Button>
        <Button onClick={() => openDialog({ type: 'logVisit', account, visit: v })}>{t('today:writeUp')}</Button>
        <Button
          renderRoot={(props) => <Link {...props} to="/accounts/$accountId" params={{ accountId: v.accountId }} />}
        >
          {t('today:openAccount')}
        </Button>
        {v.startedAt === null ? (
          <Button variant="subtle" onClick={() => openDialog({ type: 'card', of: 'visit', id: v.id })}>
            {t('today:reschedule')}
          </Button>
        ) : null}
      </div>
    </div>
  )
}
