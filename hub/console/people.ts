/** People, teams and laptops from the console. */
import { teamRoles } from '../../shared/domain/team-member.ts'
import type { HubUser, Role } from '../identity/identity.ts'
import { settlePerson } from '../settle-person.ts'
import { assignAccount } from '../sync/assign.ts'
import { ConsoleRefusal, textOf, type ConsoleCommand, type ConsoleContext } from './command.ts'

function roleOf(given: string | undefined): Role {
  const role = teamRoles.find((one) => one === given)
  if (!role) throw new ConsoleRefusal(`--role ${teamRoles.join('|')}`, true)
  return role
}

const required = (value: string | undefined, name: string): string => {
  if (value === undefined || value === '') throw new ConsoleRefusal(name, true)
  return value
}

/** A person by id, member id, e-mail or name; a name two people have names nobody. */
async function userOf(ctx: ConsoleContext, named: string | undefined): Promise<HubUser> {
  const name = required(named, 'USER')
  const users = await ctx.open.identity.users()
  const found = users.filter((u) => [u.id, u.memberId, u.email, u.name].includes(name))
  const [user] = found
  if (user && found.length === 1) return user
  throw new ConsoleRefusal(
    found.length === 0
      ? ctx.say(`没有这个人：${name}`, `There is no such person: ${name}`)
      : ctx.say(`有 ${found.length} 个人叫 ${name}，请用 id`, `${found.length} people are called ${name}; use the id`),
  )
}

async function teamOf(ctx: ConsoleContext, named: string | undefined): Promise<string | null> {
  if (named === undefined || named === '-') return null
  const team = (await ctx.open.identity.teams()).find((t) => t.id === named || t.name === named)
  if (!team) throw new ConsoleRefusal(ctx.say(`没有这个团队：${named}`, `There is no such team: ${named}`))
  return team.id
}

const shown = (user: HubUser, teams: ReadonlyMap<string, string>) => ({
  ...user,
  team: user.teamId === null ? null : (teams.get(user.teamId) ?? null),
})

async function changed(ctx: ConsoleContext, user: HubUser) {
  await settlePerson(ctx.open, user)
  const teams = new Map((await ctx.open.identity.teams()).map((t) => [t.id, t.name]))
  return { json: shown(user, teams), lines: [`${user.name}  ${user.role}  ${user.id}`] }
}

