// `node build/package-dry-run.ts`: packages the app for Linux and Windows on a stub Electron and looks into the results:
// exactly the right files in the asar, the one native library of the target, the fuses set, and a core that opens a
// store when it is started from the unpacked asar. Writes out/package-dry-run.json for `npm test`.
import '../node/require-node.ts'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { bootPackedCore } from './boot-packed-core.ts'
import { ensureBuilt } from './build.ts'
import { checkPackage, type PackageCheck } from './check-package.ts'
import { packOnStub } from './pack-on-stub.ts'
import { inProject } from './project.ts'
import { say } from './say.ts'

const targets = [
  { name: 'linux', executable: 'rapport', prebuild: 'linux-x64.node' },
  { name: 'win', executable: 'Rapport.exe', prebuild: 'win32-x64.node' },
] as const

await ensureBuilt()
const folder = mkdtempSync(path.join(os.tmpdir(), 'rapport-package-'))
const checks: PackageCheck[] = []
try {
  for (const { name, executable, prebuild } of targets)
    checks.push(...(await checkPackage(name, await packOnStub(folder, name), executable, prebuild)))
  const boot = bootPackedCore(path.join(folder, 'linux-unpacked', 'resources'))
  if (boot === null)
    say('跳过：打包后的核心只在 Linux x64 上试启动。', 'Skipped: the packed core is only booted on Linux x64.')
  else checks.push(boot)
} finally {
  rmSync(folder, { recursive: true, force: true })
}

for (const { name, problem } of checks) console.log(problem === null ? `✓ ${name}` : `✗ ${name}: ${problem}`)
const failed = checks.filter(({ problem }) => problem !== null).length
mkdirSync(inProject('out'), { recursive: true })
writeFileSync(
  inProject('out', 'package-dry-run.json'),
  JSON.stringify({ passed: checks.length - failed, failed, checks }),
)
process.exitCode = failed > 0 ? 1 : 0
