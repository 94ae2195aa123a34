// The import rules of `.oxlintrc.json` really fire: a small bad project is linted with the very configuration. A rule
// whose pattern matches nothing would look just like code that keeps it.
import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { inProject, toolScript } from './project.ts'

const bad: Readonly<Record<string, readonly [source: string, rule: string]>> = {
  'shared/base/a.ts': ["import '../domain/account.ts'", 'no-restricted-imports'],
  'shared/domain/a.ts': ["import '../../electron/core/store.ts'", 'no-restricted-imports'],
  'shared/domain/b.ts': ["import 'node:fs'", 'no-restricted-imports'],
  'shared/sync/a.ts': ["import '../../renderer/main.tsx'", 'no-restricted-imports'],
  'electron/core/a.ts': ["import 'electron/main'", 'no-restricted-imports'],
  'electron/core/b.ts': ["import '../handler/handler.ts'", 'no-restricted-imports'],
  'electron/core/c.ts': ["import '../desktop/main.ts'", 'no-restricted-imports'],
  'electron/handler/a.ts': ["import 'better-sqlite3'", 'no-restricted-imports'],
  'electron/handler/b.ts': ["import '../browser/main.ts'", 'no-restricted-imports'],
  'renderer/a.ts': ["import '../electron/core/store.ts'", 'no-restricted-imports'],
  'renderer/b.ts': ["import 'node:path'", 'no-restricted-imports'],
  'renderer/features/c.ts': ["import 'electron'", 'no-restricted-imports'],
  'hub/a.ts': ["import '../electron/core/store.ts'", 'no-restricted-imports'],
  'electron/core/ring-a.ts': ["import { b } from './ring-b.ts'\nexport const a = () => b()", 'no-cycle'],
  'electron/core/ring-b.ts': ["import { a } from './ring-a.ts'\nexport const b = (): unknown => a()", 'no-cycle'],
  'electron/core/any.ts': ['export const a: any = 1', 'no-explicit-any'],
  'electron/core/console.ts': ["console.log('x')", 'no-console'],
  'renderer/danger.tsx': [
    'export const D = () => <div dangerouslySetInnerHTML={{ __html: location.hash }} />',
    'no-danger',
  ],
  'shared/only.test.ts': ["import { it } from 'vitest'\nit.only('a', () => {})", 'no-focused-tests'],
}

const good: Readonly<Record<string, string>> = {
  'shared/domain/good.ts': "import '../base/ids.ts'",
  'electron/core/good.ts': "import 'node:fs'\nimport 'better-sqlite3'\nimport '../../shared/domain/account.ts'",
  'electron/handler/good.ts': "import '../core/core-client.ts'",
  'electron/desktop/good.ts': "import 'electron/main'\nimport '../handler/handler.ts'",
  'renderer/good.ts': "import '../shared/domain/account.ts'",
}

const reportSchema = z.object({
  diagnostics: z.array(z.object({ code: z.string().optional(), filename: z.string() })),
})

let folder = ''
let found: readonly { readonly file: string; readonly rule: string }[] = []

beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'rapport-lint-'))
  copyFileSync(inProject('.oxlintrc.json'), path.join(folder, '.oxlintrc.json'))
  const sources = Object.entries(bad).map(([file, [source]]) => [file, source] as const)
  for (const [file, source] of [...sources, ...Object.entries(good)]) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true })
    writeFileSync(path.join(folder, file), `${source}\n`)
  }
  const linted = spawnSync(process.execPath, [toolScript('oxlint'), '--format=json'], { cwd: folder, encoding: 'utf8' })
  found = reportSchema.parse(JSON.parse(linted.stdout)).diagnostics.map(({ filename, code = '' }) => ({
    file: filename.replaceAll('\\', '/'),
    rule: code.replace(/^.*\((.*)\)$/, '$1'),
  }))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('the lint rules', () => {
  it.each(Object.entries(bad))('%s is refused', (file, [, rule]) => {
    expect(found).toContainEqual({ file, rule })
  })

  it.each(Object.keys(good))('%s is allowed', (file) => {
    expect(found.filter((one) => one.file === file)).toEqual([])
  })
})
