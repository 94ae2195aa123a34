/** The library as a list: filtered, newest versions first, each with its file and where that is. */
import type { Output, ParsedInput } from '../../../shared/api/contract.ts'
import type { Row } from '../../../shared/domain/record-types.ts'
import type { ReaderContext } from '../context.ts'
import { findIds } from '../search/find-ids.ts'
import { listRows } from '../store/rows.ts'
import { all, list, number, sql, trusted, type ReadDb, type Sql } from '../store/sql.ts'
import { listPins } from './pins.ts'
import { filesOf, newestOf, posterOf, told } from './version-rows.ts'

type Asked = ParsedInput<'materials.list'>

/** More than anybody looks through; beyond it the newest are found. */
const mostFound = 2_000

/** A set is kept as JSON: rows without the letters of the word are passed over before it is taken apart. */
function has(column: 'products' | 'audiences' | 'collections' | 'stages', value: string | undefined): Sql {
  if (value === undefined) return sql``
  const set = sql`m.${trusted(column)}`
  return sql`AND instr(${set}, ${JSON.stringify(value)}) > 0 AND EXISTS (SELECT 1 FROM json_each(${set}) WHERE value = ${value})`
}

function answering(ctx: ReaderContext, text: string | undefined): Sql {
  const query = text?.trim()
  if (!query) return sql``
  const ids = findIds(ctx.read.connection, { query, type: 'material', limit: mostFound, nowMs: ctx.nowMs() })
  return sql`AND m.id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`
}

/** From what is here on: that is less than the library. */
const isHere = sql`m.id IN (SELECT a.material_id FROM blobs b CROSS JOIN attachments a ON a.sha256 = b.sha256
  WHERE b.damaged_at IS NULL AND a.deleted_at IS NULL AND a.part = 'version'
    AND NOT EXISTS (SELECT 1 FROM attachments v WHERE v.material_id = a.material_id AND v.part = 'version'
      AND v.deleted_at IS NULL AND v.created_at >= a.created_at AND (v.created_at, v.id) > (a.created_at, a.id)))`

const whereOf = (ctx: ReaderContext, { text, product, audience, stage, collection, kinds, onlyHere }: Asked): Sql =>
  sql`WHERE m.deleted_at IS NULL ${answering(ctx, text)} ${has('products', product)} ${has('audiences', audience)}
    ${has('stages', stage)} ${has('collections', collection)} ${kinds && kinds.length > 0 ? sql`AND m.kind IN ${list(kinds)}` : sql``}
    ${onlyHere ? sql`AND ${isHere}` : sql``}`

/** Rows of the list with what the page shows beside each. */
function withFiles(db: ReadDb, materials: readonly Row<'material'>[]): Output<'materials.list'>['rows'] {
  const files = filesOf(
    db,
    materials.map((m) => m.id),
  )
  const pins = listPins(db)
  const isPinned = (type: string, id: string): boolean => pins.some((p) => p.type === type && p.id === id)
  return materials.map((material) => {
    const own = files.get(material.id) ?? []
    const version = newestOf(own, 'version')
    return {
      material,
      version: version && told(version),
      versions: own.filter((f) => f.part === 'version').length,
      poster: posterOf(own),
      isPinned:
        isPinned('material', material.id) || (material.collections ?? []).some((c) => isPinned('collection', c)),
    }
  })
}

export function listMaterials(ctx: ReaderContext, asked: Asked): Output<'materials.list'> {
  const where = whereOf(ctx, asked)
  // counted on the way: what a filter costs it costs once
  const found = all<{ id: string; total: number }>(
    ctx.read,
    sql`SELECT m.id, count(*) OVER () AS total FROM materials m ${where}
        ORDER BY m.versioned_at DESC, m.id LIMIT ${asked.limit} OFFSET ${asked.offset}`,
  )
  const ids = found.map((row) => row.id)
  const rows = new Map(listRows(ctx.read, 'material', sql`WHERE id IN ${list(ids)}`).map((row) => [row.id, row]))
  const inOrder = ids.map((id) => rows.get(id)).filter((row) => row !== undefined)
  return {
    rows: withFiles(ctx.read, inOrder),
    // beyond the end there is no row to say it
    total: found[0]?.total ?? number(ctx.read, sql`SELECT count(*) FROM materials m ${where}`),
  }
}

type Facet = { value: string; count: number }[]

const facetOf = (db: ReadDb, column: 'products' | 'audiences' | 'stages' | 'collections' | 'tags'): Facet =>
  all(
    db,
    sql`SELECT j.value, count(*) AS count FROM materials m, json_each(m.${trusted(column)}) j
        WHERE m.deleted_at IS NULL GROUP BY j.value ORDER BY count DESC, j.value LIMIT 200`,
  )

/** What the library can be narrowed by. */
export const materialFacets = (db: ReadDb): Output<'materials.facets'> => ({
  products: facetOf(db, 'products'),
  audiences: facetOf(db, 'audiences'),
  stages: facetOf(db, 'stages'),
  collections: facetOf(db, 'collections'),
  tags: facetOf(db, 'tags'),
  kinds: all(
    db,
    sql`SELECT kind AS value, count(*) AS count FROM materials WHERE deleted_at IS NULL GROUP BY kind ORDER BY count DESC`,
  ),
  total: number(db, sql`SELECT count(*) FROM materials WHERE deleted_at IS NULL`),
  here: number(db, sql`SELECT count(*) FROM materials m WHERE m.deleted_at IS NULL AND ${isHere}`),
})
