/**
 * What the hub asks of a database: parameterised statements and transactions. Every statement is written once, in the SQL
 * that SQLite and PostgreSQL share (and distributed PostgreSQL runs): `?` for parameters, JSON as text, integers for
 * times and sequence numbers, no triggers that do work, no cascades.
 */
export type HubValue = string | number | null

export interface SqlTx {
  /** Rows of a query, keyed by column name; integers are numbers, also those of 64 bits. */
  all<T>(text: string, params?: readonly HubValue[]): Promise<T[]>
  /** Executes a statement; answers how many rows it changed. */
  run(text: string, params?: readonly HubValue[]): Promise<number>
}

export interface SqlDriver {
  readonly dialect: 'sqlite' | 'postgres'
  /**
   * Runs `work` in one transaction that may write. A throw inside leaves no trace, and so does a statement that failed,
   * even if `work` went on. On SQLite they run one after the other; on PostgreSQL the order is that of the rows they
   * lock. Never a `write` inside a `write`, nor a `read` inside a `read`: on SQLite it would wait for itself.
   */
  write<T>(work: (tx: SqlTx) => Promise<T>): Promise<T>
  /** Runs `work` on one snapshot that does not change meanwhile, and may not write. */
  read<T>(work: (tx: SqlTx) => Promise<T>): Promise<T>
  /** Several statements of DDL separated by semicolons, in one transaction. */
  script(text: string): Promise<void>
  close(): Promise<void>
}

/**
 * Runs the work of one transaction and watches its statements; for drivers, just before COMMIT. PostgreSQL answers COMMIT
 * with a silent rollback once a statement has failed, and SQLite commits the rest: work that swallows an error would lose
 * everything on the one and half of it on the other, so here the failure is thrown. And a handle kept beyond its
 * transaction would write into that of somebody else.
 */
export async function watched<T>(tx: SqlTx, work: (tx: SqlTx) => Promise<T>): Promise<T> {
  let hasEnded = false
  let failure: { readonly cause: unknown } | undefined
  const watch = async <R>(statement: () => Promise<R>): Promise<R> => {
    if (hasEnded) throw new Error('this transaction is over')
    // SQLite ends the transaction by itself on some failures: what came after would be written outside of any
    if (failure) throw failure.cause
    try {
      return await statement()
    } catch (error) {
      failure ??= { cause: error }
      throw error
    }
  }
  try {
    const value = await work({
      all: (text, params) => watch(() => tx.all(text, params)),
      run: (text, params) => watch(() => tx.run(text, params)),
    })
    if (failure) throw failure.cause
    return value
  } finally {
    hasEnded = true
  }
}

/** `(?, ?), (?, ?)`: places for rows of one multi-row insert. */
export const places = (rows: number, columns: number): string => `(${marks(columns)}), `.repeat(rows).slice(0, -2)

/** `?, ?, ?` for IN. */
export const marks = (count: number): string => '?, '.repeat(count).slice(0, -2)

/** Work that was not taken and may be tried again: the database was busy, or ended the transaction to break a tie. */
export class HubBusy extends Error {
  override readonly name = 'HubBusy'
}
