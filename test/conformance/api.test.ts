/** The API suite: the same answers directly, over loopback and through Electron's protocol semantics (faults D 37). */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ImportJob } from '../../shared/api/interchange.ts'
import { contract, findProcedure, type Input, type Output, type ProcedureName } from '../../shared/api/contract.ts'
import { wireErrorSchema } from '../../shared/api/wire-error.ts'
import { shells, type Shell } from './shells.ts'

/** GB18030, as Excel in China writes it: a header, two good rows and one without a name. */
const sample = new Uint8Array(
  Buffer.from(
    'bfcdbba7c3fbb3c62cb5e7bbb02cb5d8c7f80abafed6ddb0b2bcaad6f1d2b5d3d0cfdeb9abcbbe2c303537322d353535303130312cd5e3bdad20bafed6dd0abcced0cbc4cfbafeb5dac8fdd0a1d1a72c303537332d353535303130322cd5e3bdad20bcced0cb0a2c303537332d353535303130332cd5e3bdad20bcced0cb0a',
    'hex',
  ),
)
const names = Object.keys(contract) as ProcedureName[]
const post = (body: unknown): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: typeof body === 'string' ? body : JSON.stringify(body),
})

/** Reads a stream until a piece of text has come. */
async function readUntil(response: Response, needle: string): Promise<string> {
  const reader = response.body?.getReader()
  if (!reader) throw new Error('no body')
  let seen = ''
  while (!seen.includes(needle)) {
    const { done, value } = await reader.read()
    if (done) throw new Error(`ended after: ${seen}`)
    seen += new TextDecoder().decode(value)
  }
  await reader.cancel()
  return seen
}

