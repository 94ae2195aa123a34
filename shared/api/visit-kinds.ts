/** What visits are made from: kinds of visit with their checklists, and the phrases one tap notes. */
import { z } from 'zod'
import { clean } from '../domain/record-type.ts'
import { noteThemes } from '../domain/visit-note.ts'
import { visitTypes } from '../domain/visit.ts'
import { command, query } from './procedure.ts'
import { committed } from './records.ts'
import { recordId } from './rows.ts'

const kind = {
  name: clean(60).trim().min(1),
  visitType: z.enum(visitTypes),
  durationMin: z.int().min(0).max(1440).nullable(),
  checklist: clean(8000).nullable(),
  bring: clean(8000).nullable(),
}
const phrase = { body: clean(200).trim().min(1), theme: z.enum(noteThemes).nullable() }

export const visitKindProcedures = {
  /** Every kind of visit in use, in its order: those that came with Rapport until somebody changed one. */
  'visitKinds.list': query(z.strictObject({}), z.array(z.object({ id: z.string(), ...kind, isOwn: z.boolean() }))),
  /** Changes one, or makes one without an `id`. The first change makes records of all. */
  'visitKinds.save': command(z.strictObject({ id: recordId.optional(), ...kind }), committed),
  /** Takes one out of use; visits made from it keep their checklists. */
  'visitKinds.remove': command(z.strictObject({ id: recordId }), committed),
  'phrases.list': query(z.strictObject({}), z.array(z.object({ id: z.string(), ...phrase }))),
  'phrases.save': command(z.strictObject({ id: recordId.optional(), ...phrase }), committed),
  'phrases.remove': command(z.strictObject({ id: recordId }), committed),
} as const
