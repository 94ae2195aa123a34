/**
 * The library: materials with their versions, what is pinned to this laptop, and whether it may leave the network. Bytes are
 * handed over first (`/uploads`, or `/take` with a grant) and named here by their upload.
 */
import { z } from 'zod'
import { isDate, isZone } from '../base/local-date.ts'
import { webLink } from '../base/web-link.ts'
import { material, materialKinds } from '../domain/material.ts'
import { clean } from '../domain/record-type.ts'
import { transferFailures } from './files.ts'
import { command, query, report } from './procedure.ts'
import { committed } from './records.ts'
import { listText, page, recordId, rowSchema } from './rows.ts'

const zone = z.string().max(60).refine(isZone)
const side = z.int().min(1).max(1_000_000).nullable().default(null)

/** A file that was handed over, with what the page read of it. `sizeBytes` is what was promised: fewer bytes are refused. */
const handedOver = z.strictObject({
  uploadId: recordId,
  name: z.string().max(4000),
  sizeBytes: z.int().min(0),
  durationMs: z.int().min(0).max(604_800_000).nullable().default(null),
  width: side,
  height: side,
  pageCount: z.int().min(0).max(1_000_000).nullable().default(null),
})

const versionInput = {
  file: handedOver,
  /** A picture of it, made by the page. */
  poster: handedOver.nullable().default(null),
  /** Its words, as far as the page could read them. */
  text: clean(100_000).default(''),
  zone,
}

/** What is read of a file that came in without a page, such as by the command line. */
const readLater = {
  durationMs: handedOver.shape.durationMs,
  width: handedOver.shape.width,
  height: handedOver.shape.height,
  pageCount: handedOver.shape.pageCount,
  poster: versionInput.poster,
  text: versionInput.text,
  zone,
}

const { products, audiences, stages, language, tags, collections, note, link } = material.fields
const described = {
  products: products.schema.optional(),
  audiences: audiences.schema.optional(),
  stages: stages.schema.optional(),
  language: language.schema.optional(),
  tags: tags.schema.optional(),
  collections: collections.schema.optional(),
  note: note.schema.optional(),
  link: link.schema.refine((text) => text === null || webLink(text) !== null).optional(),
}

/** `here`: in the vault. `damaged`: found not to be what it was. `elsewhere`: its bytes are not on this laptop. */
const byteState = z.enum(['here', 'damaged', 'elsewhere'])

const version = z.object({
  /** The attachment that is the file. */
  id: recordId,
  sha256: z.string(),
  name: z.string(),
  mediaType: z.string(),
  sizeBytes: z.int(),
  durationMs: z.int().nullable(),
  width: z.int().nullable(),
  height: z.int().nullable(),
  pageCount: z.int().nullable(),
  createdAt: z.int(),
  createdBy: z.string().nullable(),
  state: byteState,
  /** Null without a hub. */
  isOnHub: z.boolean().nullable(),
})
export type MaterialVersion = z.infer<typeof version>

const poster = z.object({ id: recordId, sha256: z.string(), isHere: z.boolean() }).nullable()

const listed = z.object({
  material: rowSchema('material'),
  /** The newest; null where its row has not come yet. */
  version: version.nullable(),
  versions: z.int(),
  poster,
  /** By itself or by one of its collections. */
  isPinned: z.boolean(),
})
export type ListedMaterial = z.infer<typeof listed>

const filters = {
  text: listText,
  product: z.string().max(60).optional(),
  audience: z.string().max(60).optional(),
  stage: z.string().max(60).optional(),
  collection: z.string().max(60).optional(),
  kinds: z.array(z.enum(materialKinds)).max(materialKinds.length).optional(),
  /** Only those whose newest version is on this laptop. */
  onlyHere: z.boolean().default(false),
}

const facet = z.array(z.object({ value: z.string(), count: z.int() }))

export const pinTypes = ['material', 'collection', 'account'] as const
const pin = z.strictObject({ type: z.enum(pinTypes), id: z.string().min(1).max(60) })
export type Pin = z.infer<typeof pin>

