/** A hub with people in every state, from the side of its admin's laptop: for pictures of the Team page and for axe. */
import type { SceneCall } from './team-scene.ts'
import { servedHub, type ServedHub } from './served-hub.ts'
import type { Role } from '../../hub/identity/identity.ts'

const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs

type Laptop = readonly [name: string, seenAgoMs: number]

interface Person {
  readonly name: string
  readonly role: Role
  readonly team: string | null
  readonly laptops: readonly Laptop[]
}

const people: readonly Person[] = [
  { name: '王芳', role: 'manager', team: '华东一组', laptops: [['王芳的 ThinkPad', 42 * minuteMs]] },
  {
    name: '陈卫国',
    role: 'rep',
    team: '华东一组',
    laptops: [
      ['陈卫国-办公室', dayMs],
      ['陈卫国的 MacBook Air', 3 * dayMs],
    ],
  },
  { name: '刘洋', role: 'service', team: '华南', laptops: [['LIUYANG-PC', 19 * dayMs]] },
  { name: '赵敏', role: 'rep', team: '华南', laptops: [['赵敏的电脑', 60 * dayMs]] },
  { name: '孙悦', role: 'content', team: null, laptops: [] },
]

async function bring(served: ServedHub, person: Person, teamId: string | null): Promise<string> {
  const { identity, driver } = served.open
  const { link, userId } = await served.invite(person.name, person.role, teamId)
  let { hash } = new URL(link)
  for (const [deviceName, agoMs] of person.laptops) {
    if (hash === '') hash = `#${(await identity.by(null).inviteDevice(userId)).code}`
    const joined = await identity.join({ code: hash.slice(1), deviceName })
    hash = ''
    if (!joined.ok) throw new Error(`${deviceName} did not come in`)
    await driver.write((tx) =>
      tx.run('UPDATE hub_devices SET last_seen_at = ? WHERE id = ?', [Date.now() - agoMs, joined.value.device.id]),
    )
  }
  return userId
}

/** Makes it, and brings the laptop behind `call` in as the admin; it belongs to no hub before. */
export async function playPeopleScene(call: SceneCall): Promise<ServedHub> {
  const served = await servedHub()
  const acts = (): ReturnType<typeof served.open.identity.by> => served.open.identity.by(null)
  const teams = new Map<string, string>()
  for (const [name, shares] of [
    ['华东一组', true],
    ['华南', false],
  ] as const)
    teams.set(name, await served.team(name, shares))
  const { link } = await served.invite('林珊', 'admin', teams.get('华东一组') ?? null)
  await call('sync.join', { link, deviceName: '林珊的电脑' })
  const ids = new Map<string, string>()
  for (const person of people) ids.set(person.name, await bring(served, person, teams.get(person.team ?? '') ?? null))
  const idOf = (name: string): string => ids.get(name) ?? ''
  await acts().setActive(idOf('赵敏'), false)
  await acts().addCover({
    userId: idOf('王芳'),
    coveredUserId: idOf('赵敏'),
    untilMs: Date.now() + 12 * dayMs,
  })
  const [, older] = await served.open.identity.devices(idOf('陈卫国'))
  await acts().revokeDevice(older?.id ?? '')
  return served
}
