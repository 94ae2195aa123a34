/** The stream of an account or of a person. */
import { z } from 'zod'
import { visitStatuses } from '../domain/visit.ts'
import { query } from './procedure.ts'
import { recordId } from './rows.ts'

export const timelineParts = ['all', 'visits', 'notes', 'files', 'followUps', 'changes'] as const

export const timelineProcedures = {
  /**
   * Everything that happened with an account or a person, newest first: visits, notes, files, follow-ups, who and what was
   * added, changes of stage, owner, stance. `title` says what the entry is: a visit's subject, a file's name, the new stage.
   */
  'timeline.list': query(
    z.strictObject({
      of: z.enum(['account', 'contact']),
      id: recordId,
      only: z.enum(timelineParts).default('all'),
      /** From an earlier answer: entries older than this. */
      before: z.string().max(120).optional(),
      limit: z.int().min(1).max(200).default(50),
    }),
    z.object({
      total: z.int(),
      entries: z.array(
        z.object({
          key: z.string(),
          at: z.int(),
          type: z.enum(['visit', 'visitNote', 'followUp', 'contact', 'opportunity', 'account', 'attachment']),
          id: z.string(),
          title: z.string(),
          body: z.string().nullable(),
          kind: z.string().nullable(),
          status: z.enum([...visitStatuses, 'open', 'dropped', 'won', 'lost']).nullable(),
          durationMin: z.int().nullable(),
          people: z.array(z.string()),
          authorName: z.string().nullable(),
        }),
      ),
      next: z.string().nullable(),
    }),
  ),
} as const
