/**
 * A team of two at a hub, from the side of one laptop: places where both wrote different things, changes the hub sent back,
 * changes that wait because the hub is out of reach. The other laptop is a core in this process.
 */
import { joinHub } from '../../electron/core/sync/join.ts'
import { listeningHub, type ListeningHub } from './listening-hub.ts'
import { hubUrl } from './test-hub.ts'
import { testCore, type TestCore } from './temp-store.ts'

/** Calls the API of the laptop the scene is made for. */
export type SceneCall = <T>(name: string, input: unknown) => Promise<T>

export interface TeamScene {
  readonly served: ListeningHub
  readonly colleague: TestCore
  /** The account both wrote about. */
  readonly accountId: string
  close(): Promise<void>
}

interface Detail {
  readonly contacts: readonly { readonly id: string }[]
  readonly opportunities: readonly { readonly id: string }[]
  readonly openFollowUps: readonly { readonly id: string }[]
}

type Edit = readonly [type: string, id: string, patch: Readonly<Record<string, unknown>>]

const teamId = '01999999-0000-7000-8000-000000000001'
const rest = (): Promise<void> => new Promise((done) => setTimeout(done, 5))

const about = '一家做汽车零件的厂，三条线，月底排产最忙。'

/** What the one and the other write while they do not hear of each other. */
function editsOf(id: string, detail: Detail): { readonly mine: readonly Edit[]; readonly theirs: readonly Edit[] } {
  const [contact] = detail.contacts
  const [deal] = detail.opportunities
  const [followUp] = detail.openFollowUps
  const both = (type: string, row: string | undefined, mine: object, theirs: object): readonly [Edit, Edit][] =>
    row === undefined ? [] : [[[type, row, { ...mine }] as Edit, [type, row, { ...theirs }] as Edit]]
  const pairs = [
    ...both('account', id, { stage: 'tender' }, { stage: 'renewal' }),
    ...both('account', id, { address: '苏州工业园区星湖街 328 号' }, { address: '苏州工业园区星湖街 382 号 5 幢' }),
    ...both(
      'account',
      id,
      { description: `${about}换系统由周总定，吴敏管档案，九月起看别家。` },
      { description: `${about}换系统要过集团，吴敏管档案，预算下季度才有，先别报价。` },
    ),
    ...both('contact', contact?.id, { mobile: '13805127740' }, { mobile: '13805127704' }),
    ...both('opportunity', deal?.id, { amountMinor: 9_200_000 }, { amountMinor: 9_800_000 }),
    ...both('followUp', followUp?.id, { dueOn: '2027-01-20' }, { dueOn: '2027-01-31' }),
  ]
  return { mine: pairs.map(([mine]) => mine), theirs: pairs.map(([, theirs]) => theirs) }
}

const asInput = ([type, id, patch]: Edit): { type: 'account'; id: string; patch: object } => ({
  type: type as 'account',
  id,
  patch,
})

async function conflict(scene: TeamScene, call: SceneCall): Promise<void> {
  const { served, colleague, accountId } = scene
  const detail = await call<Detail>('accounts.get', { id: accountId })
  const { mine, theirs } = editsOf(accountId, detail)
  served.isDown = true
  for (const [index, edit] of mine.entries()) {
    const other = theirs[index] as Edit
    const writeMine = (): Promise<unknown> => call('records.patch', asInput(edit))
    const writeTheirs = (): Promise<unknown> => colleague.call('records.patch', asInput(other))
    for (const write of index % 3 === 2 ? [writeTheirs, writeMine] : [writeMine, writeTheirs]) {
      await write()
      await rest()
    }
  }
  await colleague.context.sync.round()
  served.isDown = false
  await call('sync.now', {})
  await call('records.patch', asInput(['account', accountId, { stage: 'in_use' }]))
}

async function refuse({ served, colleague }: TeamScene, call: SceneCall): Promise<void> {
  const { rows } = await call<{ rows: { contact: { id: string } }[] }>('contacts.list', { limit: 40 })
  const [changed, removed] = rows.slice(-2).map((row) => row.contact.id)
  if (changed === undefined || removed === undefined) return
  served.isDown = true
  await call('records.patch', {
    type: 'contact',
    id: changed,
    patch: { jobTitle: '信息科科长', remarks: '下周三之后才有空，先发资料。', stance: 'for' },
  })
  await call('records.delete', { type: 'contact', id: removed })
  await colleague.call('records.delete', { type: 'contact', id: changed })
  await colleague.call('records.patch', { type: 'contact', id: removed, patch: { department: '采购部' } })
  await colleague.context.sync.round()
  served.isDown = false
  await call('sync.now', {})
}

async function wait({ served, accountId }: TeamScene, call: SceneCall): Promise<void> {
  served.isDown = true
  await call('records.patch', asInput(['account', accountId, { phone: '0512-66180233', tags: ['重点', '园区'] }]))
  await call('records.create', {
    type: 'followUp',
    values: { accountId, subject: '把排产的样表带去', status: 'open', dueOn: '2026-12-03', kind: 'send' },
  })
  await call('records.create', { type: 'account', values: { name: '昆山巴城蟹业合作社', region: '江苏 昆山' } })
  await call('records.create', {
    type: 'visitNote',
    values: { accountId, body: '周总说十二月要定下来，先看别家的报价。', notedAt: Date.now() },
  })
  await call('sync.now', {})
}

/** Makes it: the laptop behind `call` has its records and belongs to no hub yet. */
export async function playTeamScene(call: SceneCall): Promise<TeamScene> {
  const served = await listeningHub()
  const { hub } = served
  hub.teams.push({ id: teamId, name: '华东一组', shares: true })
  const colleague = testCore({
    clock: Date.now,
    fetch: (url, init) => {
      hub.nowMs = Date.now()
      return hub.fetch(url, init)
    },
  })
  const { hits } = await call<{ hits: { id: string }[] }>('search.query', { query: '恒润', types: ['account'] })
  const scene: TeamScene = {
    served,
    colleague,
    accountId: hits[0]?.id ?? '',
    close: async () => {
      await colleague.context.sync.stop()
      colleague.close()
      await served.close()
    },
  }
  const { code } = hub.invite('林珊', 'rep', teamId)
  await call('sync.join', { link: `${served.url}#${code}`, deviceName: '林珊的电脑' })
  await call('sync.now', {})
  await colleague.call('profile.set', { name: '王芳' })
  const theirs = hub.invite('王芳', 'rep', teamId)
  await joinHub(colleague.context, { url: hubUrl, code: theirs.code }, '王芳的电脑')
  await colleague.context.sync.round()
  // a film whose bytes never left the colleague's laptop
  const film = { name: '样机演示.mp4', kind: 'file', mediaType: 'video/mp4', sizeBytes: 48_300_000 } as const
  await colleague.call('records.create', {
    type: 'attachment',
    values: { ...film, sha256: 'a'.repeat(64), accountId: scene.accountId },
  })
  await colleague.context.sync.round()
  await call('sync.now', {})
  await conflict(scene, call)
  await refuse(scene, call)
  await wait(scene, call)
  return scene
}
