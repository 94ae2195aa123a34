/** What may lie over the page, one at a time. */
import type { TeamAnswer } from '../../../shared/sync/team-messages.ts'
import type { Device, User } from './team-rights.ts'

export type TeamDialog =
  | { readonly type: 'invite' }
  | { readonly type: 'link'; readonly user: Pick<User, 'name' | 'joinedAtMs'>; readonly issued: Issued }
  | { readonly type: 'cover'; readonly coveredUserId: string | null }
  | { readonly type: 'switchOff'; readonly user: User }
  | { readonly type: 'shutOut'; readonly device: Device }

export type Issued = NonNullable<TeamAnswer['issued']>

export type OpenTeamDialog = (dialog: TeamDialog) => void
