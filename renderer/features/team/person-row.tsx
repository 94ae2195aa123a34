/** One line of the list: who, as what, and when last seen on which laptops. */
import type { TeamAnswer } from '../../../shared/sync/team-messages.ts'
import { useFormat } from '../../app/use-format.ts'
import { useChoiceWords } from '../../i18n/choice-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { Facts } from '../../ui/facts.tsx'
import { ListRow } from '../../ui/list-page.tsx'
import { stateOf, type User } from './team-rights.ts'
import { lastSeenMs, laptopWords, nameWords, whenWords } from './team-words.ts'
import classes from './team.module.css'

export function PersonRow({ team, user }: { readonly team: TeamAnswer; readonly user: User }) {
  const t = useWords()
  const words = useChoiceWords()
  const format = useFormat()
  const state = stateOf(user)
  const seenMs = lastSeenMs(team, user.id)
  const teamName = team.teams.find((one) => one.id === user.teamId)?.name ?? t('team:noTeam')
  const seen = seenMs === null ? t('team:neverSeen') : whenWords(t, format, seenMs)
  return (
    <ListRow
      title={<b>{nameWords(t, team, user)}</b>}
      facts={<Facts items={[words('teamRole', user.role), teamName]} />}
      end={
        <div className={classes.end}>
          {state === 'active' ? (
            <>
              <div>{seen}</div>
              <div className="rp-xs rp-3">{laptopWords(t, team, user.id)}</div>
            </>
          ) : (
            <div className={state === 'invited' ? 'rp-warn' : 'rp-2'}>{t(`team:state.${state}`)}</div>
          )}
        </div>
      }
    />
  )
}
