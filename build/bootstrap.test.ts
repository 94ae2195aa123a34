import { spawn, spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

// The bootstrap runs in a copy of the project that has no packages, a fake npm and a fake command line.
let root = ''
beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'rapport-bootstrap-'))
  for (const name of ['bootstrap.mjs', 'bootstrap']) {
    cpSync(path.join(import.meta.dirname, name), path.join(root, 'build', name), { recursive: true })
  }
  writeFileSync(path.join(root, 'package.json'), '{"type":"module"}')
  writeJson('package-lock.json', { packages: { '': {}, 'node_modules/a': { version: '1.0.0', integrity: 'x' } } })
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

const write = (file: string, text: string) => {
  const whole = path.join(root, file)
  mkdirSync(path.dirname(whole), { recursive: true })
  writeFileSync(whole, text)
  return whole
}
const writeJson = (file: string, value: unknown) => write(file, JSON.stringify(value))
const installed = (version = '1.0.0') =>
  writeJson('node_modules/.package-lock.json', { packages: { 'node_modules/a': { version, integrity: 'x' } } })
const npm = (body: string) => write('npm.js', `import fs from 'node:fs'\nconsole.log('npm speaks')\n${body}`)
const commandLine = (body: string) => write('electron/cli/main.ts', body)

const run = (args: readonly string[], env: NodeJS.ProcessEnv = {}) =>
  spawnSync(process.execPath, [path.join(root, 'build/bootstrap.mjs'), ...args], {
    encoding: 'utf8',
    env: { ...process.env, npm_execpath: path.join(root, 'npm.js'), LANG: 'en_US.UTF-8', LC_ALL: '', ...env },
  })

describe('bootstrap', () => {
  it('runs the command with its arguments, prints nothing of its own, and passes the exit code on', () => {
    installed()
    npm('process.exit(1)')
    commandLine(
      'const given: readonly string[] = process.argv.slice(2); console.log(JSON.stringify(given)); process.exitCode = 3',
    )
    const done = run(['rapport', '--json', 'stats'])
    expect(done.stdout).toBe('["--json","stats"]\n')
    expect(done.stderr).toBe('')
    expect(done.status).toBe(3)
  })

  it('installs when node_modules is not what the lockfile says, and keeps stdout clean', () => {
    installed('0.9.0')
    npm(`fs.writeFileSync(${JSON.stringify(path.join(root, 'ran'))}, process.argv.slice(2).join(' '))`)
    commandLine(
      `import fs from 'node:fs'; console.log(fs.readFileSync(${JSON.stringify(path.join(root, 'ran'))}, 'utf8'))`,
    )
    const done = run(['rapport'])
    expect(done.stdout).toBe('ci --no-audit --no-fund --loglevel=error\n')
    expect(done.stderr).toContain('npm speaks')
  })

  it('installs when there is no node_modules, or only half of one', () => {
    npm('process.exit(1)')
    expect(run(['rapport']).stderr).toContain('npm ci')
    write('node_modules/.package-lock.json', '{"packages":{"node_mod')
    expect(run(['rapport']).stderr).toContain('npm ci')
  })

  it('does not install for a package of another platform', () => {
    installed()
    npm('process.exit(1)')
    commandLine('')
    const a = { version: '1.0.0', integrity: 'x' }
    const lock = {
      packages: { '': {}, 'node_modules/a': a, 'node_modules/mac-only': { version: '2.0.0', optional: true } },
    }
    writeJson('package-lock.json', lock)
    expect(run(['rapport']).status).toBe(0)
  })

  it('stops with a sentence in the language of the system when the install fails', () => {
    npm('process.exit(1)')
    const english = run(['rapport'])
    expect(english.status).toBe(1)
    expect(english.stderr).toContain('The install did not work')
    expect(run(['rapport'], { LANG: 'zh_CN.UTF-8' }).stderr).toContain('依赖没有装好')
  })

  it('names the commands when it does not know one', () => {
    const done = run(['strat'])
    expect(done.status).toBe(2)
    expect(done.stderr).toContain('start, test, check')
  })

  it.runIf(process.platform !== 'win32')(
    'hands a termination on to the command and ends as the command ends',
    async () => {
      installed()
      commandLine("process.on('SIGTERM', () => process.exit(7)); console.log('up'); setInterval(() => {}, 1000)")
      const child = spawn(process.execPath, [path.join(root, 'build/bootstrap.mjs'), 'rapport'], { stdio: 'pipe' })
      await new Promise((resolve) => child.stdout.once('data', resolve))
      child.kill('SIGTERM')
      const code = await new Promise((resolve) => child.once('exit', resolve))
      expect(code).toBe(7)
    },
  )
})
