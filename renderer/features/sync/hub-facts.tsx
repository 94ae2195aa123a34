/** Which hub this laptop belongs to, as whom, since when; and the way out of it. */
import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { contactWords, type Hub } from '../../app/sync/sync-sentence.ts'
import { useFormat } from '../../app/use-format.ts'
import { useChoiceWords } from '../../i18n/choice-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { SectionHead } from '../../ui/section-head.tsx'
import { LeaveDialog } from './leave-dialog.tsx'
import beside from '../../ui/with-aside.module.css'
import classes from './sync.module.css'

export function HubFacts({ hub, unsent }: { readonly hub: Hub; readonly unsent: number }) {
  const t = useWords()
  const words = useChoiceWords()
  const format = useFormat()
  const [isLeaving, setLeaving] = useState(false)
  return (
    <aside className={beside.aside} aria-label={t('sync:hub')}>
      <SectionHead title={hub.name} />
      <dl className={classes.facts}>
        <dt>{t('sync:you')}</dt>
        <dd>{hub.memberName}</dd>
        <dt>{t('sync:role')}</dt>
        <dd>{words('teamRole', hub.role)}</dd>
        <dt>{t('sync:team')}</dt>
        <dd>{hub.teamName ?? t('sync:noTeam')}</dd>
        <dt>{t('sync:since')}</dt>
        <dd>{format.date(format.dateOf(hub.joinedAtMs))}</dd>
        {hub.lastContactMs === null ? null : (
          <>
            <dt>{t('sync:contact')}</dt>
            <dd>{contactWords(format, hub.lastContactMs)}</dd>
          </>
        )}
        <dt>{t('sync:address')}</dt>
        <dd className="rp-exact">{hub.url}</dd>
      </dl>
      <p className={classes.toTeam}>
        <Link to="/team">{t('team:open')}</Link>
      </p>
      <Button variant="subtle" className={`rp-danger ${classes.leave}`} onClick={() => setLeaving(true)}>
        {t('sync:leave')}
      </Button>
      {isLeaving ? <LeaveDialog hubName={hub.name} unsent={unsent} onClose={() => setLeaving(false)} /> : null}
    </aside>
  )
}
