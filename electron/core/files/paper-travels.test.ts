/** Paper between two laptops: a colleague sees the sheet and its version, and has the very PDF that was printed. */
import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { catalogueScene } from '../../../test/support/catalogue.ts'
import { freezePaper } from '../../../test/support/freeze-paper.ts'
import { teamFiles, type TeamFiles } from '../../../test/support/team-files.ts'
import type { TestCore } from '../../../test/support/temp-store.ts'
import { blobPath } from '../vault/blob-path.ts'

let team: TeamFiles
beforeEach(async () => {
  team = await teamFiles()
})
afterEach(() => team.close())

async function carryAll(core: TestCore): Promise<void> {
  await core.context.sync.round()
  expect(await core.context.carrier.run()).toBe('done')
}

test('what was printed by one is the same paper for the other', async () => {
  const { a, b } = team
  const { comparisonId } = await catalogueScene(a)
  const order = { kind: 'comparison', id: comparisonId } as const
  const pdf = '%PDF-1.4 the very one'
  const frozen = await freezePaper(a, order, pdf)
  await carryAll(a)
  await b.context.sync.round()

  const [listed] = (await b.call('documents.list', { of: 'subject', id: comparisonId })).rows
  expect(listed).toMatchObject({ id: frozen.id, versionNo: 1, file: { id: frozen.fileId, state: 'elsewhere' } })
  expect((await b.call('documents.get', { id: frozen.id })).paper.blocks.length).toBeGreaterThan(1)
  const mine = await a.call('comparisons.get', { id: comparisonId })
  const theirs = await b.call('comparisons.get', { id: comparisonId })
  expect(theirs.rows.map(({ title, ours }) => [title, ours])).toEqual(mine.rows.map(({ title, ours }) => [title, ours]))
  expect(theirs.company?.name).toBe('明澄软件')
  expect(theirs.versionNo).toBe(2)

  await b.call('files.fetch', { id: frozen.fileId })
  await carryAll(b)
  const [here] = (await b.call('documents.list', { of: 'subject', id: comparisonId })).rows
  expect(here?.file?.state).toBe('here')
  const { sha256 } = await b.call('attachments.open', { id: frozen.fileId })
  expect(readFileSync(blobPath(b.dir, sha256) ?? '', 'utf8')).toBe(pdf)
})
