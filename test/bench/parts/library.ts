/**
 * A library of 10,000 materials, each with a version and the words of a paper: lists under every filter and searches, p95 over
 * many different calls. The reference is what SQLite alone needs for the same page of 100.
 */
import { createHash } from 'node:crypto'
import { testCore, type TestCore } from '../../support/temp-store.ts'
import type { Input } from '../../../shared/api/contract.ts'
import { materialKinds } from '../../../shared/domain/material.ts'
import { commit } from '../../../electron/core/store/commit.ts'
import { noteBlob } from '../../../electron/core/vault/blob-rows.ts'
import { seeded, pick } from '../../../electron/core/demo/load-demo.ts'
import { figure, median, quantile, timed, type Figure } from '../figure.ts'

const materials = 10_000
const sliceRows = 100
const goalMs = 20
const rounds = 3
const barePageSql = 'SELECT * FROM materials WHERE deleted_at IS NULL ORDER BY versioned_at DESC, id LIMIT 100 OFFSET ?'

const products = ['知档', '报餐', '会议', '车辆', '合同', 'Zhidang', 'Meals']
const audiences = ['档案员', '管理员', '新来的人', '拍板的人', '全体使用者', 'Supervisors']
const subjects =
  '收件与登记|扫描旧合同|月末报表|找一份文件|手机上审批|搬数据|分办来文|食堂一周|quick start|month end|approvals'.split(
    '|',
  )
const words =
  '条码 单位 日期 回车 分办 合同 到期 提醒 审批 请购 报销 归档 编号 扫描 部门 人员 清单 核对 一晚上 三天 export scan approve folder meeting report'.split(
    ' ',
  )

const sha256Of = (i: number): string => createHash('sha256').update(String(i)).digest('hex')

function fill(core: TestCore): void {
  const scene = { random: seeded(7) }
  const some = <T>(list: readonly T[], most: number): T[] =>
    Array.from({ length: 1 + Math.floor(scene.random() * most) }, () => pick(scene, list))
  const { store } = core.context
  const from = Date.UTC(2024, 0, 1)
  for (let at = 0; at < materials; at += sliceRows)
    commit(store, { label: 'fill', nowMs: from, actor: null }, (tx) => {
      for (let i = at; i < at + sliceRows; i += 1) {
        const versionedAt = from + i * 3_600_000
        const name = `${pick(scene, subjects)} ${i}`
        const materialId = tx.create('material', {
          name,
          kind: pick(scene, materialKinds),
          products: [...new Set(some(products, 2))],
          audiences: [...new Set(some(audiences, 2))],
          collections: [`合集 ${i % 40}`],
          versionedAt,
        })
        const fileId = tx.create(
          'attachment',
          {
            materialId,
            part: 'version',
            name: `${name}.pdf`,
            kind: 'file',
            mediaType: 'application/pdf',
            sizeBytes: 100_000,
            sha256: sha256Of(i),
          },
          { createdAt: versionedAt },
        )
        // every second one is on this laptop
        if (i % 2 === 0) noteBlob(tx.db, { sha256: sha256Of(i), sizeBytes: 100_000 }, from)
        tx.create('materialText', { materialId, fileId, body: some(words, 200).join(' ') })
      }
      return null
    })
}

const lists: readonly Input<'materials.list'>[] = [
  {},
  { offset: 5_000 },
  { offset: 9_900 },
  { product: '知档' },
  { audience: '档案员', kinds: ['pdf', 'video'] },
  { collection: '合集 7' },
  { onlyHere: true },
]
const searches: readonly Input<'materials.list'>[] = [
  '收件',
  '合同到期',
  'quick start',
  '月末 9',
  'sjydj',
  'approve',
  '扫描旧合同 77',
  '没有这个词的',
].map((text) => ({ text }))

async function p95Of(work: readonly (() => Promise<unknown>)[]): Promise<number> {
  const times: number[] = []
  for (let round = 0; round <= rounds; round += 1)
    for (const one of work) {
      const ms = await timed(one)
      if (round > 0) times.push(ms)
    }
  return quantile(times, 0.95)
}

export async function measureLibrary(): Promise<readonly Figure[]> {
  const core = testCore()
  try {
    fill(core)
    const db = core.context.read.connection
    const bare = db.prepare(barePageSql)
    const pages = await Promise.all([0, 5_000, 9_900].map((offset) => timed(() => bare.all(offset))))
    const reference = median(pages)
    const list = await p95Of(lists.map((input) => () => core.call('materials.list', input)))
    const search = await p95Of(searches.map((input) => () => core.call('materials.list', input)))
    const facets = await p95Of([() => core.call('materials.facets', {})])
    const told = (what: string, ours: number, goal: string | null): Figure =>
      figure({ part: 'library', what, ours, reference, unit: 'ms', goal, isMet: goal === null ? null : ours < goalMs })
    return [
      told('10,000 materials: lists under every filter, p95', list, '< 20 ms'),
      told('10,000 materials: searches, p95', search, '< 20 ms'),
      told('10,000 materials: what there is to filter by, p95', facets, null),
    ]
  } finally {
    core.close()
  }
}
