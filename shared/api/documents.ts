/**
 * Paper: drawn as a document for the printer, frozen with its PDF, listed and read again. Printing itself is the shell's work:
 * `POST /documents` draws, prints and freezes in one.
 */
import { z } from 'zod'
import { paperLanguages, paperSizes } from '../domain/comparison.ts'
import { documentKinds } from '../domain/document-version.ts'
import { paperSchema } from '../documents/paper.ts'
import { command, query, report } from './procedure.ts'
import { committed } from './records.ts'
import { recordId } from './rows.ts'

/** The look of a sheet whose record says nothing of it; a comparison and a quote say it themselves. */
export const paperLook = z.strictObject({
  language: z.enum(paperLanguages),
  paper: z.enum(paperSizes),
  isLandscape: z.boolean(),
})
export type PaperLook = z.infer<typeof paperLook>

/** What is to be printed: a kind of paper of one record. Without a look, A4 upright in the language of the settings. */
export const paperOrder = z.strictObject({
  kind: z.enum(documentKinds),
  id: recordId,
  look: paperLook.optional(),
  /** The visit it is printed for: it is kept there, and the next visit it names is the one after. */
  visitId: recordId.nullable().optional(),
})
export type PaperOrder = z.infer<typeof paperOrder>

/** A frozen sheet as a list shows it, and whether its PDF is on this laptop. */
export const paperVersion = z.object({
  id: recordId,
  kind: z.enum(documentKinds),
  subjectId: z.string(),
  name: z.string(),
  versionNo: z.int(),
  madeAt: z.int(),
  accountId: z.string().nullable(),
  visitId: z.string().nullable(),
  by: z.string().nullable(),
  file: z.object({ id: recordId, sizeBytes: z.int(), state: z.enum(['here', 'damaged', 'elsewhere']) }).nullable(),
})
export type PaperVersion = z.infer<typeof paperVersion>

export const documentProcedures = {
  /**
   * The document as HTML that carries its fonts and pictures. Where nothing changed since the last version, `frozen` names it
   * and the document is that version's.
   */
  'documents.draw': report(
    paperOrder,
    z.object({
      html: z.string(),
      name: z.string(),
      versionNo: z.int(),
      contentHash: z.string(),
      frozen: paperVersion.nullable(),
    }),
  ),
  /**
   * Keeps what was drawn with its PDF as a version, in one act. `paper_changed` where the record is another one by now; answers
   * the version there was where nothing changed.
   */
  'documents.freeze': command(
    paperOrder.extend({
      contentHash: z.string().length(64),
      uploadId: z.uuid(),
      sizeBytes: z.int().min(1),
    }),
    committed.extend({ fileId: z.string(), versionNo: z.int(), isNew: z.boolean() }),
  ),
  /** Versions of one record, of an account or of a visit; newest first. */
  'documents.list': query(
    z.strictObject({
      of: z.enum(['subject', 'account', 'visit']),
      id: recordId,
      limit: z.int().min(1).max(500).default(100),
    }),
    z.object({ rows: z.array(paperVersion) }),
  ),
  /** What can be printed for the visits that are planned on a day, by the time of the visits. */
  'documents.forDay': report(
    z.strictObject({ date: z.iso.date() }),
    z.object({
      visits: z.array(
        z.object({
          visitId: recordId,
          accountName: z.string(),
          time: z.string(),
          sheets: z.array(z.object({ kind: z.enum(documentKinds), id: recordId, name: z.string().nullable() })),
        }),
      ),
    }),
  ),
  'documents.get': query(z.strictObject({ id: recordId }), z.object({ version: paperVersion, paper: paperSchema })),
} as const
