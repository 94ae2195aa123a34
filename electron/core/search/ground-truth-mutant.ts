/** The mutant of `ground-truth.test.ts`: pairs of characters indexed without the last character that keeps runs apart. */
import Database from 'better-sqlite3'
import { fold } from '../../../shared/base/text.ts'
import { pairsOf } from '../../../shared/domain/search/document.ts'
import { runsOf } from '../../../shared/domain/search/runs.ts'

const pairs = (text: string): string =>
  runsOf(fold(text))
    .filter((r) => r.han)
    .flatMap((r) => pairsOf(r.text))
    .join(' ')

/** The ids such an index would return for a query of two or more Han characters, sorted. */
export function phraseAcrossRuns(
  texts: readonly { readonly id: string; readonly text: string }[],
  query: string,
): readonly string[] {
  const db = new Database(':memory:')
  db.exec("CREATE VIRTUAL TABLE t USING fts5(tokens, tokenize='ascii')")
  const insert = db.prepare('INSERT INTO t (rowid, tokens) VALUES (?, ?)')
  db.transaction(() => texts.forEach(({ text }, i) => insert.run(i + 1, pairs(text))))()
  const rows = db
    .prepare<[string], number>('SELECT rowid FROM t WHERE t MATCH ?')
    .pluck()
    .all(`"${pairs(query)}"`)
  db.close()
  return rows.map((row) => texts[row - 1]?.id ?? '').sort()
}
