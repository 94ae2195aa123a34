/** What an administrator does at the hub: teams, roles, and who stands in for whom. */
import type { Rng } from './rng.ts'
import type { People } from './sim-hub.ts'

export const directoryActs = { team: 4, share: 2, role: 1, cover: 3, coverEnds: 2 } as const
export type DirectoryAct = keyof typeof directoryActs

export const teamIds = ['01999999-0000-7000-8000-000000000001', '01999999-0000-7000-8000-000000000002'] as const

/** The people after such an act. */
export function changed(people: People, act: DirectoryAct, rng: Rng): People {
  const user = rng.pick(people.users)
  const withUser = (patch: Partial<typeof user>): People => ({
    ...people,
    users: people.users.map((u) => (u === user ? { ...u, ...patch } : u)),
  })
  switch (act) {
    case 'team':
      return withUser({ teamId: rng.pick([...teamIds, null]) })
    case 'role':
      return withUser({ role: rng.pick(['rep', 'rep', 'manager', 'admin'] as const) })
    case 'share': {
      const team = rng.pick(people.teams)
      return { ...people, teams: people.teams.map((t) => (t === team ? { ...t, shares: !t.shares } : t)) }
    }
    case 'cover': {
      const other = rng.pick(people.users)
      if (other === user) return people
      return { ...people, covers: [...people.covers, { memberId: user.memberId, coveredMemberId: other.memberId }] }
    }
    case 'coverEnds':
      return { ...people, covers: people.covers.slice(1) }
  }
}