export const peopleCommands: Readonly<Record<string, ConsoleCommand>> = {
  invite: {
    usage: 'invite --role R --name N [--team T] [--email E] [--member ID]',
    about: ['请一位同事加入，打印邀请码', 'Invite a colleague; prints the code'],
    run: async (ctx) => {
      const teamId = await teamOf(ctx, textOf(ctx, 'team'))
      const email = textOf(ctx, 'email')
      const memberId = textOf(ctx, 'member')
      const invitation = await ctx.by.invite({
        name: required(textOf(ctx, 'name'), '--name'),
        role: roleOf(textOf(ctx, 'role')),
        teamId,
        ...(email === undefined ? {} : { email }),
        ...(memberId === undefined ? {} : { memberId }),
      })
      // from now on colleagues can give the person accounts
      const user = await ctx.open.identity.findUser(invitation.userId)
      if (user) await settlePerson(ctx.open, user)
      return { json: invitation, lines: [invitation.code] }
    },
  },
  'invite-device': {
    usage: 'invite-device USER',
    about: ['给已有的人再加一台电脑', 'Another laptop for somebody'],
    run: async (ctx) => {
      const user = await userOf(ctx, ctx.args[0])
      const code = await ctx.by.inviteDevice(user.id)
      return { json: code, lines: [code.code] }
    },
  },
  users: {
    usage: 'users',
    about: ['列出所有人', 'List the people'],
    run: async (ctx) => {
      const teams = new Map((await ctx.open.identity.teams()).map((t) => [t.id, t.name]))
      const users = (await ctx.open.identity.users()).map((u) => shown(u, teams))
      return { json: users, lines: users.map((u) => [u.name, u.role, u.team ?? '-', u.id].join('  ')) }
    },
  },
  'set-role': {
    usage: 'set-role USER --role R',
    about: ['改一个人的角色', "Change somebody's role"],
    run: async (ctx) => {
      const user = await userOf(ctx, ctx.args[0])
      return changed(ctx, await ctx.by.setRole(user.id, roleOf(textOf(ctx, 'role'))))
    },
  },
  'set-team': {
    usage: 'set-team USER --team T|-',
    about: ['把一个人放进团队', 'Put somebody into a team'],
    run: async (ctx) => {
      const user = await userOf(ctx, ctx.args[0])
      return changed(ctx, await ctx.by.setTeam(user.id, await teamOf(ctx, required(textOf(ctx, 'team'), '--team'))))
    },
  },
  deactivate: {
    usage: 'deactivate USER',
    about: ['停用一个人', 'Switch somebody off'],
    run: async (ctx) => changed(ctx, await ctx.by.setActive((await userOf(ctx, ctx.args[0])).id, false)),
  },
  activate: {
    usage: 'activate USER',
    about: ['重新启用一个人', 'Switch somebody on again'],
    run: async (ctx) => changed(ctx, await ctx.by.setActive((await userOf(ctx, ctx.args[0])).id, true)),
  },
  teams: {
    usage: 'teams [add NAME | set TEAM] [--name N] [--shares | --private]',
    about: ['列出、添加或修改团队', 'List, add or change teams'],
    run: async (ctx) => {
      const [act, named] = ctx.args
      const name = textOf(ctx, 'name')
      const shares = ctx.values['shares'] === true
      if (act === 'add') {
        const team = await ctx.by.createTeam({ name: required(named, 'NAME'), shares })
        return { json: team, lines: [team.id] }
      }
      if (act === 'set') {
        const teamId = required((await teamOf(ctx, required(named, 'TEAM'))) ?? undefined, 'TEAM')
        const isGiven = shares || ctx.values['private'] === true
        const team = await ctx.by.updateTeam(teamId, { ...(name ? { name } : {}), ...(isGiven ? { shares } : {}) })
        return { json: team, lines: [team.id] }
      }
      const teams = await ctx.open.identity.teams()
      return { json: teams, lines: teams.map((t) => `${t.name}  ${t.shares ? 'shares' : 'private'}  ${t.id}`) }
    },
  },
  devices: {
    usage: 'devices [USER] | devices rename ID --name N',
    about: ['列出电脑，或改名', 'List laptops, or rename one'],
    run: async (ctx) => {
      const [first, id] = ctx.args
      if (first === 'rename') {
        const device = await ctx.by.renameDevice(required(id, 'ID'), required(textOf(ctx, 'name'), '--name'))
        return { json: device, lines: [device.name] }
      }
      const user = first === undefined ? null : await userOf(ctx, first)
      const devices = await ctx.open.identity.devices(user?.id)
      const state = (at: number | null): string => (at === null ? 'active' : 'revoked')
      return { json: devices, lines: devices.map((d) => `${d.name}  ${state(d.revokedAtMs)}  ${d.id}`) }
    },
  },
  revoke: {
    usage: 'revoke DEVICE',
    about: ['收回一台电脑的权限', 'Shut a laptop out'],
    run: async (ctx) => {
      const device = await ctx.by.revokeDevice(required(ctx.args[0], 'DEVICE'))
      return { json: device, lines: [device.id] }
    },
  },
  cover: {
    usage: 'cover USER FOR_USER --until YYYY-MM-DD | cover end ID',
    about: ['请假时由别人代管，到期自动结束', 'Somebody stands in for another until a day'],
    run: async (ctx) => {
      const [first, second] = ctx.args
      if (first === 'end') {
        await ctx.by.endCover(required(second, 'ID'))
        ctx.open.forgetDirectory()
        return { json: { ended: second }, lines: [] }
      }
      const until = Date.parse(required(textOf(ctx, 'until'), '--until'))
      if (Number.isNaN(until)) throw new ConsoleRefusal('--until YYYY-MM-DD', true)
      const user = await userOf(ctx, first)
      const covered = await userOf(ctx, second)
      const cover = await ctx.by.addCover({ userId: user.id, coveredUserId: covered.id, untilMs: until })
      return { json: cover, lines: [cover.id] }
    },
  },
  assign: {
    usage: 'assign ACCOUNT USER',
    about: ['把客户连同未完的事交给一个人', 'Give an account and what is open on it to somebody'],
    run: async (ctx) => {
      const user = await userOf(ctx, ctx.args[1])
      const accountId = required(ctx.args[0], 'ACCOUNT')
      const given = await assignAccount(ctx.open, ctx.open.ws, accountId, user.memberId)
      if (!given)
        throw new ConsoleRefusal(ctx.say(`没有这个客户：${accountId}`, `There is no such account: ${accountId}`))
      return { json: { accountId, memberId: user.memberId, rows: given.rows }, lines: [String(given.rows)] }
    },
  },
}
