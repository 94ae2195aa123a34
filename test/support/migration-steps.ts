/** Migrations taken apart into statements, so that something can happen between any two of them. */
import type Database from 'better-sqlite3'
import { migrations, type Migration } from '../../electron/core/store/migrations/all.ts'

/** One that rewrites rows and is larger than the cache, as later ones may be. */
const rewriting: Migration = {
  name: '9998-rewriting',
  sql: `CREATE TABLE probes (id TEXT PRIMARY KEY NOT NULL, name TEXT NOT NULL) STRICT;
INSERT INTO probes SELECT id, name FROM accounts;
UPDATE accounts SET description = name || ' (moved)';
CREATE INDEX probes_by_name ON probes (name);
ALTER TABLE settings ADD COLUMN changed_at INTEGER;
`,
}

/** The program's own migrations and one more that writes a lot. */
export const allMigrations: readonly Migration[] = [...migrations, rewriting]

/** The statements of a migration; none of ours has a semicolon inside one. */
export const statementsOf = (migration: Migration): readonly string[] =>
  migration.sql
    .replaceAll(/--.*$/gm, '')
    .split(';')
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '')

/** The list up to migration `index`, whose statements are followed by calls of the SQL function `step(k)`, k = 1.. */
export function withSteps(index: number): readonly Migration[] {
  const last = allMigrations[index] as Migration
  const sql = statementsOf(last).flatMap((statement, i) => [statement, `SELECT step(${i + 1})`])
  return [...allMigrations.slice(0, index), { name: last.name, sql: `${sql.join(';\n')};` }]
}

/** Tells `onStep` when a statement of the migration is done. A small cache makes SQLite write before the commit. */
export function listenToSteps(db: Database.Database, onStep: (k: number) => void): void {
  db.pragma('cache_size = 10')
  db.function('step', { directOnly: false }, (k: unknown) => {
    onStep(Number(k))
    return null
  })
}

/** The tables and indexes of a database as text. */
export const schemaOf = (db: Database.Database): string =>
  (db.prepare('SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name').pluck().all() as string[]).join('\n')
