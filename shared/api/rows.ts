/** Schemas of rows as they travel: the fields of a record type and what every row carries. */
import { z } from 'zod'
import {
  recordTypeNames,
  recordTypeOf,
  type Create,
  type Patch,
  type RecordTypeName,
  type Row,
} from '../domain/record-types.ts'

/** What a list is narrowed by, as it is typed. */
export const listText = z.string().max(200).optional()

/** Which part of a list is asked for. */
export const page = { offset: z.int().min(0).default(0), limit: z.int().min(1).max(500).default(100) }

const meta = {
  id: z.string(),
  version: z.int(),
  createdAt: z.int(),
  createdBy: z.string().nullable(),
  updatedAt: z.int(),
  updatedBy: z.string().nullable(),
  deletedAt: z.int().nullable(),
  sourceSystem: z.string().nullable(),
  sourceId: z.string().nullable(),
}

/** The schema of a whole row of a type. */
export function rowSchema<N extends RecordTypeName>(name: N): z.ZodType<Row<N>, Row<N>> {
  const shape = Object.fromEntries(Object.entries(recordTypeOf(name).fields).map(([k, f]) => [k, f.schema]))
  return z.object({ ...meta, ...shape }) as unknown as z.ZodType<Row<N>, Row<N>>
}

type EachType<V extends 'create' | 'patch'> = {
  [N in RecordTypeName]: V extends 'create'
    ? { readonly type: N; readonly values: Create<N> }
    : { readonly type: N; readonly id: string; readonly patch: Patch<N> }
}[RecordTypeName]

const union = <T>(make: (name: RecordTypeName) => z.ZodObject): z.ZodType<T, T> => {
  const [first, ...rest] = recordTypeNames.map(make)
  return z.discriminatedUnion('type', [first as z.ZodObject, ...rest]) as unknown as z.ZodType<T, T>
}

export const recordId = z.uuid()
export const recordTypeName = z.enum(recordTypeNames as [RecordTypeName, ...RecordTypeName[]])
export const createInput = union<EachType<'create'>>((name) =>
  z.strictObject({ type: z.literal(name), values: recordTypeOf(name).createSchema }),
)
export const patchInput = union<EachType<'patch'>>((name) =>
  z.strictObject({ type: z.literal(name), id: recordId, patch: recordTypeOf(name).patchSchema }),
)
