import type Database from 'better-sqlite3'
import { beforeEach, describe, expect, it } from 'vitest'
import { findIds } from './find-ids.ts'
import { named, noted, openSearchDb } from './search-fixture.ts'
import { recentlyUsed, search, searchGroups } from './search.ts'
import { forgetUse, noteUse } from './usage.ts'
import { removeSearchDoc, sweepSearch, writeSearchDoc } from './write-doc.ts'

const nowMs = Date.parse('2026-11-24T02:00:00Z')
let db: Database.Database

beforeEach(() => {
  db = openSearchDb()
})

const ids = (query: string, limitPerType = 20): readonly string[] =>
  search(db, { query, limitPerType, nowMs }).map((hit) => hit.rowId)
const write = (...docs: readonly Parameters<typeof writeSearchDoc>[1][]): void =>
  docs.forEach((doc) => writeSearchDoc(db, doc))

describe('names', () => {
  beforeEach(() =>
    write(
      named('account', 'mobile', ['中国移动通信集团有限公司', '中国移动']),
      named('account', 'hr', ['苏州恒润精密机械有限公司'], {
        phones: ['+86 512 6825 3388'],
        body: ['江苏 苏州', '制造业'],
      }),
      named('account', 'cq', ['重庆长安汽车股份有限公司']),
      named('account', 'bank', ['长沙银行股份有限公司']),
      named('account', 'branch', ['恒润（苏州）科技有限公司']),
      named('account', 'siemens', ['Siemens (China) Co., Ltd.']),
      named('contact', 'shan', ['单伟'], { phones: ['138 1234 5678'] }),
      named('contact', 'muller', ['Jörg Müller']),
    ),
  )

  it.each([
    ['移', 'mobile'],
    ['移动', 'mobile'],
    ['zgyd', 'mobile'],
    ['ZGYD', 'mobile'],
    ['zhongguoyidong', 'mobile'],
    ['zhongguo yd', 'mobile'],
    ['zhongguoyd', 'mobile'],
    ['zhongguoyid', 'mobile'],
    ['ｙｉｄｏｎｇ', 'mobile'],
    ['恒润', 'hr'],
    ['hengr', 'hr'],
    ['szhr', 'hr'],
    ['suzhou jixie', 'hr'],
    ['苏州 制造', 'hr'],
    ['恒润 0512', 'hr'],
    ['chongqing', 'cq'],
    ['cqca', 'cq'],
    ['changsha', 'bank'],
    ['csyh', 'bank'],
    ['yinhang', 'bank'],
    ['hrsz', 'branch'],
    ['shanwei', 'shan'],
    ['danwei', 'shan'],
    ['sw', 'shan'],
    ['siem', 'siemens'],
    ['siemens china', 'siemens'],
    ['simens', 'siemens'],
    ['seimens', 'siemens'],
    ['siemans', 'siemens'],
    ['muller', 'muller'],
    ['MÜLLER jorg', 'muller'],
    ['mulelr', 'muller'],
    ['68253388', 'hr'],
    ['0512-6825', 'hr'],
    ['+86 512', 'hr'],
    ['825', 'hr'],
    ['13812345678', 'shan'],
    ['+8613812345678', 'shan'],
    ['1234 56', 'shan'],
    ['恒润机械', 'hr'],
  ])('%s finds %s', (query, id) => {
    expect(ids(query)).toContain(id)
  })

  it.each(['恒瑞', '动移', 'zhongguoydx', 'sie mens2', 'xxyy', '999', '苏州 移动', 'chanang'])(
    '%s finds nothing',
    (query) => {
      expect(ids(query)).toEqual([])
    },
  )

  it('marks what was hit, in the title and beside it', () => {
    const [hit] = search(db, { query: 'hengr', types: ['account'], limitPerType: 1, nowMs })
    expect(hit?.titleRanges.map(([s, e]) => hit.title.slice(s, e))).toEqual(['恒润'])
    const [phone] = search(db, { query: '682533', limitPerType: 1, nowMs })
    expect(phone?.snippetRanges.map(([s, e]) => phone.snippet?.slice(s, e))).toEqual(['6825 33'])
    expect(phone?.titleRanges).toEqual([])
    expect(hit?.snippet).toBeNull()
  })

  it('answers a name whole, however long, and of a note without one its words around the hit', () => {
    const long = `苏州${'恒润精密机械'.repeat(32)}有限公司`
    const note = `${'无关的话。'.repeat(60)}恒润要看排产`
    write(named('account', 'long', [long]), noted('visitNote', 'note', note))
    const titleOf = (type: string): string | undefined =>
      search(db, { query: '恒润 精密 机械', types: [type], limitPerType: 1, nowMs })[0]?.title
    expect(titleOf('account')).toBe(long)
    const [cut] = search(db, { query: '恒润', types: ['visitNote'], limitPerType: 1, nowMs })
    expect(cut?.title).toContain('恒润要看排产')
    expect(cut?.title.length).toBeLessThanOrEqual(122)
  })

  it('gives the same records to a list filter', () => {
    for (const query of ['hr', 'zhongguoyd', 'simens', '恒润']) {
      const found = search(db, { query, types: ['account'], limitPerType: 20, nowMs }).map((hit) => hit.rowId)
      const filtered = findIds(db, { type: 'account', query, limit: 100, nowMs })
      expect([...filtered].sort()).toEqual([...found].sort())
      expect(found.length).toBeGreaterThan(0)
    }
    expect(findIds(db, { type: 'account', query: '!?', limit: 100, nowMs })).toEqual([])
  })
})

