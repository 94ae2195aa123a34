/**
 * The command line over the same core: `npm run -s rapport -- [--data DIR] <command> [--json]`. With `--json`, stdout has
 * exactly one JSON document; sentences about what went wrong go to stderr; exit codes are in `command.ts`.
 */
import '../../node/require-node.ts'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { WireFault } from '../../shared/api/wire-error.ts'
import { StoreError } from '../core/store/store-error.ts'
import { dataDirOf, systemLanguage } from '../data-dir.ts'
import { appVersion } from '../../node/version.ts'
import { exitCodes, Refusal, UsageError, type Command, type CommandContext, type ExitCode } from './command.ts'
import { commands } from './commands.ts'
import { sentenceOf } from '../store-sentences.ts'

const isChinese = systemLanguage() === 'zh-CN'

function usage(): string {
  const width = Math.max(...Object.values(commands).map((c) => c.usage.length))
  const each = Object.values(commands).map((c) => `  ${c.usage.padEnd(width)}  ${c.about[isChinese ? 0 : 1]}`)
  return ['rapport [--data DIR] <command> [--json]', '', ...each].join('\n')
}

interface Call {
  readonly name: string
  readonly command: Command
  readonly json: boolean
  readonly context: CommandContext
}

/** `--data` and `--json` may stand before or after the command's name. */
function readCall(argv: readonly string[]): Call | null {
  const at = argv.findIndex((word, i) => !word.startsWith('-') && argv[i - 1] !== '--data')
  const name = argv[at]
  const command = name !== undefined && Object.hasOwn(commands, name) ? commands[name] : undefined
  if (name === undefined || !command || argv.includes('--help')) return null
  const rest = argv.toSpliced(at, 1)
  const shared = { data: { type: 'string' }, json: { type: 'boolean' } } as const
  const { values, positionals } = parseArgs({
    args: rest,
    options: { ...command.options, ...shared },
    allowPositionals: true,
  })
  const { data, json, ...options } = values as Record<string, string | boolean | undefined>
  const context: CommandContext = {
    dataDir: typeof data === 'string' ? resolve(data) : dataDirOf(),
    isChinese,
    appVersion,
    options,
    args: positionals,
    note: (chinese, english) => {
      process.stderr.write(`${isChinese ? chinese : english}\n`)
    },
  }
  return { name, command, json: json === true, context }
}

function complain(error: unknown): ExitCode {
  if (error instanceof UsageError || isParseError(error)) {
    const sentence = error instanceof UsageError ? error.message : parseSentence(error)
    process.stderr.write(`${sentence === '' ? '' : `${sentence}\n`}${usage()}\n`)
    return exitCodes.usage
  }
  if (error instanceof Refusal) {
    process.stderr.write(`${error.message}\n`)
    return error.code
  }
  if (error instanceof StoreError || error instanceof WireFault) {
    process.stderr.write(`${sentenceOf(error, isChinese)}\n`)
    return error instanceof StoreError && error.code === 'STORE_IN_USE' ? exitCodes.inUse : exitCodes.failed
  }
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  return exitCodes.failed
}

const isParseError = (error: unknown): error is Error & { readonly code: unknown } =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')

/** Node says it in English and at length; the option it means stands in quotes. */
function parseSentence(error: Error & { readonly code: unknown }): string {
  const option = /'(-[^' ]*)/.exec(error.message)?.[1] ?? ''
  if (error.code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION')
    return isChinese ? `没有这个选项：${option}` : `There is no such option: ${option}`
  return isChinese ? `选项的写法不对：${option}` : `The option is not written as it should be: ${option}`
}

async function main(argv: readonly string[]): Promise<ExitCode> {
  try {
    const found = readCall(argv)
    if (!found) {
      const asked = argv.length === 0 || argv.includes('--help')
      ;(asked ? process.stdout : process.stderr).write(`${usage()}\n`)
      return asked ? exitCodes.ok : exitCodes.usage
    }
    const outcome = await found.command.run(found.context)
    const text = found.json ? JSON.stringify(outcome.json, null, 2) : outcome.lines.join('\n')
    if (text !== '') process.stdout.write(`${text}\n`)
    return outcome.code
  } catch (error) {
    return complain(error)
  }
}

process.exitCode = await main(process.argv.slice(2))
