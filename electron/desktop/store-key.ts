// The key of an encrypted store: 32 random bytes, never on disk in the open. `key.json` beside the store holds it twice:
// wrapped by the system (safeStorage; its backend is written down, since on Linux "basic_text" protects nothing) and
// wrapped by a recovery code that the user keeps elsewhere. A key that cannot be unwrapped is an answer, never a reason
// to make a new one: that would throw the data away.
//
// A store is only encrypted when the user asks for it before it is made (RAPPORT_ENCRYPT=1 on an empty data folder).
import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from 'node:crypto'
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { z } from 'zod'

/** The part of Electron's safeStorage that is used: the async one, with the backend it chose. */
export interface SystemVault {
  /** e.g. 'gnome_libsecret', 'basic_text', 'dpapi', 'keychain' */
  readonly backend: () => string
  readonly encrypt: (plain: string) => Promise<Buffer>
  readonly decrypt: (wrapped: Buffer) => Promise<string>
}

const base64 = z.base64()
const keyFileSchema = z.object({
  version: z.literal(1),
  system: z.object({ backend: z.string(), wrapped: base64 }),
  recovery: z.object({ salt: base64, nonce: base64, wrapped: base64, tag: base64 }),
})
type KeyFile = z.infer<typeof keyFileSchema>

/** The key does not come out of its wrap. `code` is what the start-up failure is told apart by. */
export class StoreKeyError extends Error {
  readonly code: 'STORE_KEY_WRONG' | 'STORE_KEY_NOT_WANTED'
  constructor(code: StoreKeyError['code'], options?: ErrorOptions) {
    super(code, options)
    this.code = code
  }
}

export interface StoreKeyOptions {
  /** `key.json` beside the store. */
  readonly file: string
  readonly vault: SystemVault
  /** The user asked for encryption. */
  readonly isWanted: boolean
  /** There is already a store without a key. */
  readonly hasPlainStore: boolean
  /** Opens the second wrap when the system's one is lost. */
  readonly recoveryCode?: string
}

export interface StoreKey {
  /** 64 hexadecimal digits; absent for a store without encryption. */
  readonly keyHex?: string
  /** Set once, when the key was made: show it to the user. */
  readonly newRecoveryCode?: string
}

/** The key to open the store with, making one when asked to. Throws StoreKeyError. */
export async function storeKey(options: StoreKeyOptions): Promise<StoreKey> {
  if (existsSync(options.file)) return { keyHex: await openKey(options) }
  if (!options.isWanted) return {}
  if (options.hasPlainStore) throw new StoreKeyError('STORE_KEY_NOT_WANTED')
  return await makeKey(options)
}

async function makeKey({ file, vault }: StoreKeyOptions): Promise<StoreKey> {
  const keyHex = randomBytes(32).toString('hex')
  const newRecoveryCode = makeRecoveryCode()
  writeKeyFile(file, {
    version: 1,
    system: await wrapBySystem(keyHex, vault),
    recovery: wrapByCode(keyHex, newRecoveryCode),
  })
  return { keyHex, newRecoveryCode }
}

async function openKey({ file, vault, recoveryCode }: StoreKeyOptions): Promise<string> {
  try {
    const keyFile = keyFileSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
    if (recoveryCode === undefined) return await vault.decrypt(Buffer.from(keyFile.system.wrapped, 'base64'))
    const keyHex = unwrapByCode(keyFile.recovery, recoveryCode)
    writeKeyFile(file, { ...keyFile, system: await wrapBySystem(keyHex, vault) })
    return keyHex
  } catch (cause) {
    throw new StoreKeyError('STORE_KEY_WRONG', { cause })
  }
}

async function wrapBySystem(keyHex: string, vault: SystemVault): Promise<KeyFile['system']> {
  const wrapped = await vault.encrypt(keyHex)
  return { backend: vault.backend(), wrapped: wrapped.toString('base64') }
}

/** 130 bits in 26 letters and digits without 0, 1, I, O, in groups: can be read over the phone. */
function makeRecoveryCode(): string {
  const alphabet = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
  const symbols = Array.from(randomBytes(26), (byte) => alphabet.charAt(byte % alphabet.length))
  return symbols.join('').replace(/(.{5})(?=.)/g, '$1-')
}

function codeKey(code: string, salt: Buffer): Buffer {
  const plain = code.toUpperCase().replace(/[^2-9A-Z]/g, '')
  return scryptSync(plain, salt, 32, { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 })
}

function wrapByCode(keyHex: string, code: string): KeyFile['recovery'] {
  const salt = randomBytes(16)
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', codeKey(code, salt), nonce)
  const wrapped = Buffer.concat([cipher.update(keyHex, 'utf8'), cipher.final()])
  const text = (bytes: Buffer) => bytes.toString('base64')
  return { salt: text(salt), nonce: text(nonce), wrapped: text(wrapped), tag: text(cipher.getAuthTag()) }
}

function unwrapByCode(recovery: KeyFile['recovery'], code: string): string {
  const bytes = (text: string) => Buffer.from(text, 'base64')
  const decipher = createDecipheriv('aes-256-gcm', codeKey(code, bytes(recovery.salt)), bytes(recovery.nonce))
  decipher.setAuthTag(bytes(recovery.tag))
  return Buffer.concat([decipher.update(bytes(recovery.wrapped)), decipher.final()]).toString('utf8')
}

function writeKeyFile(file: string, keyFile: KeyFile): void {
  const temporary = `${file}.new`
  writeFileSync(temporary, JSON.stringify(keyFile), { mode: 0o600, flush: true })
  renameSync(temporary, file)
}
