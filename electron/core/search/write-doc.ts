/**
 * Keeps the search tables in step with the records: called by the store inside the transaction that writes the row.
 * A document whose text did not change costs one look-up; a changed one gets a new, higher number.
 */
import type Database from 'better-sqlite3'
import { documentTokens, type SearchDoc } from '../../../shared/domain/search/document.ts'
import { statement } from './statements.ts'
import { addWords, removeWords } from './vocabulary.ts'

/** Stands between the pieces of `names`, `phones` and `body` in their columns. */
export const pieceEnd = '\u001f'
const join = (pieces: readonly string[]): string =>
  pieces.length === 1 && !pieces[0]?.includes(pieceEnd)
    ? (pieces[0] ?? '')
    : pieces.map((piece) => piece.replaceAll(pieceEnd, ' ')).join(pieceEnd)
/** The pieces of a column again. */
export const piecesOf = (column: string): readonly string[] => (column === '' ? [] : column.split(pieceEnd))

interface StoredDoc {
  readonly doc: number
  readonly title: string | null
  readonly names: string
  readonly phones: string
  readonly body: string
}

const findSql = 'SELECT doc, title, names, phones, body FROM search_docs WHERE type = ? AND row_id = ?'
const insertSql = `INSERT INTO search_docs (type, row_id, account_id, updated_at_ms, title, names, phones, body)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?)`
const dropDocSql = 'DELETE FROM search_docs WHERE doc = ?'
const touchSql = 'UPDATE search_docs SET account_id = ?, updated_at_ms = ?, title = ? WHERE doc = ?'

/** The title as stored: null when it is the first piece of the body, as for notes. */
const storedTitle = (doc: SearchDoc): string | null => (doc.title === doc.body[0] ? null : doc.title)

/**
 * Makes a record findable, or findable by its new text. Must run inside the transaction that writes the record.
 * Safe for any strings.
 */
export function writeSearchDoc(db: Database.Database, doc: SearchDoc): void {
  const names = join(doc.names)
  const phones = join(doc.phones)
  const body = join(doc.body)
  const old = statement<[string, string], StoredDoc>(db, findSql).get(doc.type, doc.rowId)
  if (old && old.names === names && old.phones === phones && old.body === body) {
    statement(db, touchSql).run(doc.accountId, doc.updatedAtMs, storedTitle(doc), old.doc)
    return
  }
  const isRenamed = old?.names !== names
  if (old) {
    statement(db, dropDocSql).run(old.doc)
    if (isRenamed && old.names !== '') removeWords(db, piecesOf(old.names))
    statement(db, 'INSERT INTO search_gone (doc) VALUES (?)').run(old.doc)
  }
  const row = [doc.type, doc.rowId, doc.accountId, doc.updatedAtMs, storedTitle(doc), names, phones, body]
  const { lastInsertRowid } = statement(db, insertSql).run(...row)
  statement(db, 'INSERT INTO search_index (rowid, tokens) VALUES (?, ?)').run(lastInsertRowid, documentTokens(doc))
  if (isRenamed && doc.names.length > 0) addWords(db, doc.names)
  if (Number(lastInsertRowid) % sweepEvery === 0) sweepSearch(db, sweepSlice)
}

/** Takes a record out of search. Does nothing when it was not in it. */
export function removeSearchDoc(db: Database.Database, type: string, rowId: string): void {
  const old = statement<[string, string], StoredDoc>(db, findSql).get(type, rowId)
  if (!old) return
  statement(db, dropDocSql).run(old.doc)
  if (old.names !== '') removeWords(db, piecesOf(old.names))
  statement(db, removeWordsSql).run(old.doc)
}

const removeWordsSql = 'DELETE FROM search_index WHERE rowid = ?'
/** After so many documents written, so many old ones are swept: at a million notes a slice makes a commit up to 25 ms longer. */
const sweepEvery = 256
const sweepSlice = 24

/**
 * Takes the words that changed documents had before out of the index, the oldest `limit` of them, and says how many are left.
 * Queries never show them either way; writing sweeps a few now and then, an idle moment may sweep more, each call in a
 * transaction of its own.
 */
export function sweepSearch(db: Database.Database, limit: number): number {
  const due = statement<[number], number>(db, 'SELECT doc FROM search_gone ORDER BY doc LIMIT ?').pluck().all(limit)
  // One by one and in order: `rowid IN (…)` would walk all documents, and a lower number after a higher one writes all out.
  for (const doc of due) {
    statement(db, removeWordsSql).run(doc)
    statement(db, 'DELETE FROM search_gone WHERE doc = ?').run(doc)
  }
  return statement<[], number>(db, 'SELECT count(*) FROM search_gone').pluck().get() ?? 0
}
