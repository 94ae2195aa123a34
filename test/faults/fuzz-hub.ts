/** A hub for the fuzz: a process of its own, a laptop that has joined it, invitations left over, and things to settle. */
import type { Core } from '../../electron/core/core-client.ts'
import { hubProcess } from '../support/hub-process.ts'

export interface FuzzHub {
  /** Invitations that were not used yet; each works once. */
  readonly links: string[]
  /** Changes the hub refused. */
  readonly opNos: readonly number[]
  readonly conflictIds: readonly string[]
  readonly memberId: string
  close(): Promise<void>
}

const spareLinks = 3
const refusedChanges = 4
const openConflicts = 8

/** Joins as a rep, who may give nobody a role: trying to is refused. */
export async function joinFuzzHub(core: Core, accountId: string): Promise<FuzzHub> {
  const hub = await hubProcess()
  const links: string[] = []
  for (let i = 0; i <= spareLinks; i += 1) links.push(await hub.invite(`销售 ${i}`))
  await core.call('sync.join', { link: links.pop() })
  await core.call('sync.now', {})
  const { settings } = (await core.call('app.info', {})) as { settings: { meId: string } }
  for (let i = 0; i < refusedChanges; i += 1) {
    const patch = { role: i % 2 === 0 ? 'admin' : 'manager' }
    await core.call('records.patch', { type: 'teamMember', id: settings.meId, patch })
  }
  await core.call('sync.now', {})
  const { rows } = (await core.call('sync.rejected', {})) as { rows: { opNo: number }[] }
  const conflictIds: string[] = []
  for (let i = 0; i < openConflicts; i += 1) {
    const values = { recordType: 'account', recordId: accountId, field: 'phone', lostValue: `"${i}"`, accountId }
    conflictIds.push(((await core.call('records.create', { type: 'conflict', values })) as { id: string }).id)
  }
  return { links, opNos: rows.map((r) => r.opNo), conflictIds, memberId: settings.meId, close: () => hub.close() }
}
