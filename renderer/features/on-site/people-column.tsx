/** Who is here: one tap each. The client may be looking, so nothing but a name and what they do. */
import { Button } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import type { Output } from '../../../shared/api/contract.ts'
import { openDialog } from '../../app/dialogs.ts'
import { useRun } from '../../app/use-run.ts'
import { useWords } from '../../i18n/use-words.ts'
import classes from './on-site.module.css'

export function PeopleColumn({ detail }: { readonly detail: Output<'visits.get'> }) {
  const t = useWords()
  const run = useRun()
  const { visit, contacts, accountName } = detail
  const present = visit.contactIds ?? []
  const toggle = (id: string): void => {
    const contactIds = present.includes(id) ? present.filter((other) => other !== id) : [...present, id]
    void run('visits.present', { visitId: visit.id, contactIds })
  }
  return (
    <section className={classes.column} aria-labelledby="here">
      <div className={classes.head}>
        <h2 id="here">{t('onSite:here')}</h2>
        <span className="rp-xs rp-3">{t('onSite:hereCount', { present: present.length, count: contacts.length })}</span>
      </div>
      {contacts.length === 0 ? <p className="rp-3">{t('onSite:nobodyKnown')}</p> : null}
      <ul className={classes.people}>
        {contacts.map((contact) => (
          <li key={contact.id}>
            <button
              type="button"
              className={classes.person}
              aria-pressed={present.includes(contact.id)}
              onClick={() => toggle(contact.id)}
            >
              <span className={classes.tick} aria-hidden="true">
                {present.includes(contact.id) ? <IconCheck size={18} stroke={2} /> : null}
              </span>
              <span className="rp-grow rp-cut">{contact.name}</span>
              <span className="rp-xs rp-3 rp-cut">{contact.jobTitle}</span>
            </button>
          </li>
        ))}
      </ul>
      <div>
        <Button onClick={() => openDialog({ type: 'contact', account: { id: visit.accountId, name: accountName } })}>
          {t('onSite:addPerson')}
        </Button>
      </div>
    </section>
  )
}
