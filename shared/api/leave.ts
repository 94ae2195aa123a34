/**
 * What is left with a client: papers as they were printed, files of the library, who to call, when somebody comes next; packed
 * by the shell (`POST /leave-behinds`) as a zip or into a folder, and kept on the account: what, in which version, to whom, when.
 */
import { z } from 'zod'
import { paperLanguages } from '../domain/comparison.ts'
import { leaveMedia } from '../domain/leave-behind.ts'
import { materialKinds } from '../domain/material.ts'
import { clean } from '../domain/record-type.ts'
import { paperVersion } from './documents.ts'
import { command, query, report } from './procedure.ts'
import { committed } from './records.ts'
import { recordId, rowSchema } from './rows.ts'

export const leaveChoice = z.strictObject({
  accountId: recordId,
  /** Frozen papers. */
  versionIds: z.array(recordId).max(100).default([]),
  /** Files of the library. */
  fileIds: z.array(recordId).max(100).default([]),
  /** Files that are named only, since they are too large to go along. */
  namedIds: z.array(recordId).max(100).default([]),
  hasCard: z.boolean().default(true),
  hasNext: z.boolean().default(true),
  language: z.enum(paperLanguages).default('zh-CN'),
})
export type LeaveChoice = z.infer<typeof leaveChoice>

const offeredFile = z.object({
  id: recordId,
  materialId: recordId,
  name: z.string(),
  kind: z.enum(materialKinds),
  sizeBytes: z.int(),
  durationMs: z.int().nullable(),
  state: z.enum(['here', 'damaged', 'elsewhere']),
  /** Where it stands in the web. */
  link: z.string().nullable(),
  /** Shown or brought at this account. */
  isTheirs: z.boolean(),
})
export type OfferedFile = z.infer<typeof offeredFile>

/** A file of the package: bytes that were made for it, as base64, or those of the vault that have this hash. */
const entry = z.object({
  /** In the package, with `/` between folders. */
  path: z.string(),
  sizeBytes: z.int(),
  sha256: z.string(),
  base64: z.string().nullable(),
  /** The attachment it is, where it is one as it stands. */
  fileId: recordId.nullable(),
})
export type LeaveEntry = z.infer<typeof entry>

const left = z.object({
  leaveBehind: rowSchema('leaveBehind'),
  papers: z.array(z.object({ id: recordId, name: z.string(), versionNo: z.int(), fileId: z.string().nullable() })),
  files: z.array(z.object({ id: recordId, name: z.string() })),
  people: z.array(z.string()),
  by: z.string().nullable(),
})
export type Left = z.infer<typeof left>

export const leaveProcedures = {
  /** What can be left at an account: the newest version of each paper that is for them, the files of the library. */
  'leave.offers': report(
    z.strictObject({ accountId: recordId }),
    z.object({
      papers: z.array(paperVersion),
      /** Sheets as they stand now, where that is no version yet: printed first, they can go along. */
      drafts: z.array(
        z.object({ kind: z.enum(['comparison', 'quote']), id: recordId, name: z.string(), versionNo: z.int() }),
      ),
      files: z.array(offeredFile),
      person: z.string().nullable(),
      next: z.object({ on: z.string(), at: z.string().nullable() }).nullable(),
    }),
  ),
  /**
   * What goes into the package, ready to be written. Refused with `not_here` for a paper or file whose bytes are not on this
   * laptop, `nothing_to_leave`, and `not_for_them` for a paper of another account or for ourselves.
   */
  'leave.pack': report(leaveChoice, z.object({ folder: z.string(), entries: z.array(entry) })),
  /** Keeps what was left. */
  'leave.log': command(
    z.strictObject({
      accountId: recordId,
      visitId: recordId.nullable().default(null),
      name: clean(200).trim().min(1),
      medium: z.enum(leaveMedia),
      contactIds: z.array(recordId).max(100).default([]),
      versionIds: z.array(recordId).max(100).default([]),
      fileIds: z.array(recordId).max(100).default([]),
      note: clean(2000).trim().nullable().default(null),
    }),
    committed,
  ),
  /** What was left at an account or on a visit, newest first; `before` a visit, what was left since the one before it began. */
  'leave.list': query(
    z.strictObject({ of: z.enum(['account', 'visit', 'before']), id: recordId }),
    z.object({ rows: z.array(left) }),
  ),
} as const
