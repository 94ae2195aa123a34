/** Beside the timeline: people, facts edited in place, deals. */
import { ActionIcon } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { Row } from '../../../shared/domain/record-types.ts'
import { openDialog } from '../../app/dialogs.ts'
import { useFormat } from '../../app/use-format.ts'
import { useChoiceWords } from '../../i18n/choice-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { Facts } from '../../ui/facts.tsx'
import { SectionHead } from '../../ui/section-head.tsx'
import { RecordFiles } from '../attachments/record-files.tsx'
import { FieldRow, type EditableRow } from '../records/field-row.tsx'
import fieldClasses from '../records/fields.module.css'
import { AccountPapers } from '../comparisons/account-papers.tsx'
import { Stance } from '../contacts/stance.tsx'
import type { AccountDetail } from './account-page.tsx'
import beside from '../../ui/with-aside.module.css'
import classes from './account-page.module.css'

interface Props {
  readonly detail: AccountDetail
}

function AddButton({ label, onClick }: { readonly label: string; readonly onClick: () => void }) {
  return (
    <ActionIcon size="sm" aria-label={label} onClick={onClick}>
      <IconPlus size={16} stroke={1.6} />
    </ActionIcon>
  )
}

function Person({ contact }: { readonly contact: Row<'contact'> }) {
  const words = useChoiceWords()
  const t = useWords()
  const left = contact.hasLeft === true ? t('fields:contact.hasLeft') : null
  return (
    <li>
      <button
        type="button"
        className={classes.person}
        onClick={() => openDialog({ type: 'card', of: 'contact', id: contact.id })}
      >
        <Stance stance={contact.stance} />
        <span className="rp-grow">
          <span className={classes.personName}>{contact.name}</span>
          <span className="rp-xs rp-3">
            <Facts items={[contact.jobTitle, words('role', contact.role), left]} />
          </span>
        </span>
      </button>
    </li>
  )
}

function People({ detail }: Props) {
  const t = useWords()
  const { id, name } = detail.account
  return (
    <section>
      <SectionHead title={t('accounts:people')} count={detail.contacts.length || undefined}>
        <AddButton
          label={t('accounts:newContact')}
          onClick={() => openDialog({ type: 'contact', account: { id, name } })}
        />
      </SectionHead>
      {detail.contacts.length === 0 ? <p className="rp-2">{t('accounts:noPeople')}</p> : null}
      <ul className={classes.people}>
        {detail.contacts.map((contact) => (
          <Person key={contact.id} contact={contact} />
        ))}
      </ul>
    </section>
  )
}

const mainFields = ['stage', 'kind', 'industry', 'headcount', 'region', 'currentSystem', 'phone', 'address', 'ownerId']
const otherFields = ['scale', 'shortName', 'website', 'parentId', 'tags', 'description']

function FactsList({ detail }: Props) {
  const t = useWords()
  const [isOpen, setOpen] = useState(false)
  const row = detail.account as unknown as EditableRow
  const isFilled = (field: string): boolean => row[field] !== null && row[field] !== undefined
  const shown = [...mainFields, ...otherFields.filter((f) => isOpen || isFilled(f))]
  const hasMore = otherFields.some((f) => !isFilled(f))
  return (
    <section>
      <SectionHead title={t('accounts:facts')} />
      <dl className={fieldClasses.fields}>
        {shown.map((field) => (
          <FieldRow key={field} type="account" row={row} field={field} />
        ))}
      </dl>
      {hasMore ? (
        <button type="button" className={`rp-link rp-xs ${classes.moreFacts}`} onClick={() => setOpen(!isOpen)}>
          {t(isOpen ? 'accounts:fewerFacts' : 'accounts:moreFacts')}
        </button>
      ) : null}
    </section>
  )
}

function Deals({ detail }: Props) {
  const t = useWords()
  const words = useChoiceWords()
  const format = useFormat()
  const { id, name } = detail.account
  if (detail.opportunities.length === 0) return null
  return (
    <section>
      <SectionHead title={t('accounts:deals')} count={detail.opportunities.length}>
        <AddButton
          label={t('accounts:newOpportunity')}
          onClick={() => openDialog({ type: 'opportunity', account: { id, name } })}
        />
      </SectionHead>
      <ul className={classes.people}>
        {detail.opportunities.map((o) => (
          <li key={o.id}>
            <button
              type="button"
              className={classes.person}
              onClick={() => openDialog({ type: 'card', of: 'opportunity', id: o.id })}
            >
              <span className="rp-grow">
                <span className={classes.personName}>{o.name}</span>
                <span className="rp-xs rp-3">
                  <Facts
                    items={[
                      o.amountMinor === null ? null : format.money(o.amountMinor, o.currency),
                      o.stage === null ? words('outcome', o.outcome) : words('stage', o.stage),
                      o.expectedCloseOn === null ? null : format.date(o.expectedCloseOn),
                    ]}
                  />
                </span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Branches({ detail }: Props) {
  const t = useWords()
  if (detail.children.length === 0) return null
  return (
    <section>
      <SectionHead title={t('accounts:branches')} count={detail.children.length} />
      <ul>
        {detail.children.map((child) => (
          <li key={child.id}>
            <Link to="/accounts/$accountId" params={{ accountId: child.id }} search={(s) => s}>
              {child.name}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}

export function AccountAside({ detail }: Props) {
  return (
    <aside className={`${beside.aside} ${classes.aside}`}>
      <People detail={detail} />
      <FactsList detail={detail} />
      <Deals detail={detail} />
      <AccountPapers account={{ id: detail.account.id, name: detail.account.name }} />
      <RecordFiles type="account" id={detail.account.id} />
      <Branches detail={detail} />
    </aside>
  )
}
