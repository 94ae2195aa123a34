// `npm run check`: types, lint (with import rules and cycles), format, unit tests; the fault tests, which take minutes,
// come with `npm test`. Runs all of them even when one
// fails, so that one run tells everything, and says how long each took.
import '../node/require-node.ts'
import { runScript, toolScript } from './project.ts'
import { inSystemLanguage } from './say.ts'
import { vitestWords } from './vitest-words.ts'

interface Step {
  readonly name: string
  readonly script: string
  readonly args: readonly string[]
}

const steps: readonly Step[] = [
  { name: inSystemLanguage('类型', 'types'), script: toolScript('typescript', 'tsc'), args: ['-b'] },
  { name: inSystemLanguage('规则', 'lint'), script: toolScript('oxlint'), args: ['--type-aware', '--deny-warnings'] },
  {
    name: inSystemLanguage('格式', 'format'),
    script: toolScript('prettier'),
    args: ['--check', '--log-level=warn', '.'],
  },
  {
    name: inSystemLanguage('单元测试', 'unit tests'),
    script: toolScript('vitest'),
    // by itself it leaves a core free, which on two is half of the machine
    args: [...vitestWords(['node', 'dom'], 'vitest.json'), '--maxWorkers=100%'],
  },
]

const failed: string[] = []
for (const { name, script, args } of steps) {
  const startedMs = performance.now()
  const isGood = (await runScript(script, args)) === 0
  if (!isGood) failed.push(name)
  console.log(`${isGood ? '✓' : '✗'} ${name}  ${((performance.now() - startedMs) / 1000).toFixed(1)} s`)
}
if (failed.length > 0) {
  console.log(inSystemLanguage(`没有通过：${failed.join('、')}`, `Did not pass: ${failed.join(', ')}`))
  process.exitCode = 1
}
