import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { storeKey, type SystemVault } from './store-key.ts'

let folder = ''
let file = ''
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'rapport-key-'))
  file = path.join(folder, 'key.json')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** A vault of one computer: what it wraps, only it unwraps. */
const vault = (computer: string): SystemVault => ({
  backend: () => 'gnome_libsecret',
  encrypt: async (plain) => Buffer.from(`${computer}|${Buffer.from(plain).toString('base64')}`),
  decrypt: async (wrapped) => {
    const [owner, text = ''] = wrapped.toString().split('|')
    if (owner !== computer) throw new Error('not wrapped here')
    return Buffer.from(text, 'base64').toString()
  },
})
const asked = (computer: string, more: object = {}) =>
  storeKey({ file, vault: vault(computer), isWanted: true, hasPlainStore: false, ...more })

describe('storeKey', () => {
  it('makes no key unless asked', async () => {
    expect(await asked('a', { isWanted: false })).toEqual({})
  })

  it('makes a key of 32 bytes once and opens with it ever after, asked or not', async () => {
    const made = await asked('a')
    expect(made.keyHex).toMatch(/^[0-9a-f]{64}$/)
    expect(made.newRecoveryCode).toMatch(/^([2-9A-HJ-NP-Z]{5}-){5}[2-9A-HJ-NP-Z]$/)
    expect(await asked('a', { isWanted: false, hasPlainStore: true })).toEqual({ keyHex: made.keyHex })
  })

  it('keeps neither key nor code on disk, writes the backend down, and lets no other user read', async () => {
    const { keyHex = '', newRecoveryCode = '' } = await asked('a')
    const text = readFileSync(file, 'utf8')
    expect(text).not.toContain(keyHex)
    expect(text).not.toContain(newRecoveryCode)
    expect(JSON.parse(text)).toMatchObject({ version: 1, system: { backend: 'gnome_libsecret' } })
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o077).toBe(0)
  })

  it('does not encrypt over data that is there already', async () => {
    await expect(asked('a', { hasPlainStore: true })).rejects.toMatchObject({ code: 'STORE_KEY_NOT_WANTED' })
  })

  it('never makes a new key when the old one does not open', async () => {
    await asked('a')
    const before = readFileSync(file, 'utf8')
    await expect(asked('b')).rejects.toMatchObject({ code: 'STORE_KEY_WRONG' })
    expect(readFileSync(file, 'utf8')).toBe(before)
    writeFileSync(file, before.slice(0, 40))
    await expect(asked('a')).rejects.toMatchObject({ code: 'STORE_KEY_WRONG' })
    expect(readFileSync(file, 'utf8')).toBe(before.slice(0, 40))
  })

  it('opens by the recovery code when the system lost the key, and then by the system again', async () => {
    const { keyHex, newRecoveryCode = '' } = await asked('a')
    const typed = newRecoveryCode.toLowerCase().replaceAll('-', ' ')
    expect(await asked('b', { recoveryCode: typed })).toEqual({ keyHex })
    expect(await asked('b')).toEqual({ keyHex })
  })

  it('refuses a wrong recovery code', async () => {
    await asked('a')
    const wrong = asked('b', { recoveryCode: 'AAAAA-AAAAA-AAAAA-AAAAA-AAAAA-A' })
    await expect(wrong).rejects.toMatchObject({ code: 'STORE_KEY_WRONG' })
  })
})
