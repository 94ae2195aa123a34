/**
 * What every driver of the hub's database keeps to. Whatever passes here may be written against `SqlDriver` without
 * thinking of which database is behind it.
 */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { HubBusy, marks, places, type SqlDriver } from '../../hub/storage/sql-driver.ts'

/** A database under test. */
export interface DriverUnderTest {
  readonly driver: SqlDriver
  /** Another driver on the same database, or the same one where there can be only one in a process. */
  readonly other: SqlDriver
  /** Locks the row `id = 'a'` of `items` from outside, until the answer is called. */
  holdLock(): Promise<() => Promise<void>>
  close(): Promise<void>
}

interface Item {
  readonly id: string
  readonly n: number
}

const list = (driver: SqlDriver): Promise<Item[]> =>
  driver.read((tx) => tx.all<Item>('SELECT id, n FROM items ORDER BY id'))

/** Registers the suite; `open` waits no longer than a second for a lock. */
export function registerDriverTests(name: string, open: () => Promise<DriverUnderTest>): void {
  describe(`the hub's database on ${name}`, () => {
    let it: DriverUnderTest
    beforeAll(async () => {
      it = await open()
      await it.driver.script(
        'CREATE TABLE items (id TEXT PRIMARY KEY, n BIGINT NOT NULL, note TEXT); CREATE INDEX items_by_n ON items (n);',
      )
    })
    beforeEach(async () => {
      await it.driver.write(async (tx) => {
        await tx.run('DELETE FROM items')
        await tx.run('INSERT INTO items (id, n) VALUES (?, ?)', ['a', 1])
      })
    })
    afterAll(() => it.close())

    transactions(() => it)
    statements(() => it)
    contention(() => it)
  })
}

function transactions(it: () => DriverUnderTest): void {
  describe('a transaction', () => {
    test('that returns is kept, and answers what its work answers', async () => {
      const answer = await it().driver.write(async (tx) => {
        await tx.run('UPDATE items SET n = 2 WHERE id = ?', ['a'])
        return 'done'
      })
      expect(answer).toBe('done')
      expect(await list(it().other)).toEqual([{ id: 'a', n: 2 }])
    })

    test('that throws leaves no trace, and throws what was thrown', async () => {
      const thrown = new Error('no')
      const write = it().driver.write(async (tx) => {
        await tx.run('UPDATE items SET n = 2')
        throw thrown
      })
      await expect(write).rejects.toBe(thrown)
      expect(await list(it().driver)).toEqual([{ id: 'a', n: 1 }])
    })

    test('with a statement that failed leaves no trace, even if the failure is swallowed', async () => {
      const write = it().driver.write(async (tx) => {
        await tx.run('UPDATE items SET n = 2')
        await tx.run('INSERT INTO items (id, n) VALUES (?, ?)', ['a', 3]).catch(() => undefined)
      })
      await expect(write).rejects.toThrow(/unique|duplicate/i)
      expect(await list(it().driver)).toEqual([{ id: 'a', n: 1 }])
    })

    test('takes nothing after its end', async () => {
      const kept = await it().driver.write(async (tx) => tx)
      await expect(kept.run('UPDATE items SET n = 9')).rejects.toThrow('over')
      expect(await list(it().driver)).toEqual([{ id: 'a', n: 1 }])
    })

    test('that reads sees one state, whatever is written meanwhile', async () => {
      const seen = await it().driver.read(async (tx) => {
        const before = await tx.all<Item>('SELECT id, n FROM items')
        await it().other.write((writing) => writing.run('UPDATE items SET n = 7'))
        return [before, await tx.all<Item>('SELECT id, n FROM items')]
      })
      expect(seen).toEqual([[{ id: 'a', n: 1 }], [{ id: 'a', n: 1 }]])
      expect(await list(it().driver)).toEqual([{ id: 'a', n: 7 }])
    })

    test('that reads does not see what is not committed', async () => {
      await it().driver.write(async (tx) => {
        await tx.run('UPDATE items SET n = 5')
        expect(await list(it().other)).toEqual([{ id: 'a', n: 1 }])
      })
    })

    test('that reads cannot write', async () => {
      await expect(it().driver.read((tx) => tx.run('UPDATE items SET n = 2'))).rejects.toThrow(/read-?only/i)
      expect(await list(it().driver)).toEqual([{ id: 'a', n: 1 }])
    })

    test('goes on after one that failed', async () => {
      await expect(it().driver.write((tx) => tx.all('SELECT id FROM nowhere'))).rejects.toThrow(/nowhere/)
      expect(await list(it().driver)).toEqual([{ id: 'a', n: 1 }])
    })
  })
}

