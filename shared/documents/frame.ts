/** What every sheet has around its text: paper, colour, logo, running head and foot. */
import { paperColor, type Company } from '../domain/company.ts'
import type { PaperSize } from '../domain/comparison.ts'
import type { DocumentKind } from '../domain/document-version.ts'
import type { Block, Paper } from './paper.ts'
import type { Writer } from './writer.ts'

export interface Framed {
  readonly kind: DocumentKind
  /** What the file is called. */
  readonly name: string
  readonly company: Company | null
  /** Whom it is for; null for a sheet that is for nobody in particular. */
  readonly accountName: string | null
  readonly versionNo: number
  /** The day it is made on. */
  readonly today: string
  readonly foot?: string
  readonly size?: PaperSize | null
  readonly isLandscape?: boolean | null
  readonly blocks: readonly Block[]
}

/** A sheet around these blocks. */
export function framedPaper(w: Writer, f: Framed): Paper {
  const from = w.name(f.company?.name ?? null, f.company?.nameEn ?? null)
  return {
    paper: 1,
    kind: f.kind,
    name: f.name,
    language: w.language,
    size: f.size ?? 'a4',
    isLandscape: f.isLandscape ?? false,
    color: paperColor(f.company?.color ?? null),
    logoId: f.company?.logoId ?? null,
    head: {
      left: f.accountName === null ? from : w.words.from(from, f.accountName),
      right: w.words.version(w.format.fullDate(f.today), f.versionNo),
    },
    foot: f.foot ?? '',
    blocks: [...f.blocks],
  }
}
