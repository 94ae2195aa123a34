/** The records a file may stand at, and the field of its row that says so. */
import { z } from 'zod'
import { uuidPattern } from '../base/ids.ts'

export const attachableTypes = ['account', 'visit', 'contact', 'followUp', 'opportunity'] as const
export type AttachableType = (typeof attachableTypes)[number]

export const linkFieldOf = {
  account: 'accountId',
  visit: 'visitId',
  contact: 'contactId',
  followUp: 'followUpId',
  opportunity: 'opportunityId',
} as const satisfies Record<AttachableType, string>

/** One record, as a file is added to it. */
export const attachedTo = z.strictObject({ type: z.enum(attachableTypes), id: z.string().regex(uuidPattern) })
export type AttachedTo = z.infer<typeof attachedTo>

/** All files of one record together; said before a file is chosen. */
export const mostBytesPerRecord = 200_000_000
