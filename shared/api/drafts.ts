/** The words that are being typed: kept on this laptop letter by letter, until they become something or are thrown away. */
import { z } from 'zod'
import { clean } from '../domain/record-type.ts'
import { command, query } from './procedure.ts'

/** `note:<visit>` and `close:<visit>` of a visit under way, `form:<form>:<record>` of a dialog. */
export const draftKey = clean(120).min(1)

/** What a draft was going to be. */
export const draftKinds = [
  'note',
  'close',
  'plan',
  'log',
  'followUp',
  'contact',
  'opportunity',
  'account',
  'capture',
] as const

export const draftProcedures = {
  /** What was typed under a key, or null. Never synced, gone with what it became. */
  'drafts.get': query(z.strictObject({ key: draftKey }), z.object({ value: z.string().nullable() })),
  /** All that is kept under keys that begin so, the latest first. */
  'drafts.list': query(
    z.strictObject({ prefix: z.string().max(40) }),
    z.array(z.object({ key: z.string(), value: z.string(), updatedAt: z.int() })),
  ),
  /** Keeps what is typed; nothing typed forgets it. Answers once it is on the disk. */
  'drafts.set': command(z.strictObject({ key: draftKey, value: clean(100_000) }), z.object({})),
  /** Drafts with words in them that somebody can go on with, the latest first, and whose they are. */
  'drafts.unfinished': query(
    z.strictObject({}),
    z.array(
      z.object({
        key: z.string(),
        kind: z.enum(draftKinds),
        /** The first words of it. */
        words: z.string(),
        updatedAt: z.int(),
        accountId: z.string().nullable(),
        accountName: z.string().nullable(),
        visitId: z.string().nullable(),
        /** The visit goes on, or is still to come. */
        isVisitOpen: z.boolean(),
      }),
    ),
  ),
} as const
