// A folder that looks like an unpacked Electron to electron-builder, for machines that cannot fetch the real one: the
// right names, an executable that is no program but carries a fuse wire as the real one does.
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { NtExecutable, NtExecutableResource, Resource } from 'resedit'

/** The mark @electron/fuses looks for in the executable; version 1, nine fuses, in the state Electron ships them. */
const FUSE_WIRE = Buffer.concat([
  Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'),
  Buffer.from([1, 9]),
  Buffer.from('101100011'),
])

const LOCALES = ['en-US', 'zh-CN', 'zh-TW', 'de', 'fr'] as const

/** Makes the folder and returns it. */
export function makeStubElectronDist(folder: string, platform: 'linux' | 'win'): string {
  const put = (file: string, content: string | Buffer = 'stub') => {
    const whole = path.join(folder, file)
    mkdirSync(path.dirname(whole), { recursive: true })
    writeFileSync(whole, content, { mode: 0o755 })
  }
  if (platform === 'win') put('electron.exe', emptyWindowsProgram())
  else put('electron', Buffer.concat([Buffer.from('no program\n'), FUSE_WIRE, Buffer.from('\nend')]))
  put('version', '45.4.1')
  put('LICENSE')
  put('LICENSES.chromium.html')
  put('resources.pak')
  put('icudtl.dat')
  for (const locale of LOCALES) put(`locales/${locale}.pak`)
  for (const file of platform === 'win' ? ['ffmpeg.dll', 'libEGL.dll'] : ['libffmpeg.so', 'chrome-sandbox']) put(file)
  return folder
}

/** electron-builder edits the resources of the executable (icon, version, hash of the asar), so it must be one. */
function emptyWindowsProgram(): Buffer {
  const program = NtExecutable.createEmpty()
  const resources = NtExecutableResource.from(program)
  const version = Resource.VersionInfo.createEmpty()
  version.setStringValues({ lang: 1033, codepage: 1200 }, { ProductName: 'Electron' })
  version.outputToResourceEntries(resources.entries)
  resources.outputResource(program)
  program.setExtraData(Uint8Array.from(FUSE_WIRE).buffer)
  return Buffer.from(program.generate())
}
