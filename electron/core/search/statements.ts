/** Statements prepared once per connection, by their text. The connection's end takes them along. */
import type Database from 'better-sqlite3'

const byConnection = new WeakMap<Database.Database, Map<string, Database.Statement>>()

/** The prepared statement for this SQL on this connection. */
export function statement<B extends unknown[] = unknown[], R = unknown>(
  db: Database.Database,
  sql: string,
): Database.Statement<B, R> {
  let statements = byConnection.get(db)
  if (!statements) {
    statements = new Map()
    byConnection.set(db, statements)
  }
  let found = statements.get(sql)
  if (!found) {
    found = db.prepare(sql)
    statements.set(sql, found)
  }
  return found as Database.Statement<B, R>
}
