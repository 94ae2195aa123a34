import { expect, test } from 'vitest'
import { codeHash, isSameHash, newCode, newToken, tokenHash } from './secrets.ts'

const many = Array.from({ length: 2000 })

test('a token has 256 random bits behind its mark', () => {
  const tokens = many.map(newToken)
  for (const token of tokens) expect(token).toMatch(/^rpt_[\w-]{43}$/)
  expect(new Set(tokens).size).toBe(many.length)
})

test('a code has 128 random bits in groups without letters that look like digits', () => {
  const codes = many.map(newCode)
  for (const code of codes) expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){5}[0-9A-HJKMNP-TV-Z]$/)
  expect(new Set(codes).size).toBe(many.length)
  // every place but the last, which holds three bits, takes every character
  const places = Array.from({ length: 25 }, (_, place) => new Set(codes.map((code) => code.replaceAll('-', '')[place])))
  expect(places.map((seen) => seen.size)).toEqual(Array.from({ length: 25 }, () => 32))
})

test('a code is the same however it is typed', () => {
  for (const code of many.map(newCode)) {
    const typed = code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')
    expect(codeHash(`\t${typed}\n`)).toBe(codeHash(code))
  }
  expect(codeHash(newCode())).not.toBe(codeHash(newCode()))
})

test('hashes are compared whole', () => {
  const hash = tokenHash(newToken())
  expect(hash).toMatch(/^[0-9a-f]{64}$/)
  expect(isSameHash(hash, hash)).toBe(true)
  expect(isSameHash(hash, tokenHash(newToken()))).toBe(false)
  expect(isSameHash(hash, hash.slice(1))).toBe(false)
})
