/**
 * Who may see and do what (faults C2 15, D 36), as tables: a role, whose record it is, and what each procedure makes of it. A change
 * of what somebody may do is a change of these tables.
 */
import { describe, expect, test } from 'vitest'
import { Directory, type DirectoryUser } from '../../hub/sync/directory.ts'
import type { SqlDriver } from '../../hub/storage/sql-driver.ts'
import type { Op } from '../../shared/sync/op.ts'
import { errorOf, must } from './hub-sync-answer.ts'
import { createWorld, type Laptop, type World } from './hub-sync-world.ts'

/** `rw`: sees and changes; `--`: as if it were not there, but a colleague has one like it; `xx`: of another workspace. */
type Cell = 'rw' | '--' | 'xx'
const whose = ['own', 'covered', 'teamShared', 'teamPrivate', 'otherTeam', 'unowned', 'otherWorkspace'] as const
type Whose = (typeof whose)[number]
type Who = DirectoryUser['role'] | 'inactive'

// prettier-ignore
const matrix: Readonly<Record<Who, Readonly<Record<Whose, Cell>>>> = {
  admin:    { own: 'rw', covered: 'rw', teamShared: 'rw', teamPrivate: 'rw', otherTeam: 'rw', unowned: 'rw', otherWorkspace: 'xx' },
  manager:  { own: 'rw', covered: 'rw', teamShared: 'rw', teamPrivate: 'rw', otherTeam: '--', unowned: '--', otherWorkspace: 'xx' },
  rep:      { own: 'rw', covered: 'rw', teamShared: 'rw', teamPrivate: '--', otherTeam: '--', unowned: '--', otherWorkspace: 'xx' },
  service:  { own: 'rw', covered: 'rw', teamShared: 'rw', teamPrivate: '--', otherTeam: '--', unowned: '--', otherWorkspace: 'xx' },
  content:  { own: 'rw', covered: 'rw', teamShared: 'rw', teamPrivate: '--', otherTeam: '--', unowned: '--', otherWorkspace: 'xx' },
  inactive: { own: '--', covered: '--', teamShared: '--', teamPrivate: '--', otherTeam: '--', unowned: '--', otherWorkspace: 'xx' },
}

/** What each procedure says of such a record. */
const procedures: Readonly<Record<Cell, Readonly<Record<string, unknown>>>> = {
  rw: {
    pull: true,
    rows: true,
    manifest: true,
    likeness: false,
    update: 'applied',
    delete: 'applied',
    insertChild: 'applied',
    reassign: 'applied',
  },
  '--': {
    pull: false,
    rows: false,
    manifest: false,
    likeness: true,
    update: 'forbidden',
    delete: 'forbidden',
    insertChild: 'forbidden',
    reassign: 'forbidden',
  },
  xx: {
    pull: false,
    rows: false,
    manifest: false,
    likeness: false,
    update: 'unknown_row',
    delete: 'unknown_row',
    insertChild: 'forbidden',
    reassign: 'unknown_row',
  },
}

/** Records of people, by whose they are: a name, and what only the hub gives (A3). */
const leader = { self: 'applied', other: 'applied', nobody: 'applied', selfRole: 'applied', otherRole: 'applied' }
const member = { self: 'applied', other: 'forbidden', nobody: 'applied', selfRole: 'forbidden', otherRole: 'forbidden' }
const nothing = {
  self: 'forbidden',
  other: 'forbidden',
  nobody: 'forbidden',
  selfRole: 'forbidden',
  otherRole: 'forbidden',
}
const people: Readonly<Record<Who, Readonly<Record<string, string>>>> = {
  admin: leader,
  manager: leader,
  rep: member,
  service: member,
  content: member,
  inactive: nothing,
}

/** What is everybody's: anybody who is somebody here may write it. */
const ofAll: Readonly<Record<Who, string>> = {
  admin: 'applied',
  manager: 'applied',
  rep: 'applied',
  service: 'applied',
  content: 'applied',
  inactive: 'forbidden',
}

const purposes = ['look', 'update', 'delete', 'insertChild', 'reassign'] as const
type Purpose = (typeof purposes)[number]

interface Cast {
  readonly actor: Laptop
  readonly owners: Readonly<Record<Whose, Laptop>>
  readonly nobody: Op
  readonly phrase: Op
  readonly accounts: ReadonlyMap<string, Op>
}

const nameOf = (one: Whose): string =>
  `${
    {
      own: '常熟永盛纺织',
      covered: '昆山立讯电子',
      teamShared: '无锡海澜服饰',
      teamPrivate: '南通罗莱家纺',
      otherTeam: '扬州亚星客车',
      unowned: '徐州重型机械',
      otherWorkspace: '盐城悦达汽车',
    }[one]
  }有限公司`

type WorldOptions = Parameters<typeof createWorld>[1]

