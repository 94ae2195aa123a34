/** Shows what lies over the page. */
import type { TeamAnswer } from '../../../shared/sync/team-messages.ts'
import { CoverDialog } from './cover-dialog.tsx'
import { InviteDialog } from './invite-dialog.tsx'
import { LinkDialog } from './link-dialog.tsx'
import { ShutOutDialog, SwitchOffDialog } from './refuse-dialogs.tsx'
import type { TeamDialog } from './team-dialog.ts'

interface Props {
  readonly team: TeamAnswer
  readonly dialog: TeamDialog | null
  readonly onDialog: (dialog: TeamDialog | null) => void
}

export function TeamDialogs({ team, dialog, onDialog }: Props) {
  const close = (): void => onDialog(null)
  switch (dialog?.type) {
    case undefined:
      return null
    case 'invite':
      return <InviteDialog team={team} onIssued={onDialog} onClose={close} />
    case 'link':
      return <LinkDialog {...dialog} onClose={close} />
    case 'cover':
      return <CoverDialog team={team} coveredUserId={dialog.coveredUserId} onClose={close} />
    case 'switchOff':
      return <SwitchOffDialog user={dialog.user} onClose={close} />
    case 'shutOut':
      return <ShutOutDialog device={dialog.device} isThis={dialog.device.id === team.me.deviceId} onClose={close} />
  }
}
