/**
 * Paper: from the order to the PDF of a two-page comparison, a sheet of 490 lines, a batch of fifty pages made one after the
 * other and merged, and the size of a sheet; the reference is a bare page of text of as many pages, printed by the same warm
 * browser. And a package with 1 GB of film into a folder, against a plain copy and the hash of what was copied.
 */
import { createHash, randomBytes } from 'node:crypto'
import { constants, createReadStream } from 'node:fs'
import { copyFile, open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { findChromium } from '../../../build/find-chromium.ts'
import { createChromiumPrinter } from '../../../electron/printing/chromium-printer.ts'
import { catalogueScene } from '../../support/catalogue.ts'
import { blobPath } from '../../../electron/core/vault/blob-path.ts'
import { writePackage } from '../../../electron/leaving/package.ts'
import { mergePdfs } from '../../../electron/printing/merge-pdfs.ts'
import { handOver } from '../../support/freeze-paper.ts'
import { testCore, type TestCore } from '../../support/temp-store.ts'
import { figure, median, quantile, type Figure } from '../figure.ts'
import { measurePreview } from './preview.ts'

const rounds = 25
const batchSheets = 25
const filmBytes = 1_000_000_000

const plainPage = (pages: number): string =>
  `<!doctype html><style>@page{size:A4}p{break-after:page}</style>${'<p>One page of plain text.</p>'.repeat(pages)}`

async function msOf(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now()
  await work()
  return performance.now() - from
}

/** A film that does not compress and is no film: what is measured is the disk and the hash. */
async function writeFilm(path: string): Promise<void> {
  const file = await open(path, 'w')
  try {
    const piece = randomBytes(1_000_000)
    piece.write('000000186674797069736f6d0000020069736f6d69736f32', 'hex')
    for (let i = 0; i < filmBytes / piece.byteLength; i += 1) await file.write(piece)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** What anybody would do: copy it, then hash what lies there. */
async function copyAndHash(from: string, to: string): Promise<void> {
  await copyFile(from, to, constants.COPYFILE_FICLONE)
  const hash = createHash('sha256')
  for await (const piece of createReadStream(to, { highWaterMark: 1024 * 1024 })) hash.update(piece as Buffer)
  hash.digest('hex')
  const file = await open(to, 'r')
  await file.sync()
  await file.close()
}

async function measureLeaving(core: TestCore, accountId: string): Promise<readonly Figure[]> {
  const upload = { ...handOver(core.dir, ''), name: 'film.mp4', sizeBytes: filmBytes }
  await writeFilm(join(core.dir, 'incoming', upload.uploadId))
  const { id } = await core.call('materials.add', { file: upload, zone: 'Asia/Shanghai' })
  const [version] = (await core.call('materials.get', { id })).versions
  const packed = await core.call('leave.pack', { accountId, fileIds: [version?.id ?? ''] })
  const source = blobPath(core.dir, version?.sha256 ?? '') ?? ''
  const usb = join(core.dir, 'usb')
  const ours: number[] = []
  const bare: number[] = []
  for (let i = 0; i < 3; i += 1) {
    ours.push(await msOf(() => writePackage(core.dir, packed, usb)))
    await rm(usb, { recursive: true })
    bare.push(await msOf(() => copyAndHash(source, join(core.dir, 'copy'))))
    await rm(join(core.dir, 'copy'))
  }
  return [
    figure({
      part: 'documents',
      what: 'a package with 1 GB of film into a folder, median of three',
      ours: filmBytes / 1000 / median(ours),
      reference: filmBytes / 1000 / median(bare),
      unit: 'MB/s',
      goal: '>= 0.8 of copy and sha256',
      isMet: median(bare) / median(ours) >= 0.8,
    }),
  ]
}

export async function measureDocuments(): Promise<readonly Figure[]> {
  const core = testCore()
  const printer = createChromiumPrinter(findChromium)
  try {
    const { comparisonId, accountId } = await catalogueScene(core)
    const addRows = async (from: number, to: number): Promise<void> => {
      for (let i = from; i < to; i += 1)
        await core.call('records.create', {
          type: 'comparisonRow',
          values: {
            accountId,
            comparisonId,
            part: 'row',
            title: `第${i}件要做的事`,
            now: '去档案室按柜号翻，约 12 分钟，翻不到还要问老同事',
            ours: '输入任意两个字，约 15 秒',
            position: i + 10,
          },
        })
    }
    const print = async (): Promise<Uint8Array> => {
      const { html } = await core.call('documents.draw', { kind: 'comparison', id: comparisonId })
      return printer.print(html)
    }
    await addRows(0, 24)
    const small = (await core.call('documents.draw', { kind: 'comparison', id: comparisonId })).html
    const printSmall = (): Promise<Uint8Array> => printer.print(small)
    const twoPages = await print()
    await printer.print(plainPage(2))
    const ours: number[] = []
    const bare: number[] = []
    for (let i = 0; i < rounds; i += 1) {
      ours.push(await msOf(print))
      bare.push(await msOf(() => printer.print(plainPage(2))))
    }
    await addRows(24, 490)
    const fifty = [await msOf(print), await msOf(print), await msOf(print)]
    const bareFifty = [0, 0, 0]
    for (const i of bareFifty.keys()) bareFifty[i] = await msOf(() => printer.print(plainPage(33)))
    const batch: number[] = []
    const bareBatch: number[] = []
    for (let i = 0; i < 3; i += 1) {
      const sheets: Uint8Array[] = []
      batch.push(
        await msOf(async () => {
          for (let n = 0; n < batchSheets; n += 1) sheets.push(await printSmall())
          await mergePdfs(sheets, 'batch')
        }),
      )
      bareBatch.push(
        await msOf(async () => {
          for (let n = 0; n < batchSheets; n += 1) await printer.print(plainPage(2))
        }),
      )
    }
    return [
      ...(await measurePreview()),
      ...(await measureLeaving(core, accountId)),
      figure({
        part: 'documents',
        what: 'a batch of 25 sheets of two pages, merged, median of three',
        ours: median(batch),
        reference: median(bareBatch),
        unit: 'ms',
      }),
      figure({
        part: 'documents',
        what: 'two-page comparison to PDF, p95',
        ours: quantile(ours, 0.95),
        reference: quantile(bare, 0.95),
        unit: 'ms',
        goal: '< 1000 ms',
        isMet: quantile(ours, 0.95) < 1000,
      }),
      figure({
        part: 'documents',
        what: 'two-page comparison to PDF, median',
        ours: median(ours),
        reference: median(bare),
        unit: 'ms',
      }),
      figure({
        part: 'documents',
        what: 'its size',
        ours: twoPages.byteLength / 1000,
        unit: 'KB',
        goal: '< 500 KB',
        isMet: twoPages.byteLength < 500_000,
      }),
      figure({
        part: 'documents',
        what: 'a sheet of 490 lines to PDF, median of three',
        ours: median(fifty),
        reference: median(bareFifty),
        unit: 'ms',
      }),
    ]
  } finally {
    await printer.close()
    core.close()
  }
}
