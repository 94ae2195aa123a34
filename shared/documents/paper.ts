/**
 * A sheet of paper as data: everything that stands on it, in its language, with nothing left to look up. It is what is frozen
 * when a sheet is printed or left, what two versions are compared by, and what the page and the printer draw alike.
 */
import { z } from 'zod'
import { paperLanguages, paperSizes } from '../domain/comparison.ts'
import { documentKinds } from '../domain/document-version.ts'
import { claimMarks } from '../domain/product.ts'

/** A text; on a sheet in both languages `second` is the English beneath. */
const line = z.object({ text: z.string(), second: z.string().optional() })
export type Line = z.infer<typeof line>

/** `mark` says how well it does, drawn as a disc that is full, half or empty, with the word for it. */
const cell = line.extend({ mark: z.object({ is: z.enum(claimMarks), word: z.string() }).optional() })
export type Cell = z.infer<typeof cell>

/** Strokes as paths in ten-thousandths of the sides of a picture; `ratio` is its width over its height. */
export const drawn = z.object({ ratio: z.number().positive(), paths: z.array(z.string()) })
export type Drawn = z.infer<typeof drawn>

const block = z.discriminatedUnion('type', [
  z.object({ type: z.literal('title'), text: line, lead: line.optional() }),
  z.object({ type: z.literal('heading'), text: line }),
  /** One large result with its arithmetic beside it. */
  z.object({ type: z.literal('result'), figure: z.string(), unit: line, how: z.array(line) }),
  z.object({
    type: z.literal('table'),
    columns: z.array(
      z.object({
        label: line,
        /** Share of the width, in percent. */
        width: z.number().optional(),
        /** `ours` is tinted; `number` stands at the end of the line; `sign` leaves room for a hand. */
        as: z.enum(['head', 'text', 'ours', 'number', 'sign']),
      }),
    ),
    /** A row of one cell is a heading over those that follow. */
    rows: z.array(z.array(cell)),
    /** Sums under the table. */
    sums: z.array(z.object({ label: line, value: z.string() })).optional(),
  }),
  /** Things side by side, three in a row, each a title and a text. */
  z.object({ type: z.literal('things'), items: z.array(z.object({ title: line, text: line.optional() })) }),
  z.object({ type: z.literal('steps'), items: z.array(z.object({ title: line, text: line.optional() })) }),
  z.object({ type: z.literal('facts'), items: z.array(z.object({ label: line, value: line })) }),
  z.object({ type: z.literal('prose'), text: line }),
  /** Room for hands and stamps, side by side. */
  z.object({ type: z.literal('signs'), items: z.array(line) }),
  z.object({ type: z.literal('bullets'), items: z.array(line) }),
  /** Pictures by the id of their attachment, with what was drawn on them. */
  z.object({
    type: z.literal('pictures'),
    items: z.array(z.object({ fileId: z.string(), caption: line, drawn: drawn.optional() })),
  }),
  z.object({
    type: z.literal('who'),
    contact: z.object({ label: line, name: z.string(), lines: z.array(z.string()) }),
    next: z.object({ label: line, when: line, what: line.optional() }).optional(),
    qr: z.object({ label: line, text: z.string() }).optional(),
  }),
  /** What follows begins on a sheet of its own. */
  z.object({ type: z.literal('break') }),
])
export type Block = z.infer<typeof block>

export const paperSchema = z.object({
  /** Of this schema. */
  paper: z.literal(1),
  kind: z.enum(documentKinds),
  /** What the file is called, without its ending. */
  name: z.string(),
  language: z.enum(paperLanguages),
  size: z.enum(paperSizes),
  isLandscape: z.boolean(),
  /** `#rrggbb` */
  color: z.string().regex(/^#[0-9a-f]{6}$/),
  /** Attachment of the logo. */
  logoId: z.string().nullable(),
  head: z.object({ left: z.string(), right: z.string() }),
  foot: z.string(),
  blocks: z.array(block),
})
export type Paper = z.infer<typeof paperSchema>

/** A frozen sheet as it was kept, or null where it cannot be read. */
export function parsePaper(content: string): Paper | null {
  try {
    return paperSchema.parse(JSON.parse(content))
  } catch {
    return null
  }
}

/** The attachments a sheet shows, each once. */
export const picturesOf = (paper: Paper): readonly string[] => [
  ...new Set([
    ...(paper.logoId === null ? [] : [paper.logoId]),
    ...paper.blocks.flatMap((one) => (one.type === 'pictures' ? one.items.map(({ fileId }) => fileId) : [])),
  ]),
]
