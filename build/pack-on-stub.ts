// Packages the app for one target on a stub Electron, as the dry run and the measurement of its size need it:
// `node build/pack-on-stub.ts FOLDER linux`.
import path from 'node:path'
import { Arch, build, Platform } from 'electron-builder'
import { inProject, projectRoot } from './project.ts'
import { makeStubElectronDist } from './stub-electron-dist.ts'

const platforms = { linux: Platform.LINUX, win: Platform.WINDOWS } as const

/** Packs into `folder`; returns the folder of the unpacked app. The page and the main processes must be built. */
export async function packOnStub(folder: string, name: keyof typeof platforms): Promise<string> {
  const electronDist = makeStubElectronDist(path.join(folder, `electron-${name}`), name)
  await build({
    projectDir: projectRoot,
    targets: platforms[name].createTarget('dir', Arch.x64),
    publish: 'never',
    config: { extends: inProject('electron-builder.yml'), electronDist, directories: { output: folder } },
  })
  return path.join(folder, `${name}-unpacked`)
}

if (import.meta.main) {
  const [folder, name] = process.argv.slice(2)
  if (folder === undefined || (name !== 'linux' && name !== 'win'))
    throw new Error('usage: pack-on-stub.ts FOLDER linux|win')
  await packOnStub(folder, name)
}
