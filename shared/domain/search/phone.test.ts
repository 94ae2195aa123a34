import { describe, expect, it } from 'vitest'
import { phoneForms, phoneQueries, plainPhone, splitPhones } from './phone.ts'

describe('plainPhone', () => {
  it.each([
    ['+86 512 6825 3388', '051268253388'],
    ['+86 (0)512-6825-3388', '051268253388'],
    ['0086-512-68253388', '051268253388'],
    ['(0512) 6825 3388', '051268253388'],
    ['+86 138 1234 5678', '13812345678'],
    ['8613812345678', '13812345678'],
    ['86138123456', '86138123456'],
    ['+86 400 820 8820', '4008208820'],
    ['+1 (415) 555-2671', '14155552671'],
    ['0049 89 123456', '4989123456'],
    ['', ''],
  ])('%j is %j', (written, plain) => {
    expect(plainPhone(written)).toBe(plain)
  })
})

describe('fields with several numbers', () => {
  it('splits at what cannot be part of a number', () => {
    expect(splitPhones('0512-68253388/68253389 转801').map((part) => part.trim())).toEqual([
      '0512-68253388',
      '68253389',
      '801',
    ])
    expect(splitPhones('13812345678 13987654321')).toEqual(['13812345678', '13987654321'])
    expect(splitPhones('0086-130 0000-0000')).toEqual(['0086-130 0000-0000'])
    expect(splitPhones('138 1234 5678')).toEqual(['138 1234 5678'])
    expect(splitPhones('无')).toEqual([])
  })

  it('can be found as written and without the country code', () => {
    expect(phoneForms('＋８６ 512 68253388')).toEqual(['051268253388', '8651268253388'])
  })
})

describe('phoneQueries', () => {
  it('takes a whole query of digits and separators as one number, with and without the country code', () => {
    expect(phoneQueries('138 1234')).toEqual(['1381234'])
    expect(phoneQueries('+86 512 68')).toContain('51268')
    expect(phoneQueries('+86 (0)512')).toContain('512')
  })

  it('is not misled by words, or by too few digits', () => {
    for (const query of ['王 138', '12', '+-()', '', '1'.repeat(60)]) expect(phoneQueries(query)).toEqual([])
  })
})
