/** What somebody sees who manages nobody: themselves, their laptops, and who stands in for whom as far as it is about them. */
import { useState, type ReactNode } from 'react'
import type { TeamAnswer } from '../../../shared/sync/team-messages.ts'
import { useWords } from '../../i18n/use-words.ts'
import { Covers } from './covers.tsx'
import { PersonDetails } from './person-details.tsx'
import type { TeamDialog } from './team-dialog.ts'
import { TeamDialogs } from './team-dialogs.tsx'
import classes from './team.module.css'

export function OwnPage({ team, note }: { readonly team: TeamAnswer; readonly note: ReactNode }) {
  const t = useWords()
  const [dialog, setDialog] = useState<TeamDialog | null>(null)
  const me = team.users.find((user) => user.id === team.me.userId)
  return (
    <section className={classes.own}>
      <h1>{t('team:title')}</h1>
      <p className={`rp-2 ${classes.lead}`}>{t('team:leadSelf')}</p>
      {note}
      {me === undefined ? null : (
        <div className={classes.person}>
          <h2>{me.name}</h2>
          <PersonDetails team={team} user={me} onDialog={setDialog} />
        </div>
      )}
      {team.covers.length === 0 ? null : <Covers team={team} onDialog={setDialog} />}
      <TeamDialogs team={team} dialog={dialog} onDialog={setDialog} />
    </section>
  )
}