describe.each(shells)('%s', (_name, open) => {
  let shell: Shell
  beforeAll(async () => {
    shell = await open()
  })
  afterAll(async () => {
    await shell.close()
  })

  async function call<N extends ProcedureName>(name: N, input: Input<N>): Promise<Output<N>> {
    const response = await shell.fetch(`/api/${name}`, post(input))
    const body = (await response.json()) as { result?: unknown; error?: unknown }
    if (response.status !== 200) throw new Error(`${name}: ${response.status} ${JSON.stringify(body.error)}`)
    expect(findProcedure(name)?.output.safeParse(body.result).error).toBeUndefined()
    return body.result as Output<N>
  }
  const failing = async (path: string, init: RequestInit): Promise<{ status: number; error: unknown }> => {
    const response = await shell.fetch(path, init)
    const { error } = (await response.json()) as { error: unknown }
    expect(wireErrorSchema.safeParse(error).success).toBe(true)
    return { status: response.status, error }
  }

  test('the spine: account, contact, visit with next date, Today', async () => {
    const zone = 'Asia/Shanghai'
    const account = await call('records.create', { type: 'account', values: { name: '苏州恒润精密机械有限公司' } })
    const { id: contactId } = await call('records.create', {
      type: 'contact',
      values: { accountId: account.id, name: '周建国', role: 'decider' },
    })
    await call('visits.log', {
      accountId: account.id,
      subject: '看现状',
      visitType: 'first',
      startAt: Date.UTC(2026, 10, 23, 2),
      zone,
      contactIds: [contactId],
      next: { type: 'date', on: '2026-11-24', time: '14:00', subject: '上门演示' },
    })
    const list = await call('accounts.list', { today: '2026-11-24' })
    expect(list.rows[0]).toMatchObject({ nextOn: '2026-11-24', nextTime: '14:00', lastContactOn: '2026-11-23' })
    const today = await call('today.get', { date: '2026-11-24', zone })
    expect(today.followUps.map((f) => [f.accountName, f.followUp.subject])).toEqual([
      ['苏州恒润精密机械有限公司', '上门演示'],
    ])
    const timeline = await call('timeline.list', { of: 'account', id: account.id })
    expect(timeline.entries.map((e) => e.type).sort()).toEqual(['account', 'contact', 'followUp', 'visit'])
    expect((await call('search.query', { query: 'hengrun' })).hits[0]?.id).toBe(account.id)
    expect((await call('records.history', { type: 'account', id: account.id })).map((h) => h.op)).toEqual(['insert'])
  })

  test('a visit cannot be closed without a next date or a reason', async () => {
    const { id: accountId } = await call('records.create', { type: 'account', values: { name: '常州天宁物业' } })
    const visit = { accountId, subject: 'x', visitType: 'call', startAt: 0, zone: 'Asia/Shanghai' }
    expect((await failing('/api/visits.log', post(visit))).status).toBe(400)
    expect((await failing('/api/visits.log', post({ ...visit, next: { type: 'none', because: ' ' } }))).status).toBe(
      400,
    )
    await call('visits.log', { ...visit, visitType: 'call', next: { type: 'none', because: '公司已关' } })
  })

  test.each(names)('%s refuses what does not fit its schema', async (name) => {
    const bad = await failing(`/api/${name}`, post({ ' no such key ': [{}] }))
    expect([bad.status, bad.error]).toEqual([400, expect.objectContaining({ type: 'invalid', retry: 'never' })])
  })

  test('every query answers on an almost empty store what its schema says', async () => {
    await call('app.info', {})
    await call('accounts.facets', {})
    await call('accounts.duplicates', { name: '恒润' })
    await call('contacts.list', { text: 'zhou' })
    await call('visits.list', {})
    await call('followUps.list', { today: '2026-11-24' })
    await call('opportunities.list', {})
    await call('team.list', {})
    await call('views.list', { target: 'accounts' })
    await call('search.recent', {})
    await call('nav.counts', { today: '2026-11-24' })
    await call('storage.stats', {})
    expect((await call('storage.verify', {})).problems).toEqual([])
    expect((await call('diagnostics.report', {})).text).not.toContain('恒润')
  })

  test('a change is hinted on the stream', async () => {
    const stream = await shell.fetch('/events')
    expect(stream.headers.get('content-type')).toBe('text/event-stream')
    const seen = readUntil(stream, 'event: hint')
    await call('records.create', { type: 'account', values: { name: '湖州安吉竹业' } })
    expect(await seen).toContain('event: ready')
  })

  test('a backup is made, signed and fetched', async () => {
    const { download, sizeBytes } = await call('storage.backup', {})
    const signed = await shell.fetch('/sign', post({ path: download }))
    const { result } = (await signed.json()) as { result: { url: string } }
    const file = await shell.fetch(result.url)
    expect(file.headers.get('content-disposition')).toContain('attachment')
    expect((await file.arrayBuffer()).byteLength).toBe(sizeBytes)
    expect((await shell.fetch(result.url.replace(/sig=./, 'sig=x'))).status).toBe(404)
    expect((await failing('/sign', post({ path: 'backups/../rapport.db' }))).status).toBe(404)
    expect((await failing('/sign', post({ path: '../rapport.db' }))).status).toBe(404)
  })

  test('a file comes up in chunks, in order, and never more than was said', async () => {
    const begun = await shell.fetch('/uploads', post({ name: '../../客户.csv', size: 5 }))
    const { result } = (await begun.json()) as { result: { id: string } }
    const chunk = (offset: number, body: string): Promise<Response> =>
      shell.fetch(`/uploads/${result.id}?offset=${offset}`, { method: 'PUT', body })
    expect((await chunk(2, 'x')).status).toBe(409)
    const twice = await Promise.all([chunk(0, 'abc'), chunk(0, 'abc')])
    expect(twice.map((answer) => answer.status).toSorted((a, b) => a - b)).toEqual([200, 409])
    expect((await chunk(0, 'abc')).status).toBe(409)
    expect((await chunk(3, 'more')).status).toBe(413)
    expect(await (await chunk(3, 'de')).json()).toEqual({ result: { received: 5, complete: true } })
    expect((await failing('/uploads', post({ name: 'x', size: 1e12 }))).status).toBe(413)
    expect((await failing('/uploads/..%2f..%2frapport.db?offset=0', { method: 'PUT', body: 'x' })).status).toBe(404)
  })

  test('an import comes up in chunks, is looked at, tried, run, and taken back in one step', async () => {
    const begun = await shell.fetch('/uploads', post({ name: '客户.csv', size: sample.byteLength }))
    const { id: uploadId } = ((await begun.json()) as { result: { id: string } }).result
    expect((await shell.fetch(`/uploads/${uploadId}?offset=0`, { method: 'PUT', body: sample })).status).toBe(200)
    const look = await call('imports.look', { uploadId, fileName: '客户.csv', zone: 'Asia/Shanghai' })
    expect([look.encoding, look.type, look.header.length]).toEqual(['gb18030', 'account', 3])
    if (!look.mapping) throw new Error('no mapping')
    const start = { uploadId, fileName: '客户.csv', mapping: look.mapping }
    const follow = async (isDryRun: boolean): Promise<ImportJob> => {
      const { jobId } = await call('imports.start', { ...start, isDryRun })
      const state = async () => (await call('imports.job', { jobId })).state
      // a worker reads the file: on a busy machine longer than the second that is waited by default
      await expect.poll(state, { timeout: 20_000 }).not.toBe('running')
      return call('imports.job', { jobId })
    }
    const tried = await follow(true)
    const ran = await follow(false)
    expect(tried.counts).toEqual(ran.counts)
    expect(ran.counts).toMatchObject({ rows: 3, created: 2, failed: 1 })
    expect(ran.failedFile).toBe('exports/客户-未导入.csv')
    expect((await call('search.query', { query: 'anji' })).hits.some((h) => h.title === '湖州安吉竹业有限公司')).toBe(
      true,
    )
    expect((await call('imports.list', {}))[0]).toMatchObject({ importId: ran.importId, isUndone: false })
    expect(await call('imports.undo', { importId: ran.importId })).toEqual({ rows: 2, skipped: 0 })
    expect((await call('imports.list', {}))[0]?.isUndone).toBe(true)
  })

  test('a list, a type and everything are exported and fetched', async () => {
    const list = {
      kind: 'accounts',
      filter: { text: '天宁' },
      sort: 'name',
      descending: false,
      today: '2026-11-24',
    } as const
    const asked = [list, { kind: 'type', type: 'contact' }, { kind: 'everything' }] as const
    const heads: string[] = []
    for (const what of asked) {
      const { files } = await call('exports.run', { what, format: 'csv', headers: 'zh' })
      const signed = await shell.fetch('/sign', post({ path: files[0]?.download }))
      const { url } = ((await signed.json()) as { result: { url: string } }).result
      heads.push(
        Buffer.from(await (await shell.fetch(url)).arrayBuffer())
          .toString('utf8')
          .slice(0, 400),
      )
    }
    expect(heads[0]).toContain('常州天宁物业')
    expect(heads[1]).toContain('周建国')
    expect(heads[2]?.slice(0, 2)).toBe('PK')
  })

  test('the page is served from a map, any place in it is the page, nothing else is there', async () => {
    expect((await shell.fetch('/accounts/1')).headers.get('content-type')).toContain('text/html')
    expect((await shell.fetch('/assets/main-1.js')).headers.get('cache-control')).toContain('immutable')
    for (const path of [
      '/assets/none.js',
      '/..%2f..%2fpackage.json',
      '/assets/../../data/rapport.db',
      '/index.html/x.js',
    ])
      expect((await shell.fetch(path)).status).toBe(404)
  })

  test('every answer carries the guarding headers', async () => {
    for (const path of ['/', '/assets/main-1.js', '/nothing.js']) {
      const { headers } = await shell.fetch(path)
      expect(headers.get('content-security-policy')).toContain(`default-src 'none'`)
      expect(headers.get('content-security-policy')).not.toContain('unsafe')
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('access-control-allow-origin')).toBeNull()
      expect(headers.get('set-cookie')).toBeNull()
    }
  })

  test('the worker that reads PDFs may compile WebAssembly and fetch from here; nothing else may', async () => {
    const policyOf = async (path: string): Promise<string> => {
      const answer = await shell.fetch(path)
      expect(answer.status).toBe(200)
      return answer.headers.get('content-security-policy') ?? ''
    }
    expect((await policyOf('/assets/pdf-1.2.3/pdf.worker.min.mjs')).split('; ')).toEqual([
      `default-src 'none'`,
      `script-src 'self' 'wasm-unsafe-eval'`,
      `connect-src 'self'`,
      `require-trusted-types-for 'script'`,
      `trusted-types 'none'`,
    ])
    for (const path of ['/', '/assets/main-1.js', '/assets/pdf-1.2.3/cmaps/GB-H.bcmap'])
      expect(await policyOf(path)).not.toContain('wasm')
  })

  test('wrong ways in are answered, not crashed on', async () => {
    expect((await failing('/api/app.info', { method: 'PUT', body: '{}' })).status).toBe(404)
    expect((await failing('/api/constructor', post({}))).status).toBe(404)
    // what the core decides about records is no fault of the request
    const gone = { type: 'account', id: '01900000-0000-7000-8000-000000000000' }
    expect(await failing('/api/records.delete', post(gone))).toEqual({
      status: 200,
      error: { type: 'not_found', retry: 'never', what: 'account' },
    })
    expect((await failing('/api/__proto__', post({}))).status).toBe(404)
    expect((await failing('/api/app.info', post('{'))).status).toBe(400)
    expect((await failing('/api/app.info', { method: 'POST', body: '{}' })).status).toBe(400)
    expect((await failing('/api/app.info', post(`"${'x'.repeat(1_100_000)}"`))).status).toBe(413)
  })
})
