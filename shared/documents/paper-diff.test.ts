import { describe, expect, test } from 'vitest'
import { paperDiff } from './paper-diff.ts'
import type { Block, Paper } from './paper.ts'

const sheet = (blocks: readonly Block[], head = '第 1 版'): Paper => ({
  paper: 1,
  kind: 'comparison',
  name: 'x',
  language: 'zh-CN',
  size: 'a4',
  isLandscape: false,
  color: '#175a7e',
  logoId: null,
  head: { left: '', right: head },
  foot: '',
  blocks: [...blocks],
})

const table = (...rows: readonly (readonly string[])[]): Block => ({
  type: 'table',
  columns: [
    { label: { text: '要做的事' }, as: 'head' },
    { label: { text: '现在' }, as: 'text' },
  ],
  rows: rows.map((cells) => cells.map((text) => ({ text }))),
})

describe('what differs between two sheets', () => {
  test('nothing, whatever the date and the number of the version', () => {
    const blocks = [table(['找合同', '12 分钟'])]
    expect(paperDiff(sheet(blocks), sheet(blocks, '第 2 版'))).toEqual([])
  })

  test('a line that came, one that went, one that reads otherwise; moving one is no change', () => {
    const before = sheet([table(['找合同', '12 分钟'], ['批单子', '两天半'], ['报表', '一天'])])
    const after = sheet([table(['报表', '一天'], ['找合同', '10 分钟'], ['停网', '不能查'])])
    expect(paperDiff(before, after)).toEqual([
      { what: 'changed', where: '找合同', before: '找合同 | 12 分钟', after: '找合同 | 10 分钟' },
      { what: 'added', where: '停网', before: null, after: '停网 | 不能查' },
      { what: 'removed', where: '批单子', before: '批单子 | 两天半', after: null },
    ])
  })

  test('two lines of one name are two', () => {
    const before = sheet([table(['找合同', 'a'], ['找合同', 'b'])])
    const after = sheet([table(['找合同', 'a'])])
    expect(paperDiff(before, after)).toEqual([{ what: 'removed', where: '找合同', before: '找合同 | b', after: null }])
  })

  test('a mark, a result, a title and the next visit count', () => {
    const marked = (is: 'yes' | 'no', word: string): Block => ({
      type: 'table',
      columns: [{ label: { text: '要做的事' }, as: 'head' }],
      rows: [[{ text: '找合同', mark: { is, word } }]],
    })
    const result = (figure: string): Block => ({ type: 'result', figure, unit: { text: '小时' }, how: [] })
    const changes = paperDiff(
      sheet([{ type: 'title', text: { text: 'A' } }, result('10'), marked('no', '不能')]),
      sheet([{ type: 'title', text: { text: 'B' } }, result('20'), marked('yes', '能')]),
    )
    expect(changes.map(({ what, after }) => [what, after])).toEqual([
      ['changed', 'B'],
      ['changed', '20 小时，'],
      ['changed', '能 找合同'],
    ])
  })
})