describe('order', () => {
  it('puts the exact name first, then beginnings, insides, sounds, text, slips', () => {
    write(
      noted('account', 'body', '见了 acme 的人'),
      named('account', 'slip', ['Acne Clinic']),
      named('account', 'inside', ['The Acme Group']),
      named('account', 'start', ['Acme Bolts']),
      named('account', 'exact', ['ACME']),
    )
    expect(ids('acme')).toEqual(['exact', 'start', 'inside', 'body', 'slip'])
  })

  it('finds the exact name behind hundreds of newer ones', () => {
    write(named('contact', 'exact', ['王伟']), named('contact', 'inside', ['小王伟']))
    for (let i = 0; i < 300; i++)
      writeSearchDoc(db, named('contact', `n${i}`, [`王伟${String.fromCharCode(0x4e00 + i)}`]))
    expect(ids('王伟', 3)[0]).toBe('exact')
    expect(ids('wangwei', 3)).toHaveLength(3)
  })

  it('lifts what is used, and lets it fade', () => {
    for (let i = 0; i < 300; i++) writeSearchDoc(db, named('account', `a${i}`, [`苏州第${i}公司`]))
    noteUse(db, 'account', 'a3', nowMs)
    expect(ids('苏州', 3)[0]).toBe('a3')
    expect(ids('sz', 3)[0]).toBe('a3')
    for (let i = 0; i < 3; i++) noteUse(db, 'account', 'a7', nowMs + i)
    expect(ids('苏州', 3).slice(0, 2)).toEqual(['a7', 'a3'])
    const later = nowMs + 200 * 86_400_000
    noteUse(db, 'account', 'a9', later)
    expect(search(db, { query: '苏州', limitPerType: 3, nowMs: later })[0]?.rowId).toBe('a9')
    forgetUse(db, 'account', 'a9')
    expect(search(db, { query: '苏州', limitPerType: 3, nowMs: later })[0]?.rowId).toBe('a7')
  })

  it('prefers what was written lately among equals', () => {
    const at = (days: number): { updatedAtMs: number } => ({ updatedAtMs: nowMs - days * 86_400_000 })
    write(named('visit', 'new', ['报价'], at(1)), named('visit', 'old', ['报价'], at(300)))
    expect(ids('报价')).toEqual(['new', 'old'])
  })

  it('groups by type, the group with the best hit first, and says when there is more', () => {
    write(noted('visitNote', 'n1', '恒润'), noted('visitNote', 'n2', '恒润'), named('account', 'a', ['恒润']))
    const groups = searchGroups(db, { query: '恒润', limitPerType: 1, nowMs })
    expect(groups.map((g) => [g.type, g.hits.length, g.hasMore])).toEqual([
      ['account', 1, false],
      ['visitNote', 1, true],
    ])
    expect(search(db, { query: '恒润', types: ['visitNote'], limitPerType: 9, nowMs })).toHaveLength(2)
  })

  it('remembers what was used last', () => {
    write(named('account', 'a', ['甲']), named('contact', 'b', ['乙']))
    noteUse(db, 'account', 'a', 1)
    noteUse(db, 'contact', 'b', 2)
    noteUse(db, 'contact', 'gone', 3)
    expect(recentlyUsed(db, 5).map((hit) => [hit.type, hit.title])).toEqual([
      ['contact', '乙'],
      ['account', '甲'],
    ])
  })
})

