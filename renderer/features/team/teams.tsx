/** The teams: named, and whether their members see each other's accounts. An admin changes both in place. */
import { Checkbox, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { TeamAnswer } from '../../../shared/sync/team-messages.ts'
import { isComposing } from '../../app/keyboard/key-event.ts'
import { useWords } from '../../i18n/use-words.ts'
import { Facts } from '../../ui/facts.tsx'
import { InlineText } from '../../ui/inline-text.tsx'
import { SectionHead } from '../../ui/section-head.tsx'
import type { Team } from './team-rights.ts'
import classes from './team.module.css'
import { useTeamAct } from './use-team-act.ts'

/** As it stands, for who may not change it. */
function Shown({ team, people }: { readonly team: Team; readonly people: number }) {
  const t = useWords()
  return (
    <>
      <div className={classes.name}>{team.name}</div>
      <p className="rp-xs rp-3">
        <Facts items={[t('common:people', { count: people }), team.shares ? t('team:teamShares') : null]} />
      </p>
    </>
  )
}

function Changed({ team: { id: teamId, name, shares }, people }: { readonly team: Team; readonly people: number }) {
  const t = useWords()
  const act = useTeamAct()
  const back = { act: 'updateTeam', teamId, name, shares } as const
  const rename = async (text: string): Promise<boolean> => {
    const to = text.trim()
    const said = t('team:didRename', { from: name, to })
    return (await act({ ...back, name: to }, { said, back })) !== null
  }
  const share = (next: boolean): void =>
    void act({ ...back, shares: next }, { said: t(next ? 'team:didShare' : 'team:didNotShare', { team: name }), back })
  return (
    <>
      <div className="rp-row">
        <div className="rp-grow">
          <InlineText
            label={t('team:teamName')}
            value={name}
            check={(text) => (text.trim() === '' ? t('records:required') : null)}
            onSave={rename}
          />
        </div>
        <span className="rp-xs rp-3 rp-nw">{t('common:people', { count: people })}</span>
      </div>
      <Checkbox
        className={classes.shares ?? ''}
        label={t('team:shares')}
        aria-label={t('team:sharesOf', { team: name })}
        checked={shares}
        onChange={(event) => share(event.currentTarget.checked)}
      />
    </>
  )
}

function AddTeam() {
  const t = useWords()
  const act = useTeamAct()
  const [typed, setTyped] = useState('')
  const add = async (): Promise<void> => {
    const name = typed.trim()
    if (name === '') return
    const said = t('team:didAddTeam', { team: name })
    if ((await act({ act: 'createTeam', name, shares: false }, { said })) !== null) setTyped('')
  }
  return (
    <TextInput
      aria-label={t('team:teamAdd')}
      placeholder={t('team:teamAdd')}
      maxLength={80}
      autoComplete="off"
      value={typed}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !isComposing(event.nativeEvent)) void add()
      }}
    />
  )
}

export function Teams({ team: { me, teams, users } }: { readonly team: TeamAnswer }) {
  const t = useWords()
  const peopleIn = (teamId: string): number => users.filter((user) => user.teamId === teamId).length
  return (
    <section className={classes.part}>
      <SectionHead title={t('team:teams')} {...(teams.length === 0 ? {} : { count: teams.length })} />
      {teams.length === 0 ? <p className="rp-2">{t('team:teamsNone')}</p> : null}
      <ul className={classes.lines}>
        {teams.map((one) => (
          <li key={one.id} className={classes.team}>
            {me.isAdmin ? (
              <Changed team={one} people={peopleIn(one.id)} />
            ) : (
              <Shown team={one} people={peopleIn(one.id)} />
            )}
          </li>
        ))}
      </ul>
      {me.isAdmin ? <AddTeam /> : null}
    </section>
  )
}
