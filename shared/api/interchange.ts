/**
 * Import and export as the page asks for them. A file comes up by `/uploads` first; then it is looked at, tried and run.
 * Long work is a job: the page follows it by `imports.job` and may cancel it, after which nothing of it is left.
 */
import { z } from 'zod'
import { mappingSchema } from '../domain/interchange/mapping.ts'
import { visitStatuses } from '../domain/visit.ts'
import { accountFilter, accountSorts } from './account-filter.ts'
import { isDate, isZone } from '../base/local-date.ts'
import { command, query, report } from './procedure.ts'
import { recordId, recordTypeName } from './rows.ts'

/** Why a file as a whole could not be read; the words are in the language files. */
const fileProblem = z.object({ type: z.string(), detail: z.string().nullable() })
const rowProblem = z.object({ reason: z.string(), column: z.string().nullable(), value: z.string().nullable() })

function isEncoding(label: string): boolean {
  try {
    return new TextDecoder(label).encoding !== ''
  } catch {
    return false
  }
}

/** What the person may set instead of what was found. */
const openOptions = z.strictObject({
  encoding: z.string().max(40).refine(isEncoding).optional(),
  delimiter: z.string().min(1).max(4).optional(),
  sheet: z.string().max(200).optional(),
})

export const importCounts = z.object({
  rows: z.int(),
  created: z.int(),
  updated: z.int(),
  unchanged: z.int(),
  failed: z.int(),
  /** Links to rows that are not there yet; they are kept and resolved when those come. */
  pendingLinks: z.int(),
})

export const importJob = z.object({
  jobId: z.string(),
  importId: z.string(),
  isDryRun: z.boolean(),
  state: z.enum(['running', 'done', 'cancelled', 'failed']),
  /** Rows read so far, and in all once that is known. */
  done: z.int(),
  total: z.int().nullable(),
  counts: importCounts,
  problem: fileProblem.nullable(),
  /** The first failing rows, for the screen. */
  failures: z.array(z.object({ row: z.int(), cells: z.array(z.string()), problems: z.array(rowProblem) })),
  /** A download with the failing rows in the shape of the file and a column of reasons, or null when there are none. */
  failedFile: z.string().nullable(),
})
export type ImportJob = z.infer<typeof importJob>

const jobInput = z.strictObject({
  uploadId: recordId,
  fileName: z.string().max(1000),
  options: openOptions.default({}),
  mapping: mappingSchema,
  /** What to do with a row that has no source id and looks like one already here. */
  mode: z.enum(['create', 'update']).default('create'),
  isDryRun: z.boolean(),
})

export const importProcedures = {
  /** Looks at a file: what it is, its columns with samples, and the mapping its header suggests. */
  'imports.look': query(
    z.strictObject({
      uploadId: recordId,
      fileName: z.string().max(1000),
      options: openOptions.default({}),
      /** Guessed from the header unless given. */
      type: recordTypeName.optional(),
      zone: z.string().max(60).refine(isZone),
    }),
    z.object({
      problem: fileProblem.nullable(),
      format: z.enum(['csv', 'xlsx', 'vcard', 'json']).nullable(),
      encoding: z.string().nullable(),
      delimiter: z.string().nullable(),
      sheet: z.string().nullable(),
      sheets: z.array(z.string()),
      header: z.array(z.string()),
      /** The first rows, cells as text. */
      sample: z.array(z.array(z.string())),
      type: recordTypeName.nullable(),
      mapping: mappingSchema.nullable(),
      unmapped: z.array(z.string()),
      isDateOrderUnsure: z.boolean(),
      /** What a column of this type can be mapped to. */
      targets: z.array(z.string()),
    }),
  ),
  'imports.start': command(jobInput, z.object({ jobId: z.string() })),
  'imports.job': query(z.strictObject({ jobId: z.string().max(64) }), importJob),
  /** Stops a job; what it had written is taken out again without a trace. */
  'imports.cancel': command(z.strictObject({ jobId: z.string().max(64) }), z.object({})),
  /** Past imports, newest first. */
  'imports.list': query(
    z.strictObject({}),
    z.array(
      z.object({
        importId: z.string(),
        type: recordTypeName,
        fileName: z.string(),
        at: z.int(),
        counts: importCounts,
        isUndone: z.boolean(),
      }),
    ),
  ),
  /** Takes a whole import back in one step; rows somebody worked on since are left and counted. */
  'imports.undo': command(
    z.strictObject({ importId: z.string().max(64) }),
    z.object({ rows: z.int(), skipped: z.int() }),
  ),
} as const

/** The words a list is narrowed by. */
const textAsked = { text: z.string().max(200).optional() }

export const exportProcedures = {
  /** Writes a list, a type or everything as a file into `exports`; answers a download. */
  'exports.run': report(
    z.strictObject({
      what: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('type'), type: recordTypeName }),
        z.strictObject({ kind: z.literal('everything') }),
        z.strictObject({
          kind: z.literal('accounts'),
          filter: accountFilter,
          sort: z.enum(accountSorts),
          descending: z.boolean(),
          today: z.string().refine(isDate),
        }),
        z.strictObject({ kind: z.literal('contacts'), ...textAsked }),
        z.strictObject({
          kind: z.literal('visits'),
          ...textAsked,
          statuses: z.array(z.enum(visitStatuses)).optional(),
          descending: z.boolean().default(true),
        }),
        z.strictObject({ kind: z.literal('followUps'), ...textAsked, state: z.enum(['open', 'closed']) }),
        z.strictObject({
          kind: z.literal('opportunities'),
          ...textAsked,
          outcome: z.enum(['open', 'won', 'lost', 'all']),
        }),
      ]),
      format: z.enum(['csv', 'xlsx', 'json']),
      headers: z.enum(['machine', 'zh', 'en']),
    }),
    z.object({ files: z.array(z.object({ name: z.string(), rows: z.int(), download: z.string() })) }),
  ),
} as const
