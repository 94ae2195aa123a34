/** One person: facts, changed in place by who may; laptops; what can be done. */
import type { TeamAnswer } from '../../../shared/sync/team-messages.ts'
import { useFormat } from '../../app/use-format.ts'
import { useWords } from '../../i18n/use-words.ts'
import { Laptops } from './laptops.tsx'
import { PersonActs } from './person-acts.tsx'
import { RoleChoice, TeamChoice } from './person-choices.tsx'
import type { OpenTeamDialog } from './team-dialog.ts'
import { rightsOver, stateOf, type User } from './team-rights.ts'
import classes from './team.module.css'

export interface PersonProps {
  readonly team: TeamAnswer
  readonly user: User
}

export function PersonDetails({ team, user, onDialog }: PersonProps & { readonly onDialog: OpenTeamDialog }) {
  const t = useWords()
  const format = useFormat()
  const rights = rightsOver(team, user)
  const state = stateOf(user)
  return (
    <>
      <dl className={classes.facts}>
        <dt>{t('team:stateLabel')}</dt>
        <dd className={state === 'invited' ? 'rp-warn' : undefined}>{t(`team:state.${state}`)}</dd>
        <dt>{t('sync:role')}</dt>
        <dd>
          <RoleChoice user={user} isFixed={!rights.change || rights.isOnlyAdmin} />
        </dd>
        <dt>{t('sync:team')}</dt>
        <dd>
          <TeamChoice team={team} user={user} isFixed={!rights.change} />
        </dd>
        {user.email === null ? null : (
          <>
            <dt>{t('settings:email')}</dt>
            <dd>{user.email}</dd>
          </>
        )}
        {user.joinedAtMs === null ? null : (
          <>
            <dt>{t('sync:since')}</dt>
            <dd>{format.date(format.dateOf(user.joinedAtMs))}</dd>
          </>
        )}
      </dl>
      {state === 'off' ? <p className="rp-xs rp-2">{t('team:offMeans')}</p> : null}
      {rights.isOnlyAdmin && rights.change ? <p className="rp-xs rp-2">{t('team:onlyAdmin')}</p> : null}
      <Laptops team={team} user={user} mayChange={rights.laptops} onDialog={onDialog} />
      <PersonActs user={user} rights={rights} onDialog={onDialog} />
    </>
  )
}
