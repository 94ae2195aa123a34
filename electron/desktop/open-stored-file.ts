// A file of a record in the program the system has for it. Only types on the list of `sniff.ts`, by what the bytes are: the
// copy that is handed over gets the ending of that type, whatever the file was called, so that no script is ever started
// under the name of a photo. Everything else is saved by the person instead.
import { randomUUID } from 'node:crypto'
import { chmod } from 'node:fs/promises'
import path from 'node:path'
import type { FileOpening } from '../../shared/api/desktop-bridge.ts'
import { WireFault } from '../../shared/api/wire-error.ts'
import { endingOf, safeFileName } from '../../shared/base/file-name.ts'
import { uuidPattern } from '../../shared/base/ids.ts'
import { endingOfType } from '../../shared/domain/media/sniff.ts'
import type { Core } from '../core/core-client.ts'
import { blobPath } from '../core/vault/blob-path.ts'
import { copySource } from '../core/vault/copy-source.ts'

export interface OpenParts {
  readonly core: Pick<Core, 'call'>
  readonly dataDir: string
  /** Where copies are laid; emptied when the shell starts. */
  readonly openedDir: string
  /** Asks the system; answers what went wrong, or nothing. */
  readonly openCopy: (copy: string) => Promise<string>
}

interface Checked {
  readonly sha256: string
  readonly name: string
  readonly mediaType: string
}

/** Opens the file of an attachment; `id` comes from the page and may be anything. */
export async function openStoredFile(id: unknown, parts: OpenParts): Promise<FileOpening> {
  if (typeof id !== 'string' || !uuidPattern.test(id)) return 'failed'
  try {
    const found = (await parts.core.call('attachments.open', { id })) as Checked
    const ending = endingOfType(found.mediaType)
    const bytes = blobPath(parts.dataDir, found.sha256)
    if (ending === null || bytes === null) return 'save_instead'
    const copy = path.join(parts.openedDir, randomUUID(), nameToOpen(found.name, ending))
    await copySource(bytes, copy)
    await chmod(copy, 0o400) // what is changed in it would be lost, so it cannot be
    return (await parts.openCopy(copy)) === '' ? 'opened' : 'save_instead'
  } catch (error) {
    if (error instanceof WireFault) return 'failed'
    throw error
  }
}

/** The name without any ending of its own, and with the one its bytes deserve. */
export function nameToOpen(name: string, ending: string): string {
  const safe = safeFileName(name)
  const stem = safe.slice(0, safe.length - endingOf(safe).length).replaceAll('.', '_')
  return `${stem === '' ? 'file' : stem}${ending}`
}
