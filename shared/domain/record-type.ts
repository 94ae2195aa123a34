/**
 * A record type is declared once, as fields with a kind, a merge class and a part in search. Validation, table columns,
 * history, search documents, import, export and forms are all driven by that declaration.
 * Invariant: the set of types and fields only ever grows (design 2); `schema-snapshot.test.ts` enforces it.
 */
import { z } from 'zod'
import { uuidPattern } from '../base/ids.ts'
import { isDate, isZone, timePattern } from '../base/local-date.ts'

export type FieldKind =
  'text' | 'longText' | 'choice' | 'date' | 'time' | 'instant' | 'int' | 'bool' | 'ref' | 'refs' | 'tags' | 'zone'

/** How concurrent edits of one field meet (design 2): later edit wins, first wins, per element, or never changes. */
export type MergeClass = 'register' | 'guarded' | 'set' | 'fixed'
/** What part of a search document the field feeds: names carry pinyin, phones are found by fragment. */
export type SearchRole = 'name' | 'phone' | 'body'

export interface Field<S extends z.ZodType = z.ZodType> {
  readonly kind: FieldKind
  readonly schema: S
  readonly merge: MergeClass
  readonly required: boolean
  readonly search?: SearchRole
  readonly choices?: readonly string[]
  readonly target?: string
}

interface Options {
  readonly merge?: MergeClass
  readonly search?: SearchRole
  readonly max?: number
}

/** Text a row can hold: no NUL, no half of a surrogate pair, which SQLite would give back as something else. */
export const clean = (max: number): z.ZodString =>
  z
    .string()
    .max(max)
    .refine((s) => !s.includes('\u0000') && s.isWellFormed(), { message: 'not_text' })

function field<S extends z.ZodType>(
  kind: FieldKind,
  schema: S,
  o: Options,
  rest?: Pick<Field, 'choices' | 'target'>,
): Field<z.ZodNullable<S>> {
  const search = o.search ? { search: o.search } : {}
  return { kind, schema: schema.nullable(), merge: o.merge ?? 'register', required: false, ...search, ...rest }
}

/** One line of text, 200 characters unless told. */
export const text = (o: Options = {}): Field<z.ZodNullable<z.ZodString>> => field('text', clean(o.max ?? 200), o)
/** Running text, 20,000 characters unless told. */
export const longText = (o: Options = {}): Field<z.ZodNullable<z.ZodString>> =>
  field('longText', clean(o.max ?? 20_000), o)
/** One of a fixed list of codes; the words for them are in the language files. */
export const choice = <const C extends readonly [string, ...string[]]>(
  choices: C,
  o: Options = {},
): Field<z.ZodNullable<z.ZodEnum<{ [K in C[number]]: K }>>> =>
  field('choice', z.enum(choices) as z.ZodEnum<{ [K in C[number]]: K }>, o, { choices })
/** A calendar date, `YYYY-MM-DD`. */
export const date = (o: Options = {}): Field<z.ZodNullable<z.ZodString>> =>
  field('date', z.string().refine(isDate, { message: 'not_a_date' }), o)
/** A wall-clock time, `HH:mm`. */
export const time = (o: Options = {}): Field<z.ZodNullable<z.ZodString>> =>
  field('time', z.string().regex(timePattern), o)
/** An instant in milliseconds since 1970, UTC. */
export const instant = (o: Options = {}): Field<z.ZodNullable<z.ZodNumber>> =>
  field('instant', z.int().min(-62_135_596_800_000).max(253_402_300_799_999), o)
/** A whole number; money is an int in minor units beside a currency. */
export const int = (o: Options & { readonly min?: number } = {}): Field<z.ZodNullable<z.ZodNumber>> =>
  field(
    'int',
    z
      .int()
      .min(o.min ?? Number.MIN_SAFE_INTEGER)
      .max(o.max ?? Number.MAX_SAFE_INTEGER),
    o,
  )