describe('writing', () => {
  it('finds a changed record by its new text only', () => {
    write(named('account', 'a', ['Siemens']), named('account', 'b', ['Siemens']))
    write(named('account', 'a', ['恒润']))
    expect(ids('siemens')).toEqual(['b'])
    expect(ids('恒润')).toEqual(['a'])
    expect(ids('simens')).toEqual(['b'])
  })

  it('forgets a removed record, its words too', () => {
    write(named('account', 'a', ['Siemens 西门子']))
    removeSearchDoc(db, 'account', 'a')
    removeSearchDoc(db, 'account', 'a')
    for (const query of ['siemens', 'simens', '西门', 'xmz']) expect(ids(query)).toEqual([])
    for (const table of ['search_docs', 'search_words', 'search_word_keys', 'search_gone']) {
      expect(db.prepare(`SELECT count(*) FROM ${table}`).pluck().get()).toBe(0)
    }
  })

  it('sweeps the old words of changed documents, and never shows them before', () => {
    const indexed = db.prepare(`SELECT count(*) FROM search_index WHERE search_index MATCH '"cbsb报价"'`).pluck()
    for (let i = 0; i < 300; i++) write(noted('visitNote', `n${i % 4}`, `报价 ${i}`))
    expect(indexed.get()).toBe(300 - 24)
    expect(ids('报价')).toHaveLength(4)
    expect(ids('280')).toEqual([])
    expect(findIds(db, { type: 'visitNote', query: '报价', limit: 100, nowMs })).toHaveLength(4)
    expect(sweepSearch(db, 200)).toBe(72)
    expect(sweepSearch(db, 200)).toBe(0)
    expect(indexed.get()).toBe(4)
  })

  it('takes over title, account and time of a record whose text did not change, without a new document', () => {
    write(noted('visitNote', 'n', '报价'))
    const number = db.prepare('SELECT doc FROM search_docs').pluck()
    const before = number.get()
    write({ ...noted('visitNote', 'n', '报价'), title: '新题', accountId: 'acc', updatedAtMs: 7 })
    expect(number.get()).toBe(before)
    expect(search(db, { query: '报价', limitPerType: 1, nowMs })[0]).toMatchObject({
      title: '新题',
      accountId: 'acc',
      updatedAtMs: 7,
    })
  })

  it('leaves nothing behind when its transaction is undone', () => {
    const undone = db.transaction(() => {
      write(named('account', 'a', ['Siemens']))
      throw new Error('undo')
    })
    expect(undone).toThrow('undo')
    write(named('contact', 'c', ['Siemens']))
    expect(search(db, { query: 'siemens', limitPerType: 5, nowMs }).map((hit) => hit.type)).toEqual(['contact'])
  })
})
