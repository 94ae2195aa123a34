/**
 * The Latin words that occur in names, with their deletion keys, so that one typing slip in a query can be forgiven.
 * Counted: a word goes when its last name goes, so nothing of a removed record stays behind.
 */
import type Database from 'better-sqlite3'
import { fold } from '../../../shared/base/text.ts'
import { deletionKeys, isCorrectable, isOneSlip } from '../../../shared/domain/search/edit-distance.ts'
import { runsOf } from '../../../shared/domain/search/runs.ts'
import { statement } from './statements.ts'

const maxCorrections = 6

function correctableWords(names: readonly string[]): ReadonlySet<string> {
  const words = new Set<string>()
  for (const name of names) {
    for (const run of runsOf(fold(name))) if (!run.han && isCorrectable(run.text)) words.add(run.text)
  }
  return words
}

/** Counts the words of a record's names. */
export function addWords(db: Database.Database, names: readonly string[]): void {
  for (const word of correctableWords(names)) {
    const known = statement(db, 'UPDATE search_words SET uses = uses + 1 WHERE word = ?').run(word).changes
    if (known > 0) continue
    statement(db, 'INSERT INTO search_words (word, uses) VALUES (?, 1)').run(word)
    const insert = statement(db, 'INSERT OR IGNORE INTO search_word_keys (key, word) VALUES (?, ?)')
    for (const key of deletionKeys(word)) insert.run(key, word)
  }
}

/** Takes the words of a record's names off again. */
export function removeWords(db: Database.Database, names: readonly string[]): void {
  for (const word of correctableWords(names)) {
    statement(db, 'UPDATE search_words SET uses = uses - 1 WHERE word = ?').run(word)
    const gone = statement(db, 'DELETE FROM search_words WHERE word = ? AND uses <= 0').run(word).changes
    if (gone === 0) continue
    const remove = statement(db, 'DELETE FROM search_word_keys WHERE key = ? AND word = ?')
    for (const key of deletionKeys(word)) remove.run(key, word)
  }
}

/** The words of names that are one slip away from a folded word, most used first. */
export function correctionsOf(db: Database.Database, word: string): readonly string[] {
  if (!isCorrectable(word)) return []
  const candidates = statement<[string], { word: string; uses: number }>(
    db,
    'SELECT w.word, w.uses FROM search_word_keys k JOIN search_words w ON w.word = k.word WHERE k.key = ?',
  )
  const usesByWord = new Map<string, number>()
  for (const key of deletionKeys(word)) {
    for (const found of candidates.iterate(key)) if (isOneSlip(word, found.word)) usesByWord.set(found.word, found.uses)
  }
  return [...usesByWord]
    .sort(([a, usesA], [b, usesB]) => usesB - usesA || (a < b ? -1 : 1))
    .slice(0, maxCorrections)
    .map(([found]) => found)
}