/** Accounts of each kind, five of each, so that each procedure has one of its own. */
async function cast(driver: SqlDriver, role: Who, shares: boolean, options: WorldOptions = {}): Promise<Cast> {
  const world = await createWorld(driver, options)
  const foreign = await createWorld(driver)
  const teamId = world.team('我的团队', shares)
  const actor = await world.join('我', role === 'inactive' ? 'rep' : role, teamId)
  const mate = await world.join('同事', 'rep', teamId)
  const covered = await world.join('请假的人', 'rep', world.team('别的', false))
  const other = await world.join('别人', 'rep', world.team('第三个', true))
  const chief = await world.join('管理', 'admin')
  const owners = {
    own: actor,
    covered,
    teamShared: mate,
    teamPrivate: mate,
    otherTeam: other,
    unowned: chief,
    otherWorkspace: await foreign.join('远处', 'rep'),
  }
  const accounts = new Map<string, Op>()
  for (const one of whose) {
    const ops = purposes.map(() => owners[one].insert('account', { name: nameOf(one), ...owned(one, owners) }))
    purposes.forEach((purpose, i) => accounts.set(`${one} ${purpose}`, ops[i] as Op))
    await owners[one].push(...ops)
  }
  const [nobody, phrase] = [chief.insert('teamMember', { name: '只有名字' }), chief.insert('phrase', phraseOf('一'))]
  await chief.push(nobody, phrase)
  world.covers.push({ memberId: actor.memberId, coveredMemberId: covered.memberId })
  if (role === 'inactive') deactivate(world, actor)
  return { actor, owners, nobody, phrase, accounts }
}

const phraseOf = (body: string): Op['patch'] => ({ body, position: 1 })
const owned = (one: Whose, owners: Cast['owners']): Op['patch'] =>
  one === 'unowned' ? {} : { ownerId: owners[one].memberId }

function deactivate(world: World, laptop: Laptop): void {
  const at = world.users.findIndex((user) => user.memberId === laptop.memberId)
  world.users[at] = { ...(world.users[at] as DirectoryUser), isActive: false }
}

const outcome = async (laptop: Laptop, op: Op): Promise<string> => {
  const [result] = await laptop.push(op)
  if (result?.status === 'rejected') return result.code
  return result?.status === 'merged' ? 'applied' : (result?.status ?? '')
}

/** What every procedure says of the records of one kind. */
async function asked(c: Cast, one: Whose): Promise<Record<string, unknown>> {
  const { actor } = c
  const account = (purpose: Purpose): string => c.accounts.get(`${one} ${purpose}`)?.id ?? ''
  const id = account('look')
  const owner = c.owners[one].memberId
  const found = must(await actor.ask('likeness', { name: nameOf(one), phone: null, website: null, region: null }))
  const scope = await actor.scope()
  const listed = await Promise.all(
    [...scope, `user:${owner}`].map(async (bucket) => {
      const answer = await actor.ask('manifest', { bucket, after: null, limit: 5000 })
      if (answer.status !== 200) expect(errorOf(answer).type).toBe('scope')
      return answer.text.includes(id)
    }),
  )
  const pulled = await actor.pull({ buckets: scope.length > 0 ? scope : ['ws'] })
  const update = (purpose: Purpose, patch: Op['patch']): Op => actor.op('update', 'account', account(purpose), patch)
  return {
    pull: pulled.text.includes(id),
    rows: (await actor.row('account', id)) !== null,
    manifest: listed.includes(true),
    likeness: found.text.includes('maskedName'),
    update: await outcome(actor, update('update', { region: '改' })),
    delete: await outcome(actor, { ...actor.op('delete', 'account', account('delete')), base: 1_000_000 }),
    insertChild: await outcome(actor, actor.insert('contact', { name: '李', accountId: account('insertChild') })),
    reassign: await outcome(actor, update('reassign', { ownerId: actor.memberId })),
  }
}

async function askedOfPeople(c: Cast): Promise<Record<string, unknown>> {
  const { actor, owners, nobody } = c
  const other = owners.otherTeam.memberId
  const edit = (id: string, patch: Op['patch']): Promise<string> =>
    outcome(actor, actor.op('update', 'teamMember', id, patch))
  return {
    self: await edit(actor.memberId, { phone: '1' }),
    other: await edit(other, { phone: '1' }),
    nobody: await edit(nobody.id, { phone: '1' }),
    selfRole: await edit(actor.memberId, { role: 'admin' }),
    otherRole: await edit(other, { role: 'content' }),
  }
}

/** Registers the matrix. */
export function roles(driver: () => SqlDriver): void {
  describe.each(Object.keys(matrix) as Who[])('%s', (role) => {
    test('sees and does what the table says, by whose the record is', async () => {
      const open = await cast(driver(), role, true)
      const closed = await cast(driver(), role, false)
      for (const one of whose) {
        const scene = one === 'teamPrivate' ? closed : open
        expect([role, one, await asked(scene, one)]).toEqual([role, one, procedures[matrix[role][one]]])
      }
    })

    test("writes what the table says of people and of what is everybody's", async () => {
      const c = await cast(driver(), role, true)
      expect(await askedOfPeople(c)).toEqual(people[role])
      const { actor, phrase } = c
      expect(await outcome(actor, actor.op('update', 'phrase', phrase.id, { position: 2 }))).toBe(ofAll[role])
      expect(await outcome(actor, { ...actor.op('delete', 'phrase', phrase.id), base: 1_000_000 })).toBe(ofAll[role])
    })
  })
  test("the mutant, a scope that is everybody's, is not what the table says", async () => {
    const users: string[] = []
    const everybody = new (class extends Directory {
      override scope = (): readonly string[] => ['ws', ...users.map((id) => `user:${id}`)]
    })([], [], [])
    const c = await cast(driver(), 'rep', true, { directory: async () => everybody })
    users.push(c.owners.own.memberId, c.owners.otherTeam.memberId)
    const said = await asked(c, 'otherTeam')
    expect(said).not.toEqual(procedures['--'])
    expect(said['rows']).toBe(true)
  })
}
