/** Opens any file an import can read, by what its bytes say rather than by its name. */
import { open } from 'node:fs/promises'
import { fileError, FileRefused, type FileError } from '../../../shared/domain/interchange/reasons.ts'
import { openCsv } from './csv.ts'
import type { Delimiter } from './delimiter.ts'
import type { Encoding } from './encoding.ts'
import { openJsonExport } from './json-table.ts'
import type { SourceTable } from './table.ts'
import { openVcard } from './vcard.ts'
import { openXlsx } from './xlsx.ts'

/** What the user may set instead of what was found. */
export interface OpenOptions {
  readonly encoding?: Encoding
  readonly delimiter?: Delimiter
  readonly sheet?: string
}

export interface OpenedTable {
  readonly table: SourceTable
  readonly close: () => void
}

type Kind = 'csv' | 'xlsx' | 'vcard' | 'json'

/** Throws `FileRefused`. */
export async function openTable(path: string, options: OpenOptions = {}): Promise<OpenedTable> {
  const kind = kindOf(await headOf(path))
  const nothing = (): void => undefined
  if (kind === 'xlsx') return openXlsx(path, options)
  if (kind === 'vcard') return { table: await openVcard(path, options), close: nothing }
  if (kind === 'json') return { table: await openJsonExport(path), close: nothing }
  return { table: await openCsv(path, options), close: nothing }
}

async function headOf(path: string): Promise<Buffer> {
  const file = await open(path).catch((cause: unknown) => {
    throw new FileRefused('file_missing', null, cause)
  })
  try {
    const head = Buffer.alloc(512)
    const { bytesRead } = await file.read(head, 0, head.length, 0)
    return head.subarray(0, bytesRead)
  } catch (cause) {
    throw new FileRefused('file_missing', null, cause)
  } finally {
    await file.close()
  }
}

function kindOf(head: Buffer): Kind {
  const isZip = head.length >= 4 && head.readUInt32BE(0) === 0x504b0304
  const isOldOffice = head.length >= 4 && head.readUInt32BE(0) === 0xd0cf11e0
  if (isZip || isOldOffice) return 'xlsx'
  const text = head
    .toString('latin1')
    .replaceAll('\u0000', '')
    .replace(/^(\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)/, '')
    .trimStart()
  if (/^(?:[\w-]+\.)?BEGIN[ \t]*:[ \t]*VCARD/i.test(text)) return 'vcard'
  return text.startsWith('{"rapport"') ? 'json' : 'csv'
}

/** What a throw out of a reader means to the user; bugs stay bugs. */
export function asFileError(error: unknown): FileError {
  if (error instanceof FileRefused) return error.problem
  if (error instanceof RangeError && /string length|Array buffer|allocation/i.test(error.message))
    return fileError('needs_too_much_memory')
  throw error
}
