/** Who is here: one tap each, a stranger in one line. The client may be looking, so nothing but a name and what they do. */
import type { Output } from '../../../shared/api/contract.ts'
import { useRun } from '../../app/use-run.ts'
import { useWords } from '../../i18n/use-words.ts'
import classes from './on-site.module.css'
import { QuickAdd } from './quick-add.tsx'
import { TickRow } from './tick-row.tsx'

export function PeopleList({ detail }: { readonly detail: Output<'visits.get'> }) {
  const t = useWords()
  const run = useRun()
  const { visit } = detail
  const present = visit.contactIds ?? []
  const contacts = detail.contacts.filter((c) => c.hasLeft !== true || present.includes(c.id))
  const toggle = (contactId: string, name: string): void => {
    const isHere = !present.includes(contactId)
    const quietly = t(isHere ? 'onSite:cameSaid' : 'onSite:leftSaid', { name })
    void run('visits.present', { visitId: visit.id, contactId, isHere }, { quietly })
  }
  const meet = async ([name = '', jobTitle = '']: readonly string[]): Promise<boolean> => {
    const person = { visitId: visit.id, name, jobTitle: jobTitle || null }
    return (await run('visits.meet', person, t('onSite:met', { name }))) !== null
  }
  return (
    <section aria-labelledby="here" className={classes.part}>
      <div className={classes.head}>
        <h2 id="here">{t('onSite:here')}</h2>
        {contacts.length === 0 ? null : (
          <span className="rp-xs rp-3">
            {t('onSite:hereCount', { present: present.length, count: contacts.length })}
          </span>
        )}
      </div>
      {contacts.length === 0 ? <p className="rp-3">{t('onSite:nobodyKnown')}</p> : null}
      <ul className={classes.people}>
        {contacts.map((contact) => (
          <TickRow
            key={contact.id}
            isOn={present.includes(contact.id)}
            label={contact.name}
            under={contact.jobTitle}
            onToggle={() => toggle(contact.id, contact.name)}
          />
        ))}
      </ul>
      <QuickAdd
        label={t('onSite:addPerson')}
        act={t('onSite:addAct')}
        fields={[
          { label: t('onSite:newName'), maxLength: 200 },
          { label: t('onSite:newTitle'), maxLength: 120 },
        ]}
        onAdd={meet}
      />
    </section>
  )
}