function statements(it: () => DriverUnderTest): void {
  describe('statements', () => {
    test('answer 64-bit integers, counts and sums as numbers', async () => {
      const large = 2 ** 53 - 1
      const rows = await it().driver.write(async (tx) => {
        await tx.run('UPDATE items SET n = ?', [large])
        return tx.all('SELECT max(n) AS n, count(*) AS count, sum(n) AS sum FROM items')
      })
      expect(rows).toEqual([{ n: large, count: 1, sum: large }])
    })

    test('insert or update many rows at once and answer how many', async () => {
      const rows: readonly Item[] = Array.from({ length: 300 }, (_, n) => ({ id: n === 0 ? 'a' : `i${n}`, n: n + 100 }))
      const count = await it().driver.write((tx) =>
        tx.run(
          `INSERT INTO items (id, n) VALUES ${places(rows.length, 2)} ON CONFLICT (id) DO UPDATE SET n = excluded.n`,
          rows.flatMap((row) => [row.id, row.n]),
        ),
      )
      expect(count).toBe(300)
      const ids = ['a', 'i1', 'i299']
      expect(
        await it().driver.read((tx) =>
          tx.all(`SELECT id, n FROM items WHERE id IN (${marks(ids.length)}) ORDER BY id`, ids),
        ),
      ).toEqual([
        { id: 'a', n: 100 },
        { id: 'i1', n: 101 },
        { id: 'i299', n: 399 },
      ])
    })

    test('answer with RETURNING', async () => {
      const rows = await it().driver.write((tx) => tx.all('UPDATE items SET n = n + 5 RETURNING n'))
      expect(rows).toEqual([{ n: 6 }])
    })

    test('keep text as it is, and null', async () => {
      const texts = ['见面 😀', "it's $1 \\ ? %", 'line\nline', '']
      for (const text of texts) {
        await it().driver.write((tx) => tx.run('UPDATE items SET note = ?', [text]))
        expect(await it().driver.read((tx) => tx.all('SELECT note FROM items'))).toEqual([{ note: text }])
      }
      await it().driver.write((tx) => tx.run('UPDATE items SET note = ?', [null]))
      expect(await it().driver.read((tx) => tx.all('SELECT note FROM items'))).toEqual([{ note: null }])
    })

    test('of a script are all done or none', async () => {
      await expect(
        it().driver.script('CREATE TABLE half (id TEXT PRIMARY KEY); CREATE TABLE items (id TEXT PRIMARY KEY);'),
      ).rejects.toThrow(/exists/)
      await expect(it().driver.read((tx) => tx.all('SELECT id FROM half'))).rejects.toThrow(/half/)
    })
  })
}

function contention(it: () => DriverUnderTest): void {
  describe('writers', () => {
    let release: (() => Promise<void>) | undefined
    afterEach(async () => {
      await release?.()
      release = undefined
    })

    test('of one row come one after the other: every number is given once', async () => {
      const numbers = await Promise.all(
        Array.from({ length: 60 }, (_, turn) =>
          (turn % 2 === 0 ? it().driver : it().other).write(async (tx) => {
            const [row] = await tx.all<{ n: number }>('UPDATE items SET n = n + 1 WHERE id = ? RETURNING n', ['a'])
            await tx.run('INSERT INTO items (id, n) VALUES (?, ?)', [`t${turn}`, row!.n])
            return row!.n
          }),
        ),
      )
      expect(numbers.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 60 }, (_, n) => n + 2))
      expect(await it().driver.read((tx) => tx.all('SELECT n FROM items WHERE id = ?', ['a']))).toEqual([{ n: 61 }])
    })

    test('that wait too long for a lock are told to try again, and nothing is half done', async () => {
      release = await it().holdLock()
      const write = it().driver.write(async (tx) => {
        await tx.run('INSERT INTO items (id, n) VALUES (?, ?)', ['b', 2])
        await tx.run('UPDATE items SET n = 2 WHERE id = ?', ['a'])
      })
      await expect(write).rejects.toBeInstanceOf(HubBusy)
      expect(await list(it().driver)).toEqual([{ id: 'a', n: 1 }])
      await release()
      release = undefined
      expect(await it().driver.write((tx) => tx.run('UPDATE items SET n = 2 WHERE id = ?', ['a']))).toBe(1)
    })
  })
}
