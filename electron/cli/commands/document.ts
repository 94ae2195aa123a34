/** `document KIND ID --out F.pdf`: a sheet as a PDF, as it would be printed now; nothing is frozen. */
import { writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { uuidPattern } from '../../../shared/base/ids.ts'
import type { PaperLook } from '../../../shared/api/documents.ts'
import { paperLanguages, paperSizes } from '../../../shared/domain/comparison.ts'
import { documentKinds } from '../../../shared/domain/document-version.ts'
import { findBrowser } from '../../browser/find-browser.ts'
import { createChromiumPrinter } from '../../printing/chromium-printer.ts'
import { PrintFailure } from '../../printing/printer.ts'
import { exitCodes, Refusal, UsageError, type Command, type CommandContext } from '../command.ts'
import { call, reading } from '../open-core.ts'

const noBrowser = (isChinese: boolean): string =>
  isChinese
    ? '打印要用 Chromium、Chrome 或 Edge，这里没有。用 CHROMIUM_PATH 指定一个。'
    : 'Printing needs Chromium, Chrome or Edge, and there is none here. Name one in CHROMIUM_PATH.'

/** The look that is asked for, or null; of a comparison or quote its own counts. */
function lookOf({ options, isChinese }: CommandContext): PaperLook | null {
  const { language, paper, landscape } = options
  if (language === undefined && paper === undefined && landscape === undefined) return null
  const found = {
    language: paperLanguages.find((one) => one === (language ?? (isChinese ? 'zh-CN' : 'en'))),
    paper: paperSizes.find((one) => one === (paper ?? 'a4')),
  }
  if (found.language === undefined || found.paper === undefined) throw new UsageError()
  return { language: found.language, paper: found.paper, isLandscape: landscape === true }
}

export const documentCommand: Command = {
  usage: `document ${documentKinds.join('|')} ID --out F.pdf [--language ${paperLanguages.join('|')}] [--paper ${paperSizes.join('|')}] [--landscape]`,
  about: ['把一张纸打成 PDF', 'print a sheet to a PDF'],
  options: {
    out: { type: 'string' },
    language: { type: 'string' },
    paper: { type: 'string' },
    landscape: { type: 'boolean' },
  },
  run: async (ctx) => {
    const kind = documentKinds.find((one) => one === ctx.args[0])
    const id = ctx.args[1]
    const { out } = ctx.options
    if (kind === undefined || id === undefined || !uuidPattern.test(id) || typeof out !== 'string')
      throw new UsageError()
    const look = lookOf(ctx)
    const drawn = await reading(ctx, (core) =>
      call(core, 'documents.draw', { kind, id, ...(look === null ? {} : { look }) }),
    )
    const printer = createChromiumPrinter(() => findBrowser()?.executable ?? null)
    try {
      const pdf = await printer.print(drawn.html)
      const file = resolve(out)
      await writeFile(file, pdf)
      return {
        code: exitCodes.ok,
        json: { kind, id, name: drawn.name, versionNo: drawn.versionNo, file, sizeBytes: pdf.byteLength },
        lines: [file],
      }
    } catch (error) {
      if (error instanceof PrintFailure && error.why === 'no_browser') throw new Refusal(noBrowser(ctx.isChinese))
      throw error
    } finally {
      await printer.close()
    }
  },
}