/** Yes or no. */
export const bool = (o: Options = {}): Field<z.ZodNullable<z.ZodBoolean>> => field('bool', z.boolean(), o)
/** The id of a record of another type. */
export const ref = (target: string, o: Options = {}): Field<z.ZodNullable<z.ZodString>> =>
  field('ref', z.string().regex(uuidPattern), o, { target })
/** A set of ids of records of another type. */
export const refs = (target: string, o: Options = {}): Field<z.ZodNullable<z.ZodArray<z.ZodString>>> =>
  field('refs', z.array(z.string().regex(uuidPattern)).max(200), { merge: 'set', ...o }, { target })
/** A set of short words. */
export const tags = (o: Options = {}): Field<z.ZodNullable<z.ZodArray<z.ZodString>>> =>
  field('tags', z.array(clean(60)).max(50), { merge: 'set', ...o })
/** An IANA zone name such as `Asia/Shanghai`. */
export const zone = (o: Options = {}): Field<z.ZodNullable<z.ZodString>> =>
  field('zone', z.string().max(60).refine(isZone, { message: 'not_a_zone' }), o)

/** The same field, which must have a value. */
export function required<S extends z.ZodType>(f: Field<z.ZodNullable<S>>): Field<S> {
  const inner = f.schema.unwrap()
  const schema =
    f.kind === 'text' || f.kind === 'longText'
      ? inner.refine((v) => String(v).trim() !== '', { message: 'required' })
      : inner
  return { ...f, required: true, schema: schema as S }
}

export type Fields = Readonly<Record<string, Field>>
export type ValuesOf<F extends Fields> = { readonly [K in keyof F]: z.infer<F[K]['schema']> }

/** What every row carries beside its own fields. `version` is the hub's; 0 means the hub has never seen the row. */
export interface RowMeta {
  readonly id: string
  readonly version: number
  readonly createdAt: number
  readonly createdBy: string | null
  readonly updatedAt: number
  readonly updatedBy: string | null
  readonly deletedAt: number | null
  /** Where an imported row came from, e.g. `salesforce`; with `sourceId` it makes a second import an update. */
  readonly sourceSystem: string | null
  readonly sourceId: string | null
}

export interface RecordType<F extends Fields = Fields, N extends string = string> {
  readonly name: N
  /** Table name and the word of the command line, e.g. `follow-ups` for `follow_ups`. */
  readonly plural: string
  readonly fields: F
  /** Append-only rows are never patched, so they cannot conflict. */
  readonly appendOnly: boolean
  /** The field shown as the record's title. */
  readonly title: keyof F & string
  readonly createSchema: z.ZodType<CreateValues<F>>
  readonly patchSchema: z.ZodType<Partial<ValuesOf<F>>>
}

type RequiredKeys<F extends Fields> = { [K in keyof F]: null extends z.infer<F[K]['schema']> ? never : K }[keyof F]
/** Values for a new row: required fields must be there, the others default to null. */
export type CreateValues<F extends Fields> = Pick<ValuesOf<F>, RequiredKeys<F>> & Partial<ValuesOf<F>>
export type RowOf<T> = T extends RecordType<infer F> ? RowMeta & ValuesOf<F> : never
export type CreateOf<T> = T extends RecordType<infer F> ? CreateValues<F> : never

/** Declares a record type; schemas are derived from its fields and reject unknown keys. */
export function defineRecordType<const N extends string, F extends Fields>(spec: {
  readonly name: N
  readonly plural: string
  readonly title: keyof F & string
  readonly appendOnly?: boolean
  readonly fields: F
}): RecordType<F, N> {
  const shape = Object.fromEntries(Object.entries(spec.fields).map(([k, f]) => [k, f.schema]))
  const createShape = Object.fromEntries(
    Object.entries(spec.fields).map(([k, f]) => [k, f.required ? f.schema : f.schema.optional()]),
  )
  return {
    ...spec,
    appendOnly: spec.appendOnly ?? false,
    createSchema: z.strictObject(createShape) as unknown as RecordType<F, N>['createSchema'],
    patchSchema: z.strictObject(shape).partial() as unknown as RecordType<F, N>['patchSchema'],
  }
}
