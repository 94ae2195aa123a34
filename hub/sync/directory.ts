/** Who is who in a workspace, as far as it decides where rows belong and who sees them. Read anew, never from a token. */
import { scopeOf } from '../../shared/sync/buckets.ts'
import type { TeamMember } from '../../shared/domain/team-member.ts'

export interface DirectoryUser {
  /** The id of the team member record that stands for the person. */
  readonly memberId: string
  readonly name: string
  readonly role: NonNullable<TeamMember['role']>
  readonly teamId: string | null
  readonly isActive: boolean
}
export interface DirectoryTeam {
  readonly id: string
  readonly name: string
  /** Its members see each other's accounts. */
  readonly shares: boolean
}
/** Who stands in for whom at this moment. */
export interface DirectoryCover {
  readonly memberId: string
  readonly coveredMemberId: string
}

export class Directory {
  readonly users: readonly DirectoryUser[]
  readonly teams: readonly DirectoryTeam[]
  readonly #byMember: ReadonlyMap<string, DirectoryUser>
  readonly #covers: readonly DirectoryCover[]
  /** How many acts on people there had been when it was read. */
  readonly acts: number

  constructor(
    users: readonly DirectoryUser[],
    teams: readonly DirectoryTeam[],
    covers: readonly DirectoryCover[],
    acts = 0,
  ) {
    this.acts = acts
    this.users = users
    this.teams = teams
    this.#byMember = new Map(users.map((u) => [u.memberId, u]))
    this.#covers = covers
  }

  /** Whether the member is somebody who has, or may have, a laptop here. */
  isUser(memberId: string): boolean {
    return this.#byMember.has(memberId)
  }

  find(memberId: string): DirectoryUser | null {
    return this.#byMember.get(memberId) ?? null
  }

  teamOf(memberId: string): string | null {
    return this.#byMember.get(memberId)?.teamId ?? null
  }

  teamName(memberId: string): string | null {
    const teamId = this.teamOf(memberId)
    return this.teams.find((t) => t.id === teamId)?.name ?? null
  }

  /** The buckets the person sees, nearest first; none for somebody who is nobody here. */
  scope(memberId: string): readonly string[] {
    const user = this.#byMember.get(memberId)
    if (!user?.isActive) return []
    const team = this.teams.find((t) => t.id === user.teamId)
    const covers = this.#covers.filter((c) => c.memberId === memberId).map((c) => c.coveredMemberId)
    return scopeOf(
      { memberId, role: user.role, teamId: user.teamId, teamShares: team?.shares ?? false, covers },
      { memberIds: this.users.map((u) => u.memberId), teamIds: this.teams.map((t) => t.id) },
    )
  }
}
