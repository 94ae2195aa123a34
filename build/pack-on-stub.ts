// Packages the app for one target on a stub Electron, as the dry run and the measurement of its size need it.
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
