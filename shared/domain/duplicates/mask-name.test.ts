import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { charsOf, fold } from '../../base/text.ts'
import { normaliseFirmName } from './firm-name.ts'
import { maskName } from './mask-name.ts'

describe('maskName', () => {
  it.each([
    ['苏州恒润机械', '苏州恒*机械'],
    ['苏州恒润精密机械有限公司', '苏州恒*精密机械有限公司'],
    ['Suzhou Hengrun Machinery', 'Suzhou H* Machinery'],
    ['Siemens (China) Co., Ltd.', 'S* (China) Co., Ltd.'],
    ['恒润', '恒*'],
    ['恒', '*'],
    ['阿里巴巴（中国）网络技术有限公司', '阿*（中国）网络技术有限公司'],
    ['苏州市教育局', '苏州市教*局'],
    ['3M中国有限公司', '3*中国有限公司'],
    ['J.K. Smith', 'J*.K*. S*'],
    ['ＡＣＭＥ Ltd', 'Ａ* Ltd'],
    ['恒（筹）润', '*（*）*'],
    ['㋿', '*'],
    ['', ''],
    ['😀', '😀'],
  ])('%s is shown as %s', (name, masked) => {
    expect(maskName(name)).toBe(masked)
  })

  it('never leaves the own name standing, for any name', () => {
    const name = fc.oneof(
      fc.string({ unit: fc.constantFrom(...charsOf('苏州恒润中国有限公司集团（） aCé.3')), maxLength: 20 }),
      fc.string({ unit: 'binary', maxLength: 30 }),
    )
    fc.assert(
      fc.property(name, (text) => {
        const { core, latin } = normaliseFirmName(text)
        const masked = fold(maskName(text))
        if (charsOf(core).length > 1) expect(masked).not.toContain(core)
        for (const word of latin.core.filter((w) => w.length > 2))
          expect(masked.split(/[^\p{L}\p{N}\p{M}*]+/u)).not.toContain(word)
        if (/[\p{L}\p{N}]/u.test(fold(text))) expect(maskName(text)).not.toBe(text)
      }),
      { numRuns: 2000 },
    )
  })
})
