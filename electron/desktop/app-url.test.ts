import { describe, expect, it } from 'vitest'
import { isAppUrl, isSafeExternalUrl } from './app-url.ts'

describe('isAppUrl', () => {
  it.each([
    ['app://local/', true],
    ['app://local/accounts/1?tab=notes#top', true],
    ['app://locale/', false],
    ['app://local.evil.test/', false],
    ['app://user@local/', false],
    ['app://local:80/', false],
    ['https://local/', false],
    ['file:///app://local/', false],
    ['about:blank', false],
    ['data:text/html,app://local/', false],
    ['null', false],
    ['', false],
  ])('%s: %s', (url, wanted) => {
    expect(isAppUrl(url)).toBe(wanted)
  })
})

describe('isSafeExternalUrl', () => {
  it.each([
    ['https://example.com/', true],
    ['mailto:li@example.com', true],
    ['tel:+8613805127740', true],
    ['http://example.com/', false],
    ['file:///etc/passwd', false],
    ['javascript:alert(1)', false],
    ['ms-msdt:/id', false],
    ['smb://host/share', false],
    [`https://example.com/${'a'.repeat(3_000)}`, false],
  ])('%s: %s', (url, wanted) => {
    expect(isSafeExternalUrl(url)).toBe(wanted)
  })
})
