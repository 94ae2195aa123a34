import { describe, expect, it } from 'vitest'
import { normaliseFirmName } from './firm-name.ts'

const parts = (name: string): string => {
  const { regions, core, trades, kind, branch } = normaliseFirmName(name)
  const where = branch ? `${branch.regions.join('+')}/${branch.label}` : '-'
  return [regions.join('+') || '-', core || '-', trades.join('+') || '-', kind ?? '-', where].join(' ')
}

describe('Chinese names: region, own name, trade, kind, branch', () => {
  it.each([
    ['苏州恒润精密机械有限公司', '苏州 恒润 精密机械 - -'],
    ['恒润（苏州）科技有限公司', '苏州 恒润 科技 - -'],
    ['恒润【苏州】科技 有限公司', '苏州 恒润 科技 - -'],
    ['江苏省苏州市吴中区恒润五金厂', '江苏+苏州+吴中 恒润 五金 - -'],
    ['中国移动通信集团有限公司', '中国 移动 通信 - -'],
    ['中国移动通信集团江苏有限公司', '中国 移动 通信 - 江苏/公司'],
    ['中国移动通信集团江苏有限公司苏州分公司', '中国 移动 通信 - 苏州/分公司'],
    ['中国银行股份有限公司苏州工业园区支行', '中国 银行 - 银行 苏州/支行'],
    ['中国银行苏州分行', '中国 银行 - 银行 苏州/分行'],
    ['中信证券股份有限公司苏州第二营业部', '- 中信 证券 - 苏州/第二营业部'],
    ['立信会计师事务所（特殊普通合伙）', '- 立信 - 会计师事务所 -'],
    ['宁波华泰投资合伙企业（有限合伙）', '宁波 华泰 投资 - -'],
    ['苏州市教育局', '苏州 教育 - 局 -'],
    ['国家税务总局苏州市税务局', '苏州 税务局 - 税务局 -'],
    ['沭阳县人民医院', '沭阳 人民 - 医院 -'],
    ['苏州大学（天赐庄校区）', '苏州 大学 - 大学 /天赐庄校区'],
    ['上海机械厂', '上海 机械 - - -'],
    ['博世中国', '中国 博世 - - -'],
    ['苏州', '- 苏州 - - -'],
    ['TCL科技集团股份有限公司', '- - 科技 - -'],
    ['', '- - - - -'],
  ])('%s', (name, expected) => {
    expect(parts(name)).toBe(expected)
  })

  it.each([
    ['苏州市第三小学', '3'],
    ['苏州一中', '1'],
    ['苏大附一院', '1'],
    ['苏州市第十一中学', '10.1'],
    ['三一重工股份有限公司', null],
    ['一汽集团', null],
  ])('%s has the number %s', (name, ordinal) => {
    expect(normaliseFirmName(name).ordinal).toBe(ordinal)
  })
})

describe('Latin names: own words, trade, place', () => {
  it.each([
    ['Siemens (China) Co., Ltd.', 'siemens - china'],
    ['Acme Precision Machinery GmbH', 'acme precision+machinery -'],
    ['A.B. Smith & Sons Inc.', 'smith+sons - -'],
    ['3M中国有限公司', '3m - -'],
    ['Müller Maschinenbau GmbH', 'muller+maschinenbau - -'],
    ['General Electric', 'general electric -'],
    ['Technology Co., Ltd.', 'technology - -'],
    ['苏州恒润', '- - -'],
  ])('%s', (name, expected) => {
    const { latin } = normaliseFirmName(name)
    expect([latin.core, latin.trades, latin.regions].map((words) => words.join('+') || '-').join(' ')).toBe(expected)
  })
})
