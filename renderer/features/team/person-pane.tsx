/** The person that is open, beside the list. */
import { CloseButton } from '@mantine/core'
import type { Ref } from 'react'
import type { TeamAnswer } from '../../../shared/sync/team-messages.ts'
import { useWords } from '../../i18n/use-words.ts'
import { PersonDetails } from './person-details.tsx'
import type { OpenTeamDialog } from './team-dialog.ts'
import type { User } from './team-rights.ts'
import { nameWords } from './team-words.ts'
import classes from './team.module.css'

interface Props {
  readonly team: TeamAnswer
  readonly user: User
  readonly head: Ref<HTMLHeadingElement>
  readonly onDialog: OpenTeamDialog
  readonly onClose: () => void
}

export function PersonPane({ team, user, head, onDialog, onClose }: Props) {
  const t = useWords()
  return (
    <aside className={classes.aside} aria-label={t('team:about', { name: user.name })}>
      <div className={classes.paneHead}>
        {/* opening a person brings the keyboard here */}
        <h2 ref={head} tabIndex={-1}>
          {nameWords(t, team, user)}
        </h2>
        <CloseButton aria-label={t('common:close')} onClick={onClose} />
      </div>
      <PersonDetails team={team} user={user} onDialog={onDialog} />
    </aside>
  )
}
