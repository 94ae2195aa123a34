/** A process that opens the scaled store, works on it for a while, and says its memory in MB: the core, or bare SQLite. */
import Database from 'better-sqlite3'
import { startCore } from '../../electron/core/core-client.ts'
import { databaseFile } from '../../electron/core/store/store.ts'

const [dir = '', mode = 'core'] = process.argv.slice(2)
const rounds = 30
const today = '2026-11-23'
const peak: number[] = []
const note = (): void => void peak.push(process.memoryUsage().rss / 1024 / 1024)

if (mode === 'core') {
  const core = await startCore({ dataDir: dir, shell: 'cli', appVersion: '0', language: 'en' })
  for (let i = 0; i < rounds; i += 1) {
    const list = (await core.call('accounts.list', { today, offset: i * 100 })) as { rows: { id: string }[] }
    for (const { id } of list.rows.slice(0, 5)) await core.call('accounts.get', { id })
    for (const query of ['恒润', 'hr', 'price', '0512']) await core.call('search.query', { query })
    await core.call('today.get', { date: today, zone: 'Asia/Shanghai' })
    note()
  }
  await core.call('storage.stats', {})
  note()
  await core.stop(5000)
} else {
  const db = new Database(databaseFile(dir), { readonly: true })
  db.pragma('cache_size = -32768')
  const page = db.prepare('SELECT * FROM accounts ORDER BY id LIMIT 100 OFFSET ?')
  const found = db.prepare('SELECT rowid FROM search_index WHERE search_index MATCH ? ORDER BY rowid DESC LIMIT 40')
  for (let i = 0; i < rounds; i += 1) {
    page.all(i * 100)
    for (const word of ['恒润', 'price']) found.all(`"${word}"`)
    note()
  }
  db.close()
}
console.log(Math.max(...peak).toFixed(1))
