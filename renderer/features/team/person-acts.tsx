/** What can be done about a person: a link, a stand-in, switching off and on. */
import { Button } from '@mantine/core'
import { useWords } from '../../i18n/use-words.ts'
import type { OpenTeamDialog } from './team-dialog.ts'
import type { Rights, User } from './team-rights.ts'
import classes from './team.module.css'
import { useTeamAct } from './use-team-act.ts'

interface Props {
  readonly user: User
  readonly rights: Rights
  readonly onDialog: OpenTeamDialog
}

export function PersonActs({ user, rights, onDialog }: Props) {
  const t = useWords()
  const act = useTeamAct()
  const { id: userId, name } = user
  const makeLink = async (): Promise<void> => {
    const answer = await act({ act: 'inviteDevice', userId })
    if (answer?.issued) onDialog({ type: 'link', user, issued: answer.issued })
  }
  const switchOn = (): void =>
    void act({ act: 'setActive', userId, isActive: true }, { said: t('team:didSwitchOn', { name }) })
  return (
    <div className={classes.acts}>
      <div className={classes.ways}>
        {rights.link ? (
          <Button onClick={() => void makeLink()}>
            {t(user.joinedAtMs === null ? 'team:linkPerson' : 'team:linkDevice')}
          </Button>
        ) : null}
        {rights.cover ? (
          <Button onClick={() => onDialog({ type: 'cover', coveredUserId: userId })}>{t('team:standIn')}</Button>
        ) : null}
        {rights.change && !user.isActive ? <Button onClick={switchOn}>{t('team:switchOn')}</Button> : null}
      </div>
      {rights.change && user.isActive && !rights.isOnlyAdmin ? (
        <Button variant="subtle" className="rp-danger" onClick={() => onDialog({ type: 'switchOff', user })}>
          {t('team:switchOff')}
        </Button>
      ) : null}
    </div>
  )
}
