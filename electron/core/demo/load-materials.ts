/** The library of the demo: a few papers one would really hand out, their words findable, one with an older version. */
import { randomUUID } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Create } from '../../../shared/domain/record-types.ts'
import type { WriterContext } from '../context.ts'
import { withFiles } from '../procedures/upload-in.ts'
import { listRows } from '../store/rows.ts'
import { sql } from '../store/sql.ts'
import type { Tx } from '../store/tx.ts'
import { noteBlob } from '../vault/blob-rows.ts'
import { demoPaper } from './demo-paper.ts'

interface Paper {
  readonly name: string
  readonly products: readonly string[]
  readonly audiences: readonly string[]
  readonly collections: readonly string[]
  readonly language: string
  /** Each a list of pages, each a list of lines; the newest last. */
  readonly versions: readonly (readonly (readonly string[])[])[]
  readonly daysAgo: number
}

const papers: readonly Paper[] = [
  {
    name: '一页上手：收件与登记',
    products: ['知档'],
    audiences: ['新来的人'],
    collections: ['新人第一周'],
    language: 'zh-CN',
    daysAgo: 22,
    versions: [
      [['一页上手：收件与登记', '一、打开收件，扫一下条码。', '二、填来文单位和日期。']],
      [
        [
          '一页上手：收件与登记',
          '一、打开收件，扫一下条码，单位自动填好。',
          '二、看一眼日期，回车。',
          '三、要分办的，点人名。',
        ],
        [
          '常见的三个问题',
          '条码扫不出：手动输右下角八位数。',
          '单位不在里面：先登记，晚上自动补。',
          '登记错了：当天可以自己改。',
        ],
      ],
    ],
  },
  {
    name: '三种价值：讲给总经理',
    products: ['知档', '报餐'],
    audiences: ['拍板的人'],
    collections: ['第一次拜访'],
    language: 'zh-CN',
    daysAgo: 60,
    versions: [
      [
        ['三种价值', '省时间：每人每天少找二十分钟。', '少出错：合同到期前三十天提醒。', '接得住：换了人，事情还在。'],
        ['怎么算', '二十分钟 × 人数 × 每月二十二天。', '按您现在的人数，一年省出多少，现场算给您看。'],
      ],
    ],
  },
  {
    name: '从旧版 OA 搬数据，每一步',
    products: ['知档'],
    audiences: ['管理员'],
    collections: ['上线'],
    language: 'zh-CN',
    daysAgo: 4,
    versions: [
      [
        [
          '从旧版 OA 搬数据',
          '一、导出人员和部门。',
          '二、导出近三年的文件清单。',
          '三、先搬一个部门，核对三天。',
          '四、其余的一晚上搬完。',
        ],
      ],
    ],
  },
  {
    name: '报餐：食堂一周怎么用',
    products: ['报餐'],
    audiences: ['全体使用者'],
    collections: ['新人第一周'],
    language: 'zh-CN',
    daysAgo: 90,
    versions: [[['报餐', '每天九点前点一下就行。', '出差的，提前请一周。', '少做一百份，一个月省多少。']]],
  },
  {
    name: 'Quick start for site supervisors',
    products: ['Zhidang'],
    audiences: ['Supervisors'],
    collections: ['Onboarding'],
    language: 'en',
    daysAgo: 35,
    versions: [[['Quick start', 'Scan the code on the folder.', 'Check who has it now.', 'Hand it on with one tap.']]],
  },
]

async function write(ctx: WriterContext, bytes: Buffer): Promise<string> {
  const folder = join(ctx.dir, 'incoming')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, randomUUID())
  await writeFile(path, bytes, { flag: 'wx', mode: 0o600 })
  return path
}

const dayMs = 86_400_000

/** The visits that are planned take the paper for deciders along. */
function bringToVisits(tx: Tx): void {
  const [material] = listRows(tx.db, 'material', sql`WHERE name = ${papers[1]?.name ?? ''} LIMIT 1`)
  if (!material) return
  const visits = listRows(
    tx.db,
    'visit',
    sql`WHERE status = 'planned' AND deleted_at IS NULL ORDER BY start_at LIMIT 3`,
  )
  for (const { id, accountId } of visits) {
    const { name, id: refId } = material
    tx.create('visitItem', {
      accountId,
      visitId: id,
      kind: 'bring',
      label: name,
      refType: 'material',
      refId,
      position: 0,
    })
  }
}

/** Puts the papers into the library through `commit`, the demo's transactions, and on the lists of what to bring. */
export async function loadMaterials(
  ctx: WriterContext,
  commit: <T>(work: (tx: Tx) => T) => Promise<T>,
  meId: string | null,
): Promise<void> {
  for (const { versions, daysAgo, ...paper } of papers) {
    const paths = await Promise.all(versions.map((pages) => write(ctx, demoPaper(pages))))
    await withFiles(ctx, paths, (blobs) =>
      commit((tx) => {
        const newest = tx.nowMs - daysAgo * dayMs
        const values = { ...paper, kind: 'pdf', versionedAt: newest } as unknown as Create<'material'>
        const materialId = tx.create('material', values, { createdAt: newest })
        for (const [i, blob] of blobs.entries()) {
          const createdAt = newest - (versions.length - 1 - i) * 120 * dayMs
          const pages = versions[i] ?? []
          noteBlob(tx.db, blob, tx.nowMs)
          const fileId = tx.create(
            'attachment',
            {
              materialId,
              part: 'version',
              name: `${paper.name}.pdf`,
              kind: 'file',
              mediaType: 'application/pdf',
              sizeBytes: blob.sizeBytes,
              sha256: blob.sha256,
              pageCount: pages.length,
              zone: 'Asia/Shanghai',
            },
            { createdAt, createdBy: meId },
          )
          tx.create('materialText', { materialId, fileId, body: pages.flat().join('\n') }, { createdAt })
        }
      }),
    )
  }
  await commit(bringToVisits)
}
