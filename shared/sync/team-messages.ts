/** What somebody may ask of the hub about its people: invitations, roles, teams, laptops, covers. By `POST /sync/team`. */
import { z } from 'zod'
import { uuidPattern } from '../base/ids.ts'
import { teamRoles } from '../domain/team-member.ts'

const uuid = z.string().regex(uuidPattern)
/** No NUL and no half of a surrogate pair: PostgreSQL holds neither. */
const name = z
  .string()
  .trim()
  .min(1)
  .max(80)
  .refine((s) => !s.includes('\u0000') && s.isWellFormed())
const role = z.enum(teamRoles)

export const teamRequest = z.discriminatedUnion('act', [
  /** Who is there, as far as the asker may see: an admin all, a manager the team, others themselves. */
  z.strictObject({ act: z.literal('list') }),
  z.strictObject({
    act: z.literal('invite'),
    name,
    role,
    teamId: uuid.nullable(),
    email: z.email().max(320).nullable(),
  }),
  z.strictObject({ act: z.literal('inviteDevice'), userId: uuid }),
  z.strictObject({ act: z.literal('setRole'), userId: uuid, role }),
  z.strictObject({ act: z.literal('setTeam'), userId: uuid, teamId: uuid.nullable() }),
  z.strictObject({ act: z.literal('setActive'), userId: uuid, isActive: z.boolean() }),
  z.strictObject({ act: z.literal('createTeam'), name, shares: z.boolean() }),
  z.strictObject({ act: z.literal('updateTeam'), teamId: uuid, name, shares: z.boolean() }),
  z.strictObject({ act: z.literal('renameDevice'), deviceId: uuid, name }),
  z.strictObject({ act: z.literal('revokeDevice'), deviceId: uuid }),
  z.strictObject({ act: z.literal('cover'), userId: uuid, coveredUserId: uuid, untilMs: z.int().min(0) }),
  z.strictObject({ act: z.literal('endCover'), coverId: uuid }),
])
export type TeamRequest = z.infer<typeof teamRequest>

const user = z.object({
  id: uuid,
  memberId: uuid,
  name: z.string().max(200),
  email: z.string().max(320).nullable(),
  role,
  teamId: uuid.nullable(),
  isActive: z.boolean(),
  /** Null: invited, and not come in yet. */
  joinedAtMs: z.int().nullable(),
})
const device = z.object({
  id: uuid,
  userId: uuid,
  name: z.string().max(200),
  createdAtMs: z.int(),
  lastSeenAtMs: z.int().nullable(),
  revokedAtMs: z.int().nullable(),
})
const team = z.object({ id: uuid, name: z.string().max(200), shares: z.boolean() })
const cover = z.object({
  id: uuid,
  userId: uuid,
  coveredUserId: uuid,
  /** Who they are: one of the two may be nobody the asker sees. */
  name: z.string().max(200),
  coveredName: z.string().max(200),
  untilMs: z.int(),
})

export const teamAnswer = z.object({
  /** Who asked, from which laptop, and whether everything here is theirs to do. */
  me: z.object({ userId: uuid, deviceId: uuid, isAdmin: z.boolean(), isManager: z.boolean() }),
  users: z.array(user),
  teams: z.array(team),
  devices: z.array(device),
  covers: z.array(cover),
  /** Of an invitation: shown once. */
  issued: z.object({ code: z.string().max(200), link: z.string().max(2000), expiresAtMs: z.int() }).nullable(),
})
export type TeamAnswer = z.infer<typeof teamAnswer>

/** Why an act on people was not done. */
export const teamRefusals = [
  'unknown_user',
  'unknown_team',
  'unknown_device',
  'unknown_cover',
  'member_taken',
  'last_admin',
  'inactive',
  'revoked',
  'self_cover',
] as const