/** A file the road needs and this laptop lacks. */
const missing = z.object({
  fileId: recordId,
  sha256: z.string(),
  name: z.string(),
  sizeBytes: z.int(),
  materialId: recordId.nullable(),
  accountId: recordId.nullable(),
  why: z.enum(['pin', 'visit']),
  state: z.enum(['idle', 'waiting', 'moving', 'failed']),
  doneBytes: z.int(),
  failure: z.enum(transferFailures).nullable(),
})
export type MissingFile = z.infer<typeof missing>

export const materialProcedures = {
  /** The newest versions first. */
  'materials.list': query(z.strictObject({ ...filters, ...page }), z.object({ rows: z.array(listed), total: z.int() })),
  /** What there is to filter by, how much, and how many of all are here. */
  'materials.facets': report(
    z.strictObject({}),
    z.object({
      products: facet,
      audiences: facet,
      stages: facet,
      kinds: facet,
      collections: facet,
      tags: facet,
      total: z.int(),
      here: z.int(),
    }),
  ),
  'materials.get': query(
    z.strictObject({ id: recordId }),
    z.object({
      material: rowSchema('material'),
      /** Newest first; `no` counts from 1. */
      versions: z.array(version.extend({ no: z.int(), byName: z.string().nullable() })),
      poster,
      captions: z.array(version.extend({ language: z.string().nullable() })),
      chapters: version.nullable(),
      pinnedBy: z.array(pin),
      /** Where its newest version was left, in milliseconds. */
      playedMs: z.int(),
    }),
  ),
  /** A file, its poster and its words become a material in one act. */
  'materials.add': command(
    z.strictObject({
      ...versionInput,
      /** The name of the file without its ending unless given. */
      name: clean(200).optional(),
      ...described,
    }),
    committed,
  ),
  /** A newer version; the ones before it stay. */
  'materials.addVersion': command(z.strictObject({ id: recordId, ...versionInput }), committed),
  /** Captions in a language, or chapters: a WebVTT file of the newest version. */
  'materials.addTrack': command(
    z.strictObject({
      id: recordId,
      file: handedOver,
      part: z.enum(['captions', 'chapters']),
      language: language.schema.default(null),
      zone,
    }),
    committed,
  ),
  'materials.describe': command(
    z.strictObject({ id: recordId, name: clean(200).trim().min(1).optional(), ...described }),
    committed,
  ),
  /** The material with all its versions. */
  'materials.remove': command(z.strictObject({ id: recordId }), committed),
  /**
   * Says of a version what nobody could read when it came: only what is not known yet is taken. No act Undo would take back.
   * Answers whether anything was.
   */
  'materials.complete': command(
    z.strictObject({ fileId: recordId, ...readLater }),
    z.object({ isChanged: z.boolean() }),
  ),
  /** How far somebody got; this laptop's own. */
  'materials.played': command(
    z.strictObject({ sha256: z.string().regex(/^[0-9a-f]{64}$/), positionMs: z.int().min(0).max(604_800_000) }),
    z.object({}),
  ),
  /** What is pinned is fetched, and fetched again when it has a newer version. */
  'pins.set': command(z.strictObject({ of: pin, isPinned: z.boolean() }), z.object({})),
  'pins.list': query(z.strictObject({}), z.object({ pins: z.array(pin) })),
  /** What the visits of the days from `today` on and the pins need, and what of it is missing. */
  'road.state': query(
    z.strictObject({ today: z.string().refine(isDate), days: z.int().min(1).max(31).default(7), zone }),
    z.object({
      visits: z.int(),
      files: z.int(),
      bytes: z.int(),
      missing: z.array(missing).max(500),
      missingFiles: z.int(),
      missingBytes: z.int(),
      hasHub: z.boolean(),
      lastContactMs: z.int().nullable(),
      /** Nothing is missing, and with a hub its changes came within the last hour. */
      isReady: z.boolean(),
    }),
  ),
  /** Asks for all that is missing; answers how many files that is. */
  'road.prepare': command(
    z.strictObject({ today: z.string().refine(isDate), days: z.int().min(1).max(31).default(7), zone }),
    z.object({ wanted: z.int() }),
  ),
} as const
