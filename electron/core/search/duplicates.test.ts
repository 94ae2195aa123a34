import Database from 'better-sqlite3'
import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { tuningPairs } from '../../../shared/domain/duplicates/labelled-pairs.ts'
import { byKeySql, duplicateSchemaSql, findDuplicates, removeDuplicateKeys, writeDuplicateKeys } from './duplicates.ts'

let db: Database.Database
beforeEach(() => {
  db = new Database(':memory:')
  db.exec(duplicateSchemaSql)
})

const nameOf = (written: string): string => written.split('|')[0] ?? ''
const fieldsOf = (written: string) => {
  const [name = '', phone, website, region] = written.split('|')
  return { name, phone: phone || null, website: website || null, region: region || null }
}
const count = (table: string): unknown => db.prepare(`SELECT count(*) FROM ${table}`).pluck().get()
const found = (name: string, limit = 5): readonly string[] =>
  findDuplicates(db, { name }, limit).map((d) => d.accountId)

describe('while a name is typed', () => {
  beforeEach(() => {
    const names = [
      '苏州恒润精密机械有限公司',
      '宁波恒瑞机械有限公司',
      '无锡博雅软件有限公司',
      'Siemens (China) Co., Ltd.',
      '苏州市第三小学',
    ]
    names.forEach((name) => writeDuplicateKeys(db, name, { name }))
  })

  it('shows the account from two characters of its own name on, and at every key after', () => {
    const full = '苏州恒润精密机械有限公司'
    for (let size = 4; size <= full.length; size++) expect(found(full.slice(0, size))).toEqual([full])
    expect(found('恒润')).toEqual([full])
    expect(found('hengrun')).toEqual([full])
    expect(found('苏州')).toEqual([])
    expect(found('苏州恒')).toEqual([])
  })

  it('shows a Latin name from four letters on, and with a slip', () => {
    for (const name of ['siem', 'Sieme', 'Siemens', 'Simens', 'siemnes'])
      expect(found(name)).toEqual(['Siemens (China) Co., Ltd.'])
  })

  it('shows neither another school nor the account itself', () => {
    expect(found('苏州市第一小学')).toEqual([])
    expect(findDuplicates(db, { name: '恒润', excludeId: '苏州恒润精密机械有限公司' }, 5)).toEqual([])
  })

  it('finds by telephone and website what the name does not', () => {
    writeDuplicateKeys(db, 'p', { name: '博睿', phone: '+86 512 6825 3388', website: 'www.borui.com.cn' })
    expect(findDuplicates(db, { name: '某某', phone: '68253388' }, 5)[0]).toMatchObject({
      accountId: 'p',
      reasons: ['same_phone'],
    })
    expect(findDuplicates(db, { name: '某某', website: 'http://borui.com.cn/en' }, 5)[0]?.reasons).toEqual([
      'same_website',
    ])
  })
})

describe('the files', () => {
  it('follow a renamed account and forget a removed one', () => {
    writeDuplicateKeys(db, 'a', { name: '苏州恒润机械有限公司' })
    writeDuplicateKeys(db, 'a', { name: '无锡博雅软件有限公司' })
    expect(found('恒润')).toEqual([])
    expect(found('博雅')).toEqual(['a'])
    removeDuplicateKeys(db, 'a')
    removeDuplicateKeys(db, 'a')
    expect([count('duplicate_accounts'), count('duplicate_keys')]).toEqual([0, 0])
  })

  it('compare with a new region, under the keys there were', () => {
    const name = '恒润精密机械有限公司'
    writeDuplicateKeys(db, 'a', { name, region: '苏州' })
    const keysOf = (): unknown => db.prepare('SELECT * FROM duplicate_keys').all()
    const before = keysOf()
    writeDuplicateKeys(db, 'a', { name, region: '宁波' })
    expect(keysOf()).toEqual(before)
    expect(db.prepare('SELECT region FROM duplicate_accounts').pluck().all()).toEqual(['宁波'])
    // derived anew from all of its fields it has the same: a region makes no key
    writeDuplicateKeys(db, 'a', { name, region: '宁波' }, { anew: true })
    expect(keysOf()).toEqual(before)
  })

  it('take and give back any strings', () => {
    const text = fc.string({ unit: 'binary', maxLength: 30 })
    fc.assert(
      fc.property(text, fc.option(text), (name, other) => {
        writeDuplicateKeys(db, 'a', { name, phone: other, website: other, region: other })
        findDuplicates(db, { name: other ?? name, phone: name, website: name, region: name }, 5)
        removeDuplicateKeys(db, 'a')
        expect(count('duplicate_keys')).toBe(0)
      }),
      { numRuns: 500 },
    )
  })

  it('are read along the index, without sorting', () => {
    const plan = db.prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${byKeySql}`).all(null, null)
    expect(plan.map((row) => row.detail)).toEqual(['SEARCH duplicate_keys USING PRIMARY KEY (key=?)'])
  })
})

describe('among many', () => {
  it('nearly every pair judged the same is found again', () => {
    const all = Object.values(tuningPairs).flatMap((pairs) => pairs.flat())
    db.transaction(() => all.forEach((written) => writeDuplicateKeys(db, written, fieldsOf(written))))()
    const missed = tuningPairs.same.filter(([a, b]) => {
      const wanted = all.filter((written) => nameOf(written) === nameOf(b))
      return (
        !findDuplicates(db, { ...fieldsOf(a), excludeId: a }, 40).some((d) => wanted.includes(d.accountId)) && a !== b
      )
    })
    expect(missed.length).toBeLessThanOrEqual(2)
  })

  it('answers at every key in little more time than one pass over 10,000 names takes', () => {
    const chars = Array.from('恒润华泰金盛宏达鑫源瑞丰天成博雅永兴中联远东大新星明德嘉禾')
    const at = (i: number): string => chars[i % chars.length] ?? ''
    const firm = (i: number): string =>
      `苏州${at(i)}${at(Math.floor(i / 31) * 7 + i)}${['机械', '科技', '贸易'][i % 3]}有限公司`
    db.transaction(() => {
      for (let i = 0; i < 10_000; i++)
        writeDuplicateKeys(db, `a${i}`, { name: firm(i), phone: `1${3_000_000_000 + i * 7919}` })
    })()
    const pass = db.prepare('SELECT count(*) FROM duplicate_accounts WHERE name LIKE ?')
    const timed = (work: () => unknown): number => {
      const from = performance.now()
      work()
      return performance.now() - from
    }
    const passes: number[] = []
    const answers: number[] = []
    for (let i = 0; i < 40; i++) {
      const name = firm(i * 211)
      for (let size = 3; size <= name.length; size++) {
        // in turns, so that a busy machine is busy for both
        passes.push(timed(() => pass.get(`%${name.slice(0, size)}%`)))
        answers.push(timed(() => findDuplicates(db, { name: name.slice(0, size) }, 5)))
      }
    }
    const middle = (times: number[]): number => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0
    expect(middle(answers) / middle(passes)).toBeLessThan(3)
  })
})
