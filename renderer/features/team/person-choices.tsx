/** Role and team of a person: words, and a menu for who may change them. */
import { teamRoles } from '../../../shared/domain/team-member.ts'
import { useChoiceWords } from '../../i18n/choice-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { InlineChoice } from '../../ui/inline-choice.tsx'
import type { PersonProps } from './person-details.tsx'
import type { User } from './team-rights.ts'
import { useTeamAct } from './use-team-act.ts'

export function RoleChoice({ user, isFixed }: { readonly user: User; readonly isFixed: boolean }) {
  const t = useWords()
  const words = useChoiceWords()
  const act = useTeamAct()
  const { id: userId, name } = user
  if (isFixed) return words('teamRole', user.role)
  const save = async (value: string | null): Promise<boolean> => {
    const role = teamRoles.find((one) => one === value)
    if (role === undefined) return false
    const said = t('team:didRole', { name, role: words('teamRole', role) })
    const back = { act: 'setRole', userId, role: user.role } as const
    return (await act({ act: 'setRole', userId, role }, { said, back })) !== null
  }
  return (
    <InlineChoice
      label={t('sync:role')}
      value={user.role}
      isOptional={false}
      options={teamRoles.map((value) => ({ value, label: words('teamRole', value) }))}
      onSave={save}
    />
  )
}

export function TeamChoice({ team, user, isFixed }: PersonProps & { readonly isFixed: boolean }) {
  const t = useWords()
  const act = useTeamAct()
  const { id: userId, name } = user
  const nameOf = (teamId: string | null): string | undefined => team.teams.find((one) => one.id === teamId)?.name
  if (isFixed) return nameOf(user.teamId) ?? t('team:noTeam')
  const save = async (teamId: string | null): Promise<boolean> => {
    const to = nameOf(teamId)
    const said = to === undefined ? t('team:didNoTeam', { name }) : t('team:didTeam', { name, team: to })
    const back = { act: 'setTeam', userId, teamId: user.teamId } as const
    return (await act({ act: 'setTeam', userId, teamId }, { said, back })) !== null
  }
  return (
    <InlineChoice
      label={t('sync:team')}
      value={user.teamId}
      none={t('team:noTeam')}
      options={team.teams.map((one) => ({ value: one.id, label: one.name }))}
      onSave={save}
    />
  )
}
